import type { Knowledge, Material } from '@libs/knowledge';
import type { Ingredient, ProcessDocument, Step } from '@libs/process';
import { positions } from '../route/choices';
import type { Position, Sheet } from '../space/sheet';

/** What can be read of one sheet from the steps that make it. Sets of catalogue ids by role; numbers as they are written. */
export interface SheetFacts {
  readonly operations: ReadonlySet<string>;
  readonly materials: ReadonlyMap<string, ReadonlySet<string>>;
  readonly coating: string | undefined;
  readonly heatTreatmentC: number | undefined;
  readonly carrier: 'cathode' | 'anode' | undefined;
  /** shares of the dry layer, 1; solids of the slurry, 1 */
  readonly shares: Readonly<Partial<Record<'electrolyte' | 'binder' | 'carbon' | 'solids', number>>>;
  readonly thicknessUm: number | undefined;
  readonly loadingMgCm2: number | undefined;
  readonly dryingC: number | undefined;
}

export interface KnownProcess {
  readonly sheets: Readonly<Partial<Record<Position, SheetFacts>>>;
  readonly pressureMPa: number | undefined;
}

type Find = (name: string) => Material | undefined;

/** Catalogue ids of everything that a process names; empty without one. */
export function materialsNamed(document: ProcessDocument | null, knowledge: Knowledge): ReadonlySet<string> {
  const named = (document?.steps ?? []).flatMap(({ ingredients }) =>
    ingredients.flatMap(({ material, coating }) => [material, coating].filter((name) => name !== undefined)),
  );
  return new Set([...named, document?.cell?.anode ?? ''].flatMap((name) => knowledge.find(name)?.material.id ?? []));
}

/** Reads the three sheets of a process document; a sheet that it does not make is left out. */
export function knownProcess(document: ProcessDocument, find: Find): KnownProcess {
  const { cell, steps } = document;
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ends: Readonly<Record<Position, readonly string[]>> = {
    cathode: cell?.cathode === undefined ? [] : [cell.cathode],
    separator: cell?.separator ?? [],
    anode: cell?.anode === undefined ? [] : [cell.anode],
  };
  const chains = new Map<Position, Step[]>();
  for (const position of positions) chains.set(position, upstream(ends[position], byId));
  const electrodes = new Set([...(chains.get('cathode') ?? []), ...(chains.get('anode') ?? [])]);
  const sheets: Partial<Record<Position, SheetFacts>> = {};
  for (const position of positions) {
    const chain = (chains.get(position) ?? []).filter((step) => position !== 'separator' || !electrodes.has(step));
    const foil = find(ends[position][0] ?? '');
    if (chain.length > 0) sheets[position] = factsOf(chain, find, carrierOf(chain, chains));
    else if (foil) sheets[position] = factsOfFoil(foil.id);
  }
  const pressed = steps
    .filter(({ operation }) => operation === 'press')
    .flatMap(({ conditions }) => conditions?.pressureMPa ?? []);
  return { sheets, pressureMPa: pressed.at(-1) };
}

/** Everything that a step is made from, but not the sheet that it is laid on. */
function upstream(ends: readonly string[], byId: ReadonlyMap<string, Step>): Step[] {
  const seen = new Set<Step>();
  const visit = (id: string): void => {
    const step = byId.get(id);
    if (!step || seen.has(step)) return;
    seen.add(step);
    for (const { from, role } of step.ingredients) if (from !== undefined && role !== 'substrate') visit(from);
  };
  ends.forEach(visit);
  return [...byId.values()].filter((step) => seen.has(step));
}

function carrierOf(chain: readonly Step[], chains: ReadonlyMap<Position, readonly Step[]>): SheetFacts['carrier'] {
  const under = chain.flatMap(({ ingredients }) =>
    ingredients.flatMap(({ role, from }) => (role === 'substrate' && from !== undefined ? [from] : [])),
  );
  return (['cathode', 'anode'] as const).find((position) => chains.get(position)?.some(({ id }) => under.includes(id)));
}

/** The same facts of a sheet of the space, from the steps that it would be made by. */
export function factsOfSheet(sheet: Sheet, steps: readonly Step[], find: Find): SheetFacts {
  if (steps.length === 0) return factsOfFoil(sheet.active?.id ?? '');
  return { ...factsOf(steps, find, undefined), carrier: sheet.carrier };
}

function factsOfFoil(id: string): SheetFacts {
  return {
    operations: new Set(),
    materials: new Map([['active-material', new Set([id])]]),
    coating: undefined,
    heatTreatmentC: undefined,
    carrier: undefined,
    shares: {},
    thicknessUm: undefined,
    loadingMgCm2: undefined,
    dryingC: undefined,
  };
}

function factsOf(steps: readonly Step[], find: Find, carrier: SheetFacts['carrier']): SheetFacts {
  const materials = new Map<string, Set<string>>();
  let coating: string | undefined;
  for (const { ingredients } of steps)
    for (const one of ingredients) {
      const found = one.material === undefined ? undefined : find(one.material);
      const role = one.role ?? found?.kind;
      if (!found || role === undefined) continue;
      materials.set(role, (materials.get(role) ?? new Set()).add(found.id));
      if (role === 'active-material' && one.coating !== undefined) coating = find(one.coating)?.id ?? one.coating;
    }
  const last = <T>(read: (step: Step) => T | undefined): T | undefined =>
    steps
      .map(read)
      .filter((value) => value !== undefined)
      .at(-1);
  return {
    operations: new Set(steps.map(({ operation }) => operation)),
    materials,
    coating,
    carrier,
    heatTreatmentC: last(({ operation, conditions }) =>
      operation === 'heat-treat' ? conditions?.temperatureC : undefined,
    ),
    shares: sharesOf(steps, find),
    thicknessUm: last(({ thicknessUm }) => thicknessUm),
    loadingMgCm2: last(({ loadingMgCm2 }) => loadingMgCm2),
    dryingC: last(({ operation, conditions }) => (operation === 'dry' ? conditions?.temperatureC : undefined)),
  };
}

/** The mixture that makes the layer: the mixing step with the most kinds of solids, its shares of the dry mass. */
function sharesOf(steps: readonly Step[], find: Find): SheetFacts['shares'] {
  const roleOf = ({ role, material, from }: Ingredient): string =>
    role ?? (material === undefined ? (from === undefined ? '' : 'solid-electrolyte') : (find(material)?.kind ?? ''));
  const mixtures = steps.filter(
    ({ operation, ingredients }) =>
      (operation === 'mix-slurry' || operation === 'mix-dry') &&
      ingredients.length > 1 &&
      ingredients.every(({ massFraction }) => massFraction !== undefined),
  );
  const chosen = [...mixtures].sort((a, b) => b.ingredients.length - a.ingredients.length)[0];
  if (!chosen) return {};
  const sum = (...roles: string[]): number =>
    chosen.ingredients.reduce((total, one) => total + (roles.includes(roleOf(one)) ? (one.massFraction ?? 0) : 0), 0);
  const all = chosen.ingredients.reduce((total, { massFraction }) => total + (massFraction ?? 0), 0);
  const liquid = sum('solvent');
  const dry = all - liquid;
  return dry <= 0
    ? {}
    : {
        electrolyte: sum('solid-electrolyte', 'precursor') / dry,
        binder: sum('binder') / dry,
        carbon: sum('conductive-additive') / dry,
        ...(liquid > 0 ? { solids: dry / all } : {}),
      };
}
