import type { Ingredient, ProcessDocument, Step } from '@libs/process';

type Masses = ReadonlyMap<string, number>;

const evaporating: ReadonlySet<string> = new Set(['dry', 'heat-treat']);

/** What each step holds, by material, as mass fractions that sum to one; foils and the layer below are left out. */
export function compositions(process: ProcessDocument): ReadonlyMap<string, Masses> {
  const known = new Map<string, Masses>();
  const precursors = new Set(
    process.steps.flatMap(({ ingredients }) =>
      ingredients.flatMap(({ role, material }) => (role === 'precursor' && material ? [material] : [])),
    ),
  );
  for (const step of process.steps) {
    const masses = compositionOf(step, known);
    known.set(step.id, step.product === undefined ? masses : reacted(masses, step.product, precursors));
  }
  return known;
}

/** The product in the place of its precursors, with their mass. */
function reacted(masses: Masses, product: string, precursors: ReadonlySet<string>): Masses {
  const stays = [...masses].filter(([id]) => !precursors.has(id));
  const mass = [...masses].reduce((sum, [id, one]) => (precursors.has(id) ? sum + one : sum), 0);
  return mass > 0 ? new Map([...stays, [product, mass]]) : masses;
}

/** Whether an ingredient is a thing that the mixture sits on, not a part of it. */
function isCarrier({ role }: Ingredient): boolean {
  return role === 'substrate' || role === 'current-collector' || role === 'scaffold';
}

/** Mass share of an ingredient; an impregnation states the solids of its suspension instead. */
export function shareOf(step: Step, ingredient: Ingredient): number | undefined {
  if (ingredient.massFraction !== undefined) return ingredient.massFraction;
  const solids = step.setpoints?.['solidsOfSuspension'];
  if (typeof solids === 'number' && !isCarrier(ingredient)) return ingredient.role === 'solvent' ? 1 - solids : solids;
  return undefined;
}

function compositionOf(step: Step, known: ReadonlyMap<string, Masses>): Masses {
  const parts = step.ingredients.filter((ingredient) => !isCarrier(ingredient));
  const masses = new Map<string, number>();
  const add = (id: string, mass: number): void => void masses.set(id, (masses.get(id) ?? 0) + mass);
  for (const part of parts) {
    const share = shareOf(step, part) ?? (parts.length === 1 ? 1 : undefined);
    if (share === undefined) return new Map();
    if (part.from === undefined) {
      add(`${part.role === 'solvent' ? '~' : ''}${part.material ?? ''}`, share);
    } else for (const [id, fraction] of known.get(part.from) ?? []) add(id, share * fraction);
  }
  if (evaporating.has(step.operation)) for (const id of [...masses.keys()]) if (id.startsWith('~')) masses.delete(id);
  const sum = [...masses.values()].reduce((whole, mass) => whole + mass, 0);
  return new Map([...masses].map(([id, mass]) => [id, mass / sum]));
}

/** Materials that are in the hands of the person at a step, with everything carried from earlier steps; solvents leave after drying. */
export function presentMaterials(process: ProcessDocument): ReadonlyMap<string, ReadonlySet<string>> {
  const after = new Map<string, Set<string>>();
  const during = new Map<string, ReadonlySet<string>>();
  for (const step of process.steps) {
    const own = new Set<string>();
    for (const { from, material, role, coating } of step.ingredients) {
      if (from !== undefined) for (const id of after.get(from) ?? []) own.add(id);
      if (material !== undefined) own.add(role === 'solvent' ? `~${material}` : material);
      if (coating !== undefined && coating !== 'none') own.add(coating);
    }
    if (step.product !== undefined) own.add(step.product);
    during.set(step.id, new Set([...own].map((id) => id.replace(/^~/, ''))));
    after.set(step.id, evaporating.has(step.operation) ? new Set([...own].filter((id) => !id.startsWith('~'))) : own);
  }
  return during;
}
