/** What the air of the room does to open sulfide: dose by time, and how long it may lie open. */
import { conductivityKept, moistureAtFrostPoint } from '@libs/physics';
import type { MoistureDose } from './run-use-types';
import { knownMinutes } from './known-minutes';
import type { WebRun } from './run-types';
import type { RunFacts } from './web-draft';

/**
 * Dose of the steps whose time is known, and the time that the specification leaves. Formula: dose = y t; σ/σ0 = exp(−k y t);
 * t = −ln(kept)/(k y). Source: models/07; k and the share to keep are assumptions of the recipe. Units: ppm h and h.
 * Errors: `openHours` null where the recipe assumes no decay. Example: 38.9 ppm, 7.4e-5 1/(ppm h) and 90 % leave 36.6 h.
 */
export function moistureDoseOf(facts: RunFacts, webs: readonly WebRun[]): MoistureDose {
  const { recipe, line } = facts;
  const ppm = moistureAtFrostPoint(273.15 + line.room.dewPointC) * 1e6;
  const found = (id: string) => recipe.assumptions.find((one) => one.id === id);
  const [decay, kept] = [found('moisture-decay'), found('conductivity-kept')];
  const steps = knownMinutes(facts, webs).map(({ step, minutes }) => ({
    step,
    minutes,
    dosePpmH: minutes === null ? null : (ppm * minutes) / 60,
  }));
  const known = steps.reduce((sum, { dosePpmH }) => sum + (dosePpmH ?? 0), 0);
  const hours = (k: number): number => -Math.log((kept?.value ?? Number.NaN) / 100) / (k * ppm);
  return {
    moisturePpm: ppm,
    steps,
    knownDosePpmH: known,
    openHours: decay && kept ? { value: hours(decay.value), low: hours(decay.high), high: hours(decay.low) } : null,
    keptAfterKnown: decay ? conductivityKept(decay.value, ppm, known / ppm) : null,
    says: decay
      ? `${decay.says} (${decay.source}). Time between steps and in open vessels is not in the known dose; a tray of open sheets counts as open.`
      : 'The recipe assumes no decay by moisture: no time can be given.',
  };
}
