import type { Sourced, Weighed } from './stock-weigh';

/** What a batch holds once it is weighed: net g of every charge, the pools of solids and liquid. Example: 25 g at 8 % hold 2 g. */
export function batchOf(
  sourced: readonly Sourced[],
  items: readonly Weighed[],
  grams: readonly number[],
): { net: number[]; dry: number; total: number; stays: number; evaporates: number } {
  const net = sourced.map(() => 0);
  let [dry, total, stays, evaporates] = [0, 0, 0, 0];
  for (const [index, item] of items.entries()) {
    const mass = grams[index] ?? 0;
    const { charge } = sourced[item.at] as Sourced;
    net[item.at] = (net[item.at] ?? 0) + mass * item.content;
    if (item.lot?.solution) {
      const solvent = sourced.findIndex((one) => one.charge.material === item.lot?.solution?.solvent);
      net[solvent] = (net[solvent] ?? 0) + mass * (1 - item.content);
    }
    dry += mass * ((charge.dryPercent === null ? 0 : item.content) + item.stays);
    stays += mass * item.stays;
    evaporates += mass * item.evaporates;
    total += mass;
  }
  return { net, dry, total, stays, evaporates };
}

/** The first charge whose limit the batch breaks. Percent of the dry batch, or wt% solids; slack 1e-7 percent for the binary fractions. */
export function brokenLimit(
  sourced: readonly Sourced[],
  batch: { net: number[]; dry: number; total: number },
): { at: number; charge: string; percent: number; says: string } | undefined {
  for (const [at, { charge }] of sourced.entries()) {
    const { limits, material } = charge;
    if (!limits) continue;
    const isSolids = limits.of.includes('solids');
    const percent = 100 * (isSolids ? batch.dry / batch.total : (batch.net[at] ?? 0) / batch.dry);
    if (percent >= limits.low - 1e-7 && percent <= limits.high + 1e-7) continue;
    const seen = Number(percent.toPrecision(6));
    return {
      at,
      charge: material,
      percent,
      says: `${isSolids ? 'solids' : material} ${seen} wt%, allowed ${limits.low} to ${limits.high} ${limits.of}`,
    };
  }
  return undefined;
}
