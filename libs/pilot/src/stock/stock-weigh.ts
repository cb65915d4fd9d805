import type { Charge } from '@libs/recipe';
import type { Lot } from './stock';
import type { Portion } from './stock-assign';
import { batchOf, brokenLimit } from './stock-batch';
import { contentOf } from './stock-lots';

/** One charge of a mixture with the lots that it comes from; no lots: an intermediate of this run. */
export interface Sourced {
  readonly charge: Charge;
  readonly portions: readonly (Portion & { readonly of: Lot | undefined })[];
}

/** A mass to weigh before it is rounded: from which charge and lot, and what one g of it brings. */
export interface Weighed {
  readonly at: number;
  readonly lot: Lot | undefined;
  readonly part: number;
  readonly grams: number;
  readonly content: number;
  readonly stays: number;
  readonly evaporates: number;
}

export interface TooDilute {
  readonly material: string;
  readonly solvent: string;
  /** g of the solvent that the slurry may have and that the solutions bring */
  readonly may: number;
  readonly brings: number;
  /** wt% from which on a solution would do */
  readonly enoughPercent: number;
}

/** A dry charge that is held at an end of its limits, because the rests of the lots would push it out. */
export interface Held {
  readonly at: number;
  readonly material: string;
  readonly percent: number;
}

type Answer =
  | { readonly weighed: readonly Weighed[]; readonly held: readonly Held[] }
  | { readonly tooDilute: TooDilute }
  | { readonly impure: true };

/**
 * What to weigh for a batch of `total` g, so that the ratio of the dry materials and the solids are exactly those of the recipe.
 * Formula: net dry = λ·share, net liquid = μ·share; a lot of content a weighs net/a, its rest counts as solid or as liquid; a stock
 * solution brings (1−w)/w of its solvent, which is taken off the solvent charge; λ and μ from Σ = total and solids = recipe. Where rests
 * push a charge out of its limits, it is held at the nearest end (net = percent of the solids) and the others give way in their ratio.
 * Units: g. Errors: a solution that brings more solvent than the batch may have, with the percentage that would do; rests that alone
 * exceed the solids. Example: 100 g of 50 % solids with 2 g binder from an 8 % solution: 25 g of solution bring 23 g, 27 g of solvent
 * are weighed.
 */
export function weighed(sourced: readonly Sourced[], total: number): Answer {
  const held: Held[] = [];
  for (;;) {
    const answer = solved(sourced, total, held);
    if (!('weighed' in answer) || held.length >= sourced.length) return answer;
    const grams = answer.weighed.map((item) => item.grams);
    const broken = brokenLimit(sourced, batchOf(sourced, answer.weighed, grams));
    const limits = broken && sourced[broken.at]?.charge.limits;
    if (!broken || !limits || limits.of.includes('solids') || held.some(({ at }) => at === broken.at)) return answer;
    const percent = broken.percent < limits.low ? limits.low : limits.high;
    held.push({ at: broken.at, material: broken.charge, percent });
  }
}

