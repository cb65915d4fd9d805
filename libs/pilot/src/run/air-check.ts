import { evaluateRoom, plantParameters } from '@libs/plant';
import type { AirCheck } from './air-types';
import { h2sOf } from './h2s-check';
import type { MixtureRun, WebRun } from './run-types';
import { exhaustsOf, solventsInRoom } from './solvent-check';
import type { RunFacts } from './web-draft';

/** The air of the one room that a line states: solvents, exhaust and hydrogen sulfide of this run. Source: models/05 §5.5, models/07. */
export function airCheckOf(facts: RunFacts, mixtures: readonly MixtureRun[], webs: readonly WebRun[]): AirCheck {
  const { line, knowledge } = facts;
  const report = evaluateRoom(line.room, plantParameters('nominal'));
  return {
    room: line.title ?? line.id,
    volumeM3: line.room.volumeM3,
    freshM3PerH: report.exhaustM3PerH,
    dewPointC: report.dewPointC,
    moisturePpm: report.moisturePpm,
    solvents: solventsInRoom(mixtures, line, knowledge),
    exhausts: exhaustsOf(facts, webs),
    h2s: h2sOf(mixtures, line, knowledge),
    says: [
      'A spilt batch evaporates into still air, evenly: a worst case. Evaporation while vessels and sheets are open is not known, so no steady concentration is given.',
      'Vapour of vacuum ovens goes to their pump and is not in the exhaust of the dryer.',
    ],
  };
}
