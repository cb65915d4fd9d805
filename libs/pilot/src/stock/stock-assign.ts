/** Which lot goes into which batch: one lot a batch where that is possible, first expired first out, few lots. */

/** A lot as the assignment sees it: how much of the material it holds and when it expires. */
export interface Holding {
  readonly lot: string;
  readonly expires?: string;
  /** net, in the unit of the demands */
  readonly holds: number;
}

export interface Demand {
  /** one batch */
  readonly id: string;
  /** batches of one group are alike */
  readonly group: string;
  readonly needs: number;
  /** lots that this batch may take, by number */
  readonly allowed: ReadonlySet<string>;
}

/** Share of a batch's need that comes from a lot. */
export interface Portion {
  readonly lot: string;
  readonly part: number;
}

export interface Assignment {
  readonly portions: ReadonlyMap<string, readonly Portion[]>;
  /** batches that take more than one lot */
  readonly mixed: readonly string[];
  /** false: the search ended early, fewer mixed batches may be possible */
  readonly complete: boolean;
}

const WORK = 60_000;

interface Placed {
  /** index of the lot, or −1 for a batch that is mixed from what is left */
  readonly choice: readonly number[];
  readonly portions: ReadonlyMap<string, readonly Portion[]>;
  readonly left: readonly number[];
}

/**
 * Lots for batches, with the fewest batches that mix lots; then as much as possible from the lots that expire first; then the fewest lots.
 * `holdings` stand in the order of their expiry. Exact while the search ends within its limit of work, else the best found and said.
 * Errors: undefined where the lots do not suffice. Example: lots of 250 and 100 and batches of 100 and 250 need no mixing.
 */
export function assignLots(holdings: readonly Holding[], demands: readonly Demand[]): Assignment | undefined {
  let complete = true;
  for (let mixed = 0; mixed <= demands.length; mixed += 1) {
    const found = best(holdings, demands, mixed);
    if (found.placed)
      return {
        portions: found.placed.portions,
        mixed: demands.filter(({ id }) => (found.placed?.portions.get(id)?.length ?? 0) > 1).map(({ id }) => id),
        complete,
      };
    complete &&= found.complete;
  }
  return undefined;
}

function best(
  holdings: readonly Holding[],
  demands: readonly Demand[],
  mixed: number,
): { placed: Placed | undefined; complete: boolean } {
  const left = holdings.map(({ holds }) => holds);
  const choice: number[] = [];
  let work = 0;
  let placed: Placed | undefined;
  const visit = (at: number, toMix: number): void => {
    if ((work += 1) > WORK) return;
    const demand = demands[at];
    if (!demand) {
      const filled = toMix === 0 ? fill(holdings, demands, choice, left) : undefined;
      if (filled && (!placed || isBetter(holdings, filled, placed))) placed = filled;
      return;
    }
    // Batches that are alike take their lots in one order, so that no arrangement is tried twice.
    const first = demands[at - 1]?.group === demand.group ? (choice[at - 1] ?? 0) : 0;
    for (let lot = first === -1 ? holdings.length : first; lot < holdings.length; lot += 1) {
      const holding = holdings[lot];
      if (!holding || !demand.allowed.has(holding.lot) || (left[lot] ?? 0) < demand.needs) continue;
      left[lot] = (left[lot] ?? 0) - demand.needs;
      choice[at] = lot;
      visit(at + 1, toMix);
      left[lot] = (left[lot] ?? 0) + demand.needs;
    }
    if (toMix > 0) {
      choice[at] = -1;
      visit(at + 1, toMix - 1);
    }
    choice.length = at;
  };
  visit(0, mixed);
  return { placed, complete: work <= WORK };
}

/** The portions of a choice; mixed batches take what is left, from as few lots as do. */
function fill(
  holdings: readonly Holding[],
  demands: readonly Demand[],
  choice: readonly number[],
  rest: readonly number[],
): Placed | undefined {
  const left = [...rest];
  const portions = new Map<string, readonly Portion[]>();
  for (const [at, { id, needs, allowed }] of demands.entries()) {
    const lot = holdings[choice[at] ?? -1];
    if (lot) {
      portions.set(id, [{ lot: lot.lot, part: 1 }]);
      continue;
    }
    const taken: { at: number; grams: number }[] = [];
    let missing = needs;
    const largest = holdings
      .map((one, index) => ({ one, index }))
      .filter(({ one, index }) => allowed.has(one.lot) && (left[index] ?? 0) > 0)
      .sort((a, b) => (left[b.index] ?? 0) - (left[a.index] ?? 0) || a.index - b.index);
    for (const { index } of largest) {
      if (missing <= 0) break;
      const grams = Math.min(left[index] ?? 0, missing);
      taken.push({ at: index, grams });
      missing -= grams;
    }
    if (missing > 1e-12 * needs) return undefined;
    for (const { at: index, grams } of taken) left[index] = (left[index] ?? 0) - grams;
    const whole = taken.reduce((sum, { grams }) => sum + grams, 0);
    portions.set(
      id,
      taken
        .sort((a, b) => a.at - b.at)
        .map(({ at: index, grams }) => ({ lot: holdings[index]?.lot ?? '', part: grams / whole })),
    );
  }
  return { choice: [...choice], portions, left };
}

/** More from the lots that expire first, then fewer lots. */
function isBetter(holdings: readonly Holding[], a: Placed, b: Placed): boolean {
  for (let at = 0; at < holdings.length;) {
    const expires = holdings[at]?.expires;
    let [x, y] = [0, 0];
    for (; at < holdings.length && holdings[at]?.expires === expires; at += 1) {
      x += a.left[at] ?? 0;
      y += b.left[at] ?? 0;
    }
    if (Math.abs(x - y) > 1e-9) return x < y;
  }
  const lots = ({ left }: Placed): number => left.filter((one, at) => one < (holdings[at]?.holds ?? 0) - 1e-9).length;
  return lots(a) < lots(b);
}
