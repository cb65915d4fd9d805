import type { Judgement } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { ProcessDocument, Step } from '@libs/process';
import { presentMaterials } from './composition';
import type { RecipeHazard } from './recipe';

/** Hazards that the doing brings, whatever the material: one entry a hazard. */
const ofDoing: readonly { readonly hazard: string; readonly meets: (step: Step) => boolean }[] = [
  { hazard: 'isostatic-press-energy', meets: ({ operation }) => operation === 'press' },
  {
    hazard: 'hot-surface',
    meets: ({ operation, conditions }) =>
      ['dry', 'heat-treat', 'calender', 'laminate', 'press'].includes(operation) &&
      (conditions?.temperatureC ?? 0) > 45,
  },
  {
    hazard: 'inert-gas-asphyxiation',
    meets: ({ conditions }) => conditions?.atmosphere === 'argon' || conditions?.atmosphere === 'nitrogen',
  },
];

/** Dust needs a dry powder: weighing in, and finished layers that are cut. */
const dusty: ReadonlySet<string> = new Set(['nanoparticle-dust', 'carcinogenic-or-toxic-oxide']);
const closed: ReadonlySet<string> = new Set(['coat', 'infiltrate', 'seal', 'press']);

/** What a sulfide line is feared for stands first, the rest by name. */
const first = ['h2s-evolution', 'h2se-evolution', 'acid-on-sulfide'];

function byConcern(a: string, b: string): number {
  const rank = (id: string): number => (first.includes(id) ? first.indexOf(id) : first.length);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** Hazard ids by step: of what is present there, of what is done there, and of what the evidence names there. */
export function hazardsByStep(
  process: ProcessDocument,
  judgement: Judgement,
  knowledge: Knowledge,
): ReadonlyMap<string, readonly string[]> {
  const present = presentMaterials(process);
  const reserved = new Set(ofDoing.map(({ hazard }) => hazard));
  return new Map(
    process.steps.map((step) => {
      const carried = [...(present.get(step.id) ?? [])].flatMap((id) => knowledge.materials.get(id)?.hazards ?? []);
      const named = judgement.questions
        .filter(({ about }) => about.step === step.id || (about.step === 'cell' && step.operation === 'seal'))
        .flatMap(({ hazards }) => hazards);
      const found = [...carried, ...named]
        .filter((id) => !reserved.has(id) && !(closed.has(step.operation) && dusty.has(id)))
        .concat(ofDoing.filter(({ meets }) => meets(step)).map(({ hazard }) => hazard));
      return [step.id, [...new Set(found)].sort(byConcern)];
    }),
  );
}

/** Every hazard of the recipe with how to protect, and the steps where it is met; those of the route that no step names stand on all. */
export function recipeHazards(
  byStep: ReadonlyMap<string, readonly string[]>,
  ofRoute: readonly string[],
  process: ProcessDocument,
  knowledge: Knowledge,
): RecipeHazard[] {
  const materials = new Set(
    process.steps.flatMap(({ ingredients }) => ingredients.flatMap(({ material }) => material ?? [])),
  );
  const ids = new Set([...ofRoute, ...[...byStep.values()].flat()]);
  return [...ids].sort(byConcern).map((id): RecipeHazard => {
    const entry = knowledge.hazards[id];
    if (!entry) throw new Error(`no hazard ${id} in the knowledge`);
    const { title, says, protect, sources } = entry;
    return {
      id,
      title,
      says,
      protect,
      materials: [...materials].filter((one) => knowledge.materials.get(one)?.hazards?.includes(id)),
      steps: [...byStep].filter(([, found]) => found.includes(id)).map(([step]) => step),
      sources: sources.map((source) => ({ id: source.id, grade: source.grade })),
    };
  });
}
