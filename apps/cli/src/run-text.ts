/** What `run plan` says on a screen. */
import type { AirCheck, MixtureRun, PlannedRun, RunPlan, WebRun } from '@libs/pilot';
import { wrapped } from './text-table';

/** Why a line cannot make the run: each miss with its numbers and what would do, and the line that comes nearest. */
export function refusedText({ refusals, nearest }: Extract<PlannedRun, { refusals: unknown }>, line: string): string {
  const lines = [
    `${line} cannot make this run: ${refusals.length} ${refusals.length === 1 ? 'requirement' : 'requirements'} not met`,
  ];
  for (const { requirement, step, needs, has, wouldDo } of refusals)
    lines.push(`${requirement} (${step})`, `  needs: ${needs}`, `  has:   ${has}`, `  would do: ${wouldDo}`);
  if (nearest)
    lines.push(
      nearest.misses.length === 0
        ? `nearest line: ${nearest.line} meets every requirement of this recipe (--line ${nearest.line})`
        : `nearest line: ${nearest.line}, it misses ${nearest.misses.length}: ${nearest.misses.join('; ')}`,
    );
  return `${lines.join('\n')}\n`;
}

const short = (value: number, digits = 3): string => String(Number(value.toPrecision(digits)));
const span = (low: number, high: number): string =>
  short(low) === short(high) ? short(low) : `${short(low)} to ${short(high)}`;
const percent = (share: number): string => `${short(100 * share, 2)} %`;

/** A run on one screen: what to weigh, how long the webs are, what else lies ready, what to sample, the air, moisture and cost. */
export function runText(title: string, plan: RunPlan): string {
  const { cells, mixtures, webs, bill, infiltrations, sampling, air, moisture, cost } = plan;
  const lines = [
    `${title}: ${cells.good} good cells, ${cells.started} started, on ${plan.line}; balance ${plan.balanceG} g`,
    'Weigh, each batch in g:',
    ...mixtures.flatMap(mixtureLines),
    'Webs:',
    ...webs.map(webLine),
    ...infiltrations.map(({ step, fills, solutionGrams, says }) =>
      fills === null
        ? `  ${step}: fills not known, ${says}; ${short(solutionGrams)} g of solution in all`
        : `  ${step}: ${fills.value} fills (${fills.low} to ${fills.high ?? 'not at all'}), ${short(solutionGrams)} g of solution in all`,
    ),
    `Besides: ${bill
      .filter(({ unit }) => unit !== 'g')
      .map(({ material, amount, unit }) =>
        unit === 'piece' ? `${amount} × ${material}` : `${material} ${short(amount)} ${unit}`,
      )
      .join('; ')}`,
    samplingLine(sampling),
    ...airLines(air),
    moistureLine(moisture),
    costLine(cost),
    `Assumed: ${plan.assumptions.length} numbers, each with its range in run.json: ${plan.assumptions.map(({ id }) => id).join(', ')}`,
    ...plan.notes.map((note) => `  ${note}`),
  ];
  return `${lines.flatMap(folded).join('\n')}\n`;
}

/** A line of at most 110 characters, what follows set in. */
function folded(line: string): string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  return wrapped(line.trimStart(), 110, indent, `${indent}    `);
}

function mixtureLines({ step, batches, batchGrams, batchLitres, equipment, charges, ledger }: MixtureRun): string[] {
  const spare = ledger.leftOver + ledger.mixerDead + ledger.coaterDead;
  return [
    `  ${step}: ${batches} × ${batchGrams} = ${charges.map(({ material, grams }) => `${material} ${grams}`).join(' + ')}`,
    `    ${short(batchLitres)} L in ${equipment}; ${percent(ledger.inGoodCells / ledger.total)} ends in good cells, ${percent(spare / ledger.total)} fills vessels and is left over`,
  ];
}

function webLine({ step, kind, metres, coatedWidthMm, lanes, speedMPerMin, minutes, wetGPerM2 }: WebRun): string {
  const time =
    speedMPerMin === null || minutes === null
      ? 'speed not known'
      : `${short(speedMPerMin)} m/min, ${short(minutes)} min`;
  return `  ${step}: ${kind}, ${short(metres)} m × ${short(coatedWidthMm)} mm, ${lanes} ${lanes === 1 ? 'lane' : 'lanes'}, ${short(wetGPerM2)} g/m², ${time}`;
}

function samplingLine(sampling: RunPlan['sampling']): string {
  const limited = sampling.filter(({ actionLow, actionHigh }) => actionLow !== null || actionHigh !== null).length;
  const taken = sampling.reduce((sum, { samples }) => sum + (samples ?? 0), 0);
  return `Sample: ${sampling.length} checks, ${limited} with action limits, ${taken} samples and readings: sampling.csv`;
}

function airLines({ solvents, exhausts, h2s, volumeM3 }: AirCheck): string[] {
  const held = solvents.map(({ material, grams, spiltShareOfLfl, spiltPpm }) => {
    const spilt =
      spiltPpm === null
        ? 'unknown if spilt'
        : `${short(spiltPpm)} ppm${spiltShareOfLfl === null ? '' : `, ${percent(spiltShareOfLfl)} of its flammable limit`} if a batch is spilt`;
    return `${material} ${short(grams)} g (${spilt})`;
  });
  const worst = [...exhausts].sort((a, b) => (b.shareOfLfl ?? -1) - (a.shareOfLfl ?? -1))[0];
  const vapour =
    worst === undefined
      ? 'no web dries in a dryer'
      : worst.shareOfLfl === null
        ? worst.says
        : `at most ${percent(worst.shareOfLfl)} of the flammable limit (${worst.step}), ${percent(worst.allowed ?? Number.NaN)} allowed`;
  const above = h2s.ceilingAbove.length > 0 ? `, above ${h2s.ceilingAbove.length} published limits` : '';
  return [
    `Solvent in ${short(volumeM3)} m³: ${held.join('; ') || 'none'}`,
    `  exhaust: ${vapour}`,
    `H2S: the moisture of the room could release ${span(h2s.ceilingPpm.value, h2s.ceilingPpm.high)} ppm as a room average${above};`,
    `  the worst batch hydrolysed to the end: ${h2s.worstBatchPpm === null ? 'not known' : `${short(h2s.worstBatchPpm)} ppm`}, above ${h2s.worstAbove.length} of the ${h2s.limits.length} limits. Neither is a forecast; the site decides (run.json, air)`,
  ];
}

function moistureLine({ moisturePpm, openHours, knownDosePpmH }: RunPlan['moisture']): string {
  const left =
    openHours === null
      ? 'no decay is assumed'
      : `open for ${short(openHours.value)} h (${short(openHours.low)} to ${short(openHours.high)}) costs what the recipe allows (assumed)`;
  return `Moisture: ${short(moisturePpm)} ppm; ${left}; steps of known time: ${short(knownDosePpmH)} ppm h`;
}

function costLine({ materials, unpriced, labour, perGoodCellAtLeast, currency }: RunPlan['cost']): string {
  const sum =
    materials.value === null
      ? `not known, at least ${currency} ${short(materials.low)}; no price of ${unpriced.join(', ')}`
      : `${currency} ${short(materials.value)} (${short(materials.low)} to ${short(materials.high ?? Number.NaN)})`;
  const hours = labour
    ? `; ${short(labour.knownHours)} h of known time, ${labour.untimed.length} steps without one`
    : '';
  return `Cost of materials, losses included: ${sum}${hours}; a good cell at least ${currency} ${short(perGoodCellAtLeast)}`;
}
