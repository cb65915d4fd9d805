import type { ControlRecipe, RunValue } from '../control/control-recipe';
import type { BillEntry } from '../run/run-types';
import type { StockedBatch, StockedRun, Weighing } from './stock-types';

/** The charges of a block, lot by lot; batches that take the same lots and masses are written once. */
export function stockedValues(batches: readonly StockedBatch[], phase: string | null): RunValue[] {
  const written = ({ weighings }: StockedBatch): string =>
    JSON.stringify(weighings.map(({ lot, grams }) => [lot, grams]));
  const alike = batches.every((one) => written(one) === written(batches[0] as StockedBatch));
  return (alike ? batches.slice(0, 1) : batches).flatMap(({ batch, weighings }) =>
    weighings.map((weighing, at): RunValue => ({
      id: alike ? `charge-${at + 1}` : `batch-${batch}.charge-${at + 1}`,
      phase,
      kind: 'charge',
      role: weighing.role,
      name: `${nameOf(weighing)}${alike ? '' : ` (batch ${batch})`}`,
      target: weighing.grams,
      unit: 'g',
      low: weighing.low,
      high: weighing.high,
      limitsFrom: weighing.limitsFrom,
      basis: 'run plan and stock',
      note: weighing.solution === null ? null : `${weighing.netGrams} g ${weighing.material} in it`,
    })),
  );
}

function nameOf({ material, solution, lot }: Weighing): string {
  return `${material}${solution === null ? '' : `, ${solution}`}${lot === null ? '' : `, lot ${lot}`}`;
}

/** What has to lie ready, lot by lot; parts that are counted in pieces come from no lot. */
export function stockedBill({ uses }: StockedRun, bill: readonly BillEntry[]): ControlRecipe['bill'] {
  const lots = uses.map(({ material, lot, amount, unit, expires }) => ({
    material: `${material}, lot ${lot}${expires === null ? '' : `, use by ${expires}`}`,
    amount,
    unit,
  }));
  const pieces = bill
    .filter(({ unit }) => unit === 'piece')
    .map(({ material, amount, unit }) => ({ material, amount, unit }));
  return [...lots, ...pieces];
}
