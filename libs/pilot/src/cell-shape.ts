import { InputError } from '@libs/knowledge';
import type { Recipe } from '@libs/recipe';

/** What the run has to know of the cell: mm, number of unit cells, whether a foil serves two faces. */
export interface CellShape {
  readonly format: string;
  readonly areaMm: readonly [number, number];
  readonly unitCells: number;
  readonly monopolar: boolean;
  /** mAh/cm²; null: the recipe does not say */
  readonly arealCapacityMAhCm2: number | null;
}

/** The cell as the recipe's header writes it. Example: "pouch, 80 × 60 mm, 10 unit cells, monopolar". */
export function cellShapeOf({ header, procedure }: Recipe): CellShape {
  const found = /^(.+), ([\d.]+) × ([\d.]+) mm, (\d+) unit cells?, (\w+)$/.exec(header.cell);
  if (!found)
    throw new InputError('recipe', [
      { where: 'header/cell', observed: header.cell, allowed: 'format, L × W mm, N unit cells, monopolar or bipolar' },
    ]);
  const [, format = '', length, width, cells, stacking] = found;
  const capacity = procedure
    .flatMap(({ operations }) => operations.flatMap(({ phases }) => phases))
    .flatMap(({ setpoints, checks }) => [...setpoints, ...checks])
    .find(({ id }) => id === 'areal-capacity')?.target;
  return {
    format,
    areaMm: [Number(length), Number(width)],
    unitCells: Number(cells),
    monopolar: stacking === 'monopolar',
    arealCapacityMAhCm2: typeof capacity === 'number' ? capacity : null,
  };
}

/** Area of one unit cell in m². Example: 80 × 60 mm is 0.0048 m². */
export function unitArea({ areaMm: [length, width] }: CellShape): number {
  return (length * width) / 1e6;
}

export interface Quantity {
  readonly cells?: number | undefined;
  readonly areaM2?: number | undefined;
  readonly capacityAh?: number | undefined;
}

/** Good cells that an order asks for. Formula: ceil of area or capacity over what one cell has. Example: 0.048 m² of 10 × 80 × 60 mm is 1 cell. */
export function goodCells(quantity: Quantity, shape: CellShape): number {
  const given = Object.entries(quantity).filter(([, value]) => value !== undefined);
  const [kind, value] = given[0] ?? [];
  if (given.length !== 1 || !(Number(value) > 0) || !Number.isFinite(Number(value)))
    throw new InputError('run', [
      {
        where: 'quantity',
        observed: given.map(([name, seen]) => `${name} ${String(seen)}`).join(', ') || 'nothing',
        allowed: 'one of cells, areaM2, capacityAh, above 0',
      },
    ]);
  const area = unitArea(shape) * shape.unitCells;
  if (kind === 'areaM2') return Math.ceil(Number(value) / area - 1e-9);
  if (kind === 'cells') return Math.ceil(Number(value));
  if (shape.arealCapacityMAhCm2 === null)
    throw new InputError('run', [
      {
        where: 'capacityAh',
        observed: String(value),
        allowed: 'cells or m²: the recipe does not know the areal capacity',
      },
    ]);
  return Math.ceil(Number(value) / (area * 10 * shape.arealCapacityMAhCm2) - 1e-9);
}
