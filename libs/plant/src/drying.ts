import {
  ALLOWED_LFL_SHARE,
  ALLOWED_LFL_SHARE_MONITORED,
  airHeat,
  binderGradient,
  constantRateTime,
  dilutionAir,
  dryingEnergy,
  flammableLimitAt,
  migrationPeclet,
  solveConstantRate,
  solventAtConsolidation,
  solventLoad,
  totalDryingTime,
  type ConstantRate,
  type DryingGas,
  type DryingSolvent,
} from '@libs/physics';
import type { PlantParameters } from './assumptions';
import type { Dryer } from './line';
import type { SlurryState } from './slurry';
import { PlantCaution } from './warnings';

/** A dryer in SI, prepared once per line. */
export interface DryerNumbers {
  zones: number;
  lengths: Float64Array; // m
  airLow: Float64Array; // K
  airHigh: Float64Array; // K
  heatTransfer: Float64Array; // W/(m2 K)
  length: number; // m, all zones
  inert: boolean;
  exhaust: number; // m3/s
  allowedShare: number; // of the flammable limit
  heatRecovery: number; // 1
}

export function dryerNumbers(dryer: Dryer): DryerNumbers {
  const zones = dryer.zones;
  return {
    zones: zones.length,
    lengths: Float64Array.from(zones, ({ lengthM }) => lengthM),
    airLow: Float64Array.from(zones, ({ airC }) => airC[0] + 273.15),
    airHigh: Float64Array.from(zones, ({ airC }) => airC[1] + 273.15),
    heatTransfer: Float64Array.from(zones, ({ heatTransferWM2K }) => heatTransferWM2K),
    length: zones.reduce((sum, { lengthM }) => sum + lengthM, 0),
    inert: dryer.atmosphere !== 'dry-air',
    exhaust: dryer.exhaustM3PerH / 3600,
    allowedShare: dryer.lelMonitored === true ? ALLOWED_LFL_SHARE_MONITORED : ALLOWED_LFL_SHARE,
    heatRecovery: dryer.heatRecovery ?? 0,
  };
}

/** A solvent for the dryer: physics' record and what safety and energy need. */
export interface PlantSolvent extends DryingSolvent {
  readonly liquidHeat: number; // J/(kg K)
  readonly flammableLimit: number; // volume fraction at 25 °C; Infinity = does not burn, NaN = unknown
}

/** One web through the dryer; a record, as a number that is handed to a call is allocated. */
export interface DryingRun {
  wetFilm: number; // m
  airTemperature: number; // K, wanted
  speed: number; // m/s
  webMass: number; // kg/m2, foil and solids
  usableWidth: number; // m
}

/** Written by `evaluateDrying`. */
export interface DryingState {
  solventLoad: number; // kg/m2
  airTemperature: number; // K, mean over the length
  filmTemperature: number; // K, highest
  flux: number; // kg/(m2 s), mean over the length
  time: number; // s to dry
  speedLimitDryer: number; // m/s
  speedLimitVapour: number; // m/s
  speedLimit: number; // m/s, the lower
  lengthNeeded: number; // m at the asked speed
  airPerKg: number; // m3 of air per kg of solvent that the flammable limit asks for; 0 = none
  energy: number; // J/m2 of coated face
  peclet: number;
  binderGradient: number; // top over bottom
  warnings: number;
}

export function createDryingState(): DryingState {
  return {
    solventLoad: 0,
    airTemperature: 0,
    filmTemperature: 0,
    flux: 0,
    time: 0,
    speedLimitDryer: 0,
    speedLimitVapour: 0,
    speedLimit: 0,
    lengthNeeded: 0,
    airPerKg: 0,
    energy: 0,
    peclet: 0,
    binderGradient: 0,
    warnings: 0,
  };
}

const blown: DryingGas = { temperature: NaN, heatTransfer: NaN, vapour: NaN };
const rate: ConstantRate = { filmTemperature: NaN, flux: NaN };
const ROOM = 293.15;
/** Heat capacity of web and solids, J/(kg K), order of metals and oxides [M]. */
const WEB_HEAT = 900;

