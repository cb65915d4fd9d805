/** Which sheet of the cell a web ends in, how large its pieces are, and how many foils its faces share. */
import type { CellShape, Recipe } from '@libs/recipe';

export type SheetName = 'cathode' | 'separator' | 'anode';

/** A sheet as it is laid into the stack: its pieces in mm, and its foils per face. */
export interface StackedSheet {
  readonly name: SheetName;
  readonly pieceMm: readonly [number, number];
  /** foils in one cell over faces in one cell; null: no foil */
  readonly foilsPerFace: number;
}

/** The first word of a step's id says which sheet it works on. */
export function placeOf(step: string): SheetName | 'cell' {
  const first = step.split('-')[0];
  return first === 'cathode' || first === 'separator' || first === 'anode' ? first : 'cell';
}

/** Everything that a step was made from, the step itself included. */
export function behindOf(recipe: Recipe, step: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const { from } of recipe.process.steps.find((one) => one.id === id)?.ingredients ?? [])
      if (from !== undefined) walk(from);
  };
  walk(step);
  return found;
}

/**
 * Foils of one polarity in a stack. Formula: monopolar, N unit cells have N+1 foils, anode outermost: N/2 + 1 anode foils and N/2 cathode
 * foils for even N, (N+1)/2 of each for odd N; bipolar, one a unit cell for each coating that names its own foil.
 * Example: 10 unit cells have 5 cathode and 6 anode foils.
 */
export function foilsPerCell({ unitCells, monopolar }: CellShape, sheet: 'cathode' | 'anode'): number {
  if (!monopolar) return unitCells;
  if (unitCells % 2 === 1) return (unitCells + 1) / 2;
  return sheet === 'anode' ? unitCells / 2 + 1 : unitCells / 2;
}

/** The stacked sheet that a web becomes part of: a separator that is coated on an electrode has the size of that electrode. */
export function stackedSheetOf(recipe: Recipe, step: string, shape: CellShape): StackedSheet {
  const stack = recipe.process.steps.find(({ operation }) => operation === 'stack' || operation === 'assemble');
  const laid = (stack?.ingredients ?? [])
    .flatMap(({ from }) => from ?? [])
    .find((id) => behindOf(recipe, id).has(step));
  const places = new Set([...(laid === undefined ? [step] : behindOf(recipe, laid))].map(placeOf));
  const name = places.has('cathode') ? 'cathode' : places.has('anode') ? 'anode' : 'separator';
  return {
    name,
    pieceMm: pieceOf(recipe, name === 'cathode' ? 'cathode-size' : 'anode-size') ?? shape.areaMm,
    foilsPerFace: name === 'separator' ? 1 : foilsPerCell(shape, name) / shape.unitCells,
  };
}

/** The size of the anode and of a separator film: the recipe's overhang included. Example: "30 × 30". */
export function pieceOf(recipe: Recipe, id: 'cathode-size' | 'anode-size'): readonly [number, number] | undefined {
  const text = recipe.procedure
    .flatMap(({ operations }) => operations.flatMap(({ phases }) => phases.flatMap(({ setpoints }) => setpoints)))
    .find((one) => one.id === id)?.target;
  const sizes = /^([\d.]+) × ([\d.]+)$/.exec(String(text ?? ''));
  return sizes ? [Number(sizes[1]), Number(sizes[2])] : undefined;
}
