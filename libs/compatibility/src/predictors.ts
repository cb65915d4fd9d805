import type { Datum, Knowledge, Material } from '@libs/knowledge';
import { preferredDatum, preferredNumber } from '@libs/knowledge';
import type { ReadProcess } from '@libs/process';
import type { Answered } from './answer';

/** A liquid of a mixture; its share is by volume. */
export interface Share {
  readonly material: Material;
  readonly volumeFraction?: number;
}

/** Hansen distance of a polymer and a liquid: computed, it annotates and ranks, and never decides. */
export interface HansenDistance {
  /** Ra, MPa^0.5 */
  readonly distance: number;
  /** R0 of the polymer's solubility sphere, MPa^0.5 */
  readonly radius: number;
  /** RED = Ra/R0; below 1 the liquid is predicted to dissolve the polymer */
  readonly relative: number;
  readonly entry: string;
}

type Parameters = readonly [number, number, number];

function parametersOf(datum: Datum | undefined): Parameters | undefined {
  const value = datum?.value;
  if (!Array.isArray(value) || value.length !== 3) return undefined;
  const [d, p, h] = value as number[];
  return [d as number, p as number, h as number];
}

/** Hansen parameters of a liquid mixture by volume fraction; undefined when one share or parameter is not known. */
export function mixedHansen(liquids: readonly Share[]): Parameters | undefined {
  const sum: [number, number, number] = [0, 0, 0];
  let all = 0;
  for (const { material, volumeFraction } of liquids) {
    const own = parametersOf(preferredDatum(material, 'hansen'));
    const share = volumeFraction ?? (liquids.length === 1 ? 1 : undefined);
    if (!own || share === undefined) return undefined;
    all += share;
    own.forEach((value, axis) => {
      sum[axis] = (sum[axis] as number) + value * share;
    });
  }
  return all > 0 ? (sum.map((value) => value / all) as unknown as Parameters) : undefined;
}

/**
 * Hansen distance Ra and RED of a polymer against a liquid mixture.
 * Ra² = 4(δD₁−δD₂)² + (δP₁−δP₂)² + (δH₁−δH₂)²; RED = Ra/R0. Units: MPa^0.5; RED has none.
 * Valid as a ranking of solubility at room temperature; says nothing of swelling by residues or of chemical reaction.
 * Source: Hansen, Solubility Parameters, 2nd ed. 2007; spheres as the polymers table cites them.
 * Example: δ = (18, 1.4, 2) against (18.62, 8.78, 4.17), R0 = 9.62 gives Ra = 7.79 and RED = 0.81.
 */
export function hansenDistance(polymer: Material, liquids: readonly Share[]): HansenDistance | undefined {
  const sphere = preferredDatum(polymer, 'hansen');
  const own = parametersOf(sphere);
  const liquid = mixedHansen(liquids);
  const radius = preferredNumber(polymer, 'hansenRadius');
  if (!own || !liquid || radius === undefined || radius <= 0) return undefined;
  const [d, p, h] = own.map((value, axis) => value - (liquid[axis] as number)) as unknown as Parameters;
  const distance = Math.sqrt(4 * d * d + p * p + h * h);
  return { distance, radius, relative: distance / radius, entry: sphere?.source.section ?? sphere?.source.id ?? '' };
}

/** Donor number and proticity of a liquid: how strongly it is expected to coordinate or attack. */
export interface DonorClass {
  readonly donorNumber?: number;
  readonly protic: boolean;
  readonly source?: string;
}

export function donorClass(solvent: Material): DonorClass {
  const datum = preferredDatum(solvent, 'donorNumber');
  const donorNumber = preferredNumber(solvent, 'donorNumber');
  return {
    protic: (solvent.class ?? []).includes('protic'),
    ...(donorNumber === undefined || !datum
      ? {}
      : { donorNumber, source: `${datum.source.id}, grade ${datum.source.grade}` }),
  };
}

/** The notes of the computed predictors on a wet contact, for the finding card; every one says that it does not decide. */
export function predictionsOn(
  { question, about }: Pick<Answered, 'question' | 'about'>,
  knowledge: Knowledge,
  sharesOf: (liquid: string) => number | undefined = () => undefined,
): string[] {
  const [first, second] = about.materials.map((id) => knowledge.materials.get(id));
  if (!first || !second) return [];
  if (question === 'electrolyte-in-solvent' || question === 'precursor-in-solvent') {
    const { donorNumber, protic, source } = donorClass(second);
    const number = donorNumber === undefined ? 'no donor number known' : `donor number ${donorNumber} kcal/mol`;
    return [
      `computed, never decides: ${second.id} is ${protic ? 'protic' : 'aprotic'}, ${number}${source ? ` (${source})` : ''}`,
    ];
  }
  if (question !== 'binder-in-solvent' && question !== 'layer-below-in-solvent') return [];
  const liquids = String(about.conditions['liquids'] ?? second.id)
    .split('+')
    .flatMap((id) => knowledge.materials.get(id) ?? [])
    .map((material): Share => {
      const volumeFraction = sharesOf(material.id);
      return { material, ...(volumeFraction === undefined ? {} : { volumeFraction }) };
    });
  const mixed = liquids.length > 1 ? hansenDistance(first, liquids) : undefined;
  const alone = hansenDistance(first, [{ material: second }]);
  if (!alone) return [`computed, never decides: no Hansen sphere is known for ${first.id} with ${second.id}`];
  const said = (name: string, { distance, radius, relative, entry }: HansenDistance): string =>
    `computed, never decides: Hansen distance of ${first.id} in ${name} Ra ${distance.toFixed(1)} of R0 ${radius} MPa^0.5, ` +
    `RED ${relative.toFixed(2)} (${relative < 1 ? 'predicted to dissolve' : 'predicted not to dissolve'}; ${entry})`;
  return mixed ? [said(liquids.map(({ material }) => material.id).join(' + '), mixed)] : [said(second.id, alone)];
}

/** The volume shares of the liquids of one step, as the document states them. */
export function sharesIn({ document, find }: ReadProcess, step: string): (liquid: string) => number | undefined {
  const stated = document.steps.find(({ id }) => id === step)?.ingredients ?? [];
  return (liquid) =>
    stated.find(({ role, material }) => role === 'solvent' && find(material ?? '')?.material.id === liquid)
      ?.volumeFraction;
}