/**
 * Drying of one coated face: rate in every zone at the wanted air temperature (kept inside the zone's range), time, the speed that
 * the dryer's length and its exhaust allow, binder migration and energy (models/05). Allocates nothing.
 *
 * Energy: the exhaust that runs is heated whether it is needed or not; an inert loop heats no fresh gas but condenses what it
 * evaporated (latent heat once more).
 */
export function evaluateDrying(
  dryer: DryerNumbers,
  solvent: PlantSolvent,
  slurry: SlurryState,
  run: DryingRun,
  p: PlantParameters,
  out: DryingState,
): void {
  const { wetFilm, airTemperature, speed, webMass, usableWidth } = run;
  let warnings = 0;
  const load = solventLoad(slurry.density, wetFilm, slurry.solids);
  blown.vapour = dryer.inert ? p.loopVapour : 0;
  let flux = 0;
  let air = 0;
  let hottest = 0;
  for (let zone = 0; zone < dryer.zones; zone += 1) {
    const length = dryer.lengths[zone] ?? 0;
    const gas = Math.min(dryer.airHigh[zone] ?? 0, Math.max(dryer.airLow[zone] ?? 0, airTemperature));
    blown.temperature = gas;
    blown.heatTransfer = dryer.heatTransfer[zone] ?? 0;
    solveConstantRate(solvent, blown, rate);
    flux += Math.max(0, rate.flux) * length;
    air += gas * length;
    if (rate.filmTemperature > hottest) hottest = rate.filmTemperature;
  }
  flux /= dryer.length;
  air /= dryer.length;
  const left = solventAtConsolidation(slurry.phi, slurry.maximumPacking);
  const time = totalDryingTime(constantRateTime(load, left, flux));
  if (!(time >= 0 && time < Number.POSITIVE_INFINITY)) warnings |= PlantCaution.noDensity;

  out.solventLoad = load;
  out.airTemperature = air;
  out.filmTemperature = hottest;
  out.flux = flux;
  out.time = time;
  out.speedLimitDryer = dryer.length / time;
  out.lengthNeeded = speed * time;
  if (hottest > solvent.boilingPoint - 15) warnings |= PlantCaution.nearBoiling;

  let airPerKg = 0;
  out.speedLimitVapour = Number.POSITIVE_INFINITY;
  if (dryer.inert) warnings |= PlantCaution.inertLoop;
  else if (solvent.flammableLimit !== Number.POSITIVE_INFINITY) {
    const known = solvent.flammableLimit > 0;
    if (!known) warnings |= PlantCaution.flammableUnknown;
    const limit = flammableLimitAt(known ? solvent.flammableLimit : p.unknownFlammableLimit, air);
    airPerKg = dilutionAir(solvent.molarMass, limit, dryer.allowedShare);
    out.speedLimitVapour = dryer.exhaust / (airPerKg * load * usableWidth);
    if (out.speedLimitVapour < out.speedLimitDryer) warnings |= PlantCaution.vapourLimits;
  }
  out.airPerKg = airPerKg;
  out.speedLimit = Math.min(out.speedLimitDryer, out.speedLimitVapour);

  // Air that really runs per kilogram of solvent at this speed; never less than the flammable limit asks for.
  const running = dryer.inert ? 0 : Math.max(airPerKg, dryer.exhaust / (speed * usableWidth * load));
  const heatOfAir = airHeat(running, air, ROOM, dryer.heatRecovery);
  const condenser = dryer.inert ? load * solvent.latentHeat : 0;
  out.energy =
    dryingEnergy(load, solvent.liquidHeat, solvent.latentHeat, hottest - ROOM, webMass * WEB_HEAT, heatOfAir) +
    condenser;

  const packed = (wetFilm * slurry.phi) / slurry.maximumPacking;
  out.peclet = migrationPeclet(flux, slurry.solventDensity, packed, p.binderDiffusivity);
  out.binderGradient = binderGradient(out.peclet);
  if (out.peclet > 1) warnings |= PlantCaution.migration;
  else if (out.peclet > 0.1) warnings |= PlantCaution.migrationPossible;
  out.warnings = warnings;
}

/** Whether the dryer can do it at the coater's slowest speed; adds the caution when not. */
export function driesInTime(state: DryingState, slowestSpeed: number): boolean {
  if (state.speedLimit >= slowestSpeed) return true;
  state.warnings |= PlantCaution.dryerTooShort;
  return false;
}
