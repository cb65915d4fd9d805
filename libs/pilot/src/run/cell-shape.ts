import { InputError } from '@libs/knowledge';
import type { CellShape } from '@libs/recipe';

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
