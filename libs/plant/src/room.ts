import {
  celsius,
  dryRoomPower,
  exposureLimits,
  fullHydrolysis,
  hydrogenSulfideCeiling,
  moistureAtFrostPoint,
  peopleMoisture,
  roomTimeConstant,
  type ExposureLimit,
} from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { Room } from './line';

/** What a room does to moisture and hydrogen sulfide. Once per line and dew point, not in the loop. */
export interface RoomReport {
  readonly dewPointC: number;
  readonly moisturePpm: number;
  readonly supplyM3PerH: number;
  readonly exhaustM3PerH: number;
  readonly timeConstantS: number;
  /** Stoichiometric ceiling of H2S, ppm by volume, room average. */
  readonly h2sCeilingPpm: { readonly value: number; readonly low: number; readonly high: number };
  readonly dryRoomPowerW: number;
  /** Shown beside the ceiling; the product proposes no set-point. */
  readonly limits: readonly ExposureLimit[];
  readonly says: string;
}

/**
 * Moisture and the H2S ceiling of a room (models/07 §7.1).
 * The dew point is the room's own, measured with people at work, so that supply moisture and people are both in it: the value is
 * Q y_room/(Q_exhaust + η Q_recirculated), 390 ppm at -50 °C and a tenth of fresh air. If it is the supply's dew point, people add
 * theirs: the high end. Example: pilot-300mm gives 389 (to 522 with four people at 75 g/h).
 */
export function evaluateRoom(room: Room, p: PlantParameters, dewPointC: number = room.dewPointC): RoomReport {
  const moisture = moistureAtFrostPoint(273.15 + dewPointC);
  const supply = (room.volumeM3 * room.airChangesPerHour) / 3600;
  const exhaust = supply * room.freshAirFraction;
  const recirculated = supply - exhaust;
  const scrubber = room.h2sScrubberEfficiency ?? 0;
  const people = peopleMoisture(room.people ?? 0, p.personMoisture * 3.6e6);
  const value = hydrogenSulfideCeiling(supply, moisture, 0, exhaust, scrubber, recirculated) * 1e6;
  const high = hydrogenSulfideCeiling(supply, moisture, people, exhaust, scrubber, recirculated) * 1e6;
  return {
    dewPointC: celsius(273.15 + dewPointC),
    moisturePpm: moisture * 1e6,
    supplyM3PerH: supply * 3600,
    exhaustM3PerH: exhaust * 3600,
    timeConstantS: roomTimeConstant(room.volumeM3, exhaust, scrubber, recirculated),
    h2sCeilingPpm: { value, low: value, high },
    dryRoomPowerW: dryRoomPower(room.volumeM3, p.dryRoomFactor),
    limits: exposureLimits,
    says:
      'The most that the moisture entering the room could release, as a room average; it says nothing of the concentration ' +
      'at an operator or a source. Water from liquids and alcoholysis is not in it.',
  };
}

/** H2S (ppm, room average) if an inventory meets water to the end. Example: 1 kg Li6PS5Cl (0.2684 kg/mol, 5 S) in 1000 m3 gives 448. */
export function inventoryReleasePpm(room: Room, mass: number, molarMass: number, sulfur: number): number {
  return (fullHydrolysis(mass, molarMass, sulfur) / room.volumeM3) * 1e6;
}
