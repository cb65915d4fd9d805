import type { ControlRecipe } from '../control/control-recipe';
import { amountText } from '../control/control-recipe';

/** What stands on one container. */
export interface Label {
  /** what it is, in a word: bought, mixture, waste */
  readonly kind: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly hazards: readonly string[];
  /** read with the code: the hash of the run and what this container is of it */
  readonly code: string;
}

const write = '______________';

/** One label a container: what is fetched, every batch that is mixed, and the waste of every unit. Hazards are those of the material, and of the step that mixes or soils. */
export function labelsOf(recipe: ControlRecipe): Label[] {
  const code = (of: string): string => `${recipe.contentHash}#${of}`;
  const bought = recipe.bill.map(({ material, amount, unit }): Label => {
    // A lot is named after its material: "toluene, lot 12".
    const is = (name: string): boolean => name === material || material.startsWith(`${name},`);
    const used = recipe.blocks.filter(({ values }) =>
      values.some(({ kind, name }) => kind === 'charge' && (is(name) || name.startsWith(`${material},`))),
    );
    return {
      kind: 'bought',
      title: material,
      lines: [
        `${amountText(amount, unit)} for run ${recipe.id}`,
        ...(material.includes(', lot ') ? [] : [`lot ${write}`]),
        `opened ${write}`,
        ...(used.length > 0 ? [`for step ${used.map(({ number }) => number).join(', ')}`] : []),
      ],
      hazards: recipe.hazards.filter(({ materials }) => materials.some(is)).map(({ title }) => title),
      code: code(material),
    };
  });
  const mixed = recipe.blocks.flatMap((block) => {
    const grams = block.values.flatMap(({ kind, target }) =>
      kind === 'charge' && typeof target === 'number' ? [target] : [],
    );
    const isAlike = block.values.every(({ id }) => !id.startsWith('batch-'));
    const mass = isAlike && grams.length > 0 ? `${tidy(grams)} g` : `${write} g`;
    if (grams.length === 0) return [];
    return Array.from({ length: block.repeats }, (_, at): Label => ({
      kind: 'mixture',
      title: `${block.number} ${block.title}`,
      lines: [`batch ${at + 1} of ${block.repeats}: ${mass}`, `mixed at ${write}`, `by ${write}`, `use by ${write}`],
      hazards: block.hazards,
      code: code(`${block.id}/${at + 1}`),
    }));
  });
  const waste = recipe.units.flatMap(({ id, title }): Label[] => {
    const soiled = recipe.blocks.filter(({ unit, cleaning }) => unit === id && cleaning.length > 0);
    const never = [
      ...new Set(
        soiled.flatMap(({ cleaning }) => cleaning.filter(({ use }) => use === 'never').map(({ liquid }) => liquid)),
      ),
    ];
    return soiled.length === 0
      ? []
      : [
          {
            kind: 'waste',
            title: `Waste: ${title}`,
            lines: [
              'dry, closed, apart from water, acid and alcohol',
              ...(never.length > 0 ? [`never with: ${never.join(', ')}`] : []),
              `from ${write}`,
              `mass ${write} g`,
            ],
            hazards: hazardsOf(soiled),
            code: code(`waste/${id}`),
          },
        ];
  });
  return [...bought, ...mixed, ...waste];
}

function hazardsOf(blocks: readonly { readonly hazards: readonly string[] }[]): string[] {
  return [...new Set(blocks.flatMap(({ hazards }) => hazards))];
}

/** A sum of charges without the dust of binary fractions. */
function tidy(grams: readonly number[]): number {
  return Number(grams.reduce((sum, one) => sum + one, 0).toFixed(6));
}
