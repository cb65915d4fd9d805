import {
  evaluateCoating,
  evaluateDrying,
  evaluateSlurry,
  wetFilmFor,
  type CoaterNumbers,
  type DryerNumbers,
  type DryingRun,
  type PlantParameters,
} from '@libs/plant';
import type { Amounts } from './sheet';
import type { Web } from './web';

/** Air for the PVDF electrode, which holds no sulfide yet: 120 °C, or what the dryer reaches (assumption; facts B23: 80 °C, then 100 °C under vacuum). */
const NMP_AIR = 393.15; // K

/** A class that starts with numbers: under the same five names other records keep materials, and the compiler would allocate each number. */
class DispersionNumbers {
  active = NaN;
  electrolyte = NaN;
  binder = NaN;
  carbon = NaN;
  solids = NaN;
}

const recipe = new DispersionNumbers();
const run: DryingRun = { wetFilm: NaN, airTemperature: NaN, speed: NaN, webMass: NaN, usableWidth: NaN };

/**
 * Slurry, drying and coating of one web; writes its states, speed and wet film. It knows what is cast and how warm.
 * The web runs as fast as dryer and coater allow. A sheet drawn by a blade may lie still until it is dry (`waits`); a web behind a
 * slot die may not. Allocates nothing.
 */
export function coatWeb(
  web: Web,
  amounts: Amounts,
  coater: CoaterNumbers,
  dryer: DryerNumbers,
  p: PlantParameters,
): void {
  const { sheet, slurry, drying, castMass } = web;
  const infiltrated = sheet.contact === 'infiltrated';
  const share = infiltrated ? 1 - amounts.electrolyte : 1;
  recipe.active = amounts.active / share;
  recipe.electrolyte = infiltrated ? 0 : amounts.electrolyte;
  recipe.binder = amounts.binder / share;
  recipe.carbon = amounts.carbon / share;
  recipe.solids = amounts.solids;
  evaluateSlurry(web.slurryMaterials, recipe, p, slurry);
  web.wetFilm = wetFilmFor(castMass, slurry);
  run.wetFilm = web.wetFilm;
  run.airTemperature = infiltrated ? NMP_AIR : web.dryingC + 273.15;
  run.speed = coater.speedLow;
  run.webMass = castMass;
  run.usableWidth = coater.width;
  evaluateDrying(dryer, web.solvent, slurry, run, p, drying);
  const speed = Math.min(coater.speedHigh, drying.speedLimit);
  web.waits = !coater.slotDie && speed < coater.speedLow;
  web.speed = web.waits ? coater.speedLow : speed;
  run.speed = Math.max(web.speed, coater.speedLow);
  evaluateCoating(coater, slurry, run, p, web.coating);
}
