import {
  evaluateCoating,
  evaluateDrying,
  evaluateSlurry,
  wetFilmFor,
  type CoaterNumbers,
  type DryerNumbers,
  type PlantParameters,
} from '@libs/plant';
import type { Amounts } from './sheet';
import type { Web } from './web';

/** Air for the PVDF electrode, which holds no sulfide yet: 120 °C, or what the dryer reaches (assumption; facts B23: 80 °C, then 100 °C under vacuum). */
const NMP_AIR = 393.15; // K

const recipe = { active: 0, electrolyte: 0, binder: 0, carbon: 0, solids: 0 };

/**
 * Slurry, drying and coating of one web; writes its states, speed and wet film. `castMass` is the dry mass of one pass, kg/m2.
 * The web runs as fast as dryer and coater allow. A sheet drawn by a blade may lie still until it is dry (`waits`); a web behind a
 * slot die may not. Allocates nothing.
 */
export function coatWeb(
  web: Web,
  amounts: Amounts,
  castMass: number,
  dryingC: number,
  coater: CoaterNumbers,
  dryer: DryerNumbers,
  p: PlantParameters,
): void {
  const { sheet, slurry, drying } = web;
  const infiltrated = sheet.contact === 'infiltrated';
  const share = infiltrated ? 1 - amounts.electrolyte : 1;
  recipe.active = amounts.active / share;
  recipe.electrolyte = infiltrated ? 0 : amounts.electrolyte;
  recipe.binder = amounts.binder / share;
  recipe.carbon = amounts.carbon / share;
  recipe.solids = amounts.solids;
  evaluateSlurry(web.slurryMaterials, recipe, p, slurry);
  web.wetFilm = wetFilmFor(castMass, slurry);
  const air = infiltrated ? NMP_AIR : dryingC + 273.15;
  evaluateDrying(dryer, web.solvent, slurry, web.wetFilm, air, coater.speedLow, castMass, coater.width, p, drying);
  const speed = Math.min(coater.speedHigh, drying.speedLimit);
  web.waits = !coater.slotDie && speed < coater.speedLow;
  web.speed = web.waits ? coater.speedLow : speed;
  evaluateCoating(coater, slurry, web.wetFilm, Math.max(web.speed, coater.speedLow), p, web.coating);
}