function solved(sourced: readonly Sourced[], total: number, held: readonly Held[]): Answer {
  const whole = sourced.reduce((sum, { charge }) => sum + charge.grams, 0);
  const isDry = ({ charge }: Sourced): boolean => charge.dryPercent !== null;
  const share = ({ charge }: Sourced): number => charge.grams / whole;
  const dryShare = sourced.filter(isDry).reduce((sum, one) => sum + share(one), 0);
  const fixed = (at: number): number | undefined => {
    const percent = held.find((one) => one.at === at)?.percent;
    return percent === undefined ? undefined : (percent / 100) * dryShare * total;
  };
  // What λ (dry), μ (liquid) and the held charges (constant) put into the pools of solids and liquid, and which solvents come with them.
  const pools = { dry: { l: 0, m: 0, c: 0 }, wet: { l: 0, m: 0, c: 0 } };
  const brought = new Map<string, { l: number; c: number }>();
  for (const [at, one] of sourced.entries()) {
    if (!isDry(one)) continue;
    const key = fixed(at) === undefined ? 'l' : 'c';
    const net = fixed(at) ?? share(one);
    const { stays, evaporates } = restPerNet(one);
    pools.dry[key] += net * (1 + stays);
    pools.wet[key] += net * evaporates;
    for (const { of: lot, part } of one.portions) {
      if (!lot?.solution) continue;
      const all = brought.get(lot.solution.solvent) ?? { l: 0, c: 0 };
      all[key] += (net * part * (1 - contentOf(lot))) / contentOf(lot);
      brought.set(lot.solution.solvent, all);
    }
  }
  for (const one of sourced) {
    if (isDry(one)) continue;
    const { stays, evaporates } = restPerNet(one);
    const off = brought.get(one.charge.material) ?? { l: 0, c: 0 };
    pools.dry.m += share(one) * stays;
    pools.wet.m += share(one) * (1 + evaporates);
    for (const key of ['l', 'c'] as const) {
      pools.dry[key] -= off[key] * stays;
      pools.wet[key] -= off[key] * evaporates;
    }
  }
  const { dry, wet } = pools;
  const solids = total * dryShare - dry.c;
  const liquid = total * (1 - dryShare) - wet.c;
  const isWet = dryShare < 1;
  const determinant = dry.l * wet.m - dry.m * wet.l;
  const lambda = isWet ? (solids * wet.m - dry.m * liquid) / determinant : (total - dry.c - wet.c) / (dry.l + wet.l);
  const mu = isWet ? (dry.l * liquid - solids * wet.l) / determinant : 0;
  // The rests alone are more than the solids or the liquid of the recipe: no masses give it.
  if (!(lambda > 0) || !(mu >= 0)) return { impure: true };
  const result: Weighed[] = [];
  for (const [at, one] of sourced.entries()) {
    const comes = isDry(one) ? undefined : brought.get(one.charge.material);
    const off = comes ? lambda * comes.l + comes.c : 0;
    const net = (fixed(at) ?? share(one) * (isDry(one) ? lambda : mu)) - off;
    if (net < -1e-9 * total) {
      const nets = sourced.map((each, index) => fixed(index) ?? share(each) * lambda);
      return { tooDilute: diluteOf(sourced, nets, one.charge.material, net + off, off) };
    }
    for (const { of: lot, part } of one.portions) {
      const content = lot ? contentOf(lot) : 1;
      const grams = Math.max(0, (net * part) / content);
      const { stays, evaporates } = restOf(lot, isDry(one));
      if (grams > 1e-9 * total) result.push({ at, lot, part, grams, content, stays, evaporates });
    }
  }
  return { weighed: result, held };
}

/** Share of a g of a lot that is not the named material, and what it does in a dryer. The solvent of a solution is no rest. */
function restOf(lot: Lot | undefined, dry: boolean): { stays: number; evaporates: number } {
  const rest = !lot || lot.solution ? 0 : 1 - contentOf(lot);
  const stays = lot?.rest === undefined ? dry : lot.rest === 'stays';
  return { stays: stays ? rest : 0, evaporates: stays ? 0 : rest };
}

function restPerNet(one: Sourced): { stays: number; evaporates: number } {
  let [stays, evaporates] = [0, 0];
  for (const { of: lot, part } of one.portions) {
    const rest = restOf(lot, one.charge.dryPercent !== null);
    const content = lot ? contentOf(lot) : 1;
    stays += (part * rest.stays) / content;
    evaporates += (part * rest.evaporates) / content;
  }
  return { stays, evaporates };
}

function diluteOf(
  sourced: readonly Sourced[],
  nets: readonly number[],
  solvent: string,
  may: number,
  brings: number,
): TooDilute {
  let net = 0;
  const materials: string[] = [];
  for (const [at, { charge, portions }] of sourced.entries())
    for (const { of: lot, part } of portions) {
      if (lot?.solution?.solvent !== solvent) continue;
      net += (nets[at] ?? 0) * part;
      if (!materials.includes(charge.material)) materials.push(charge.material);
    }
  return { material: materials.join(', '), solvent, may, brings, enoughPercent: (100 * net) / (net + may) };
}
