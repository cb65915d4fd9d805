import {
  RUBBER_LIMIT,
  activeElectronicConductivity,
  binderPenalty,
  compositeConductivitySpread,
  compositeIonicConductivity,
  compositePorosity,
  contactArea,
  fibreElectronicConductivity,
  fibreIonicFactor,
  flatVoltageUtilisation,
  heckelDensity,
  HIGHEST_DENSITY,
  ionicLoad,
  ionicUtilisation,
  kineticConductance,
  mixedContactFraction,
  percolationThreshold,
  railsInSeries,
  remainingSpan,
  solidDiffusionUtilisation,
  twoRailResistance,
} from '@libs/physics';
import type { CellParameters } from './assumptions';
import type { ElectrodeConditions, ElectrodeMaterials, ElectrodeRecipe, ElectrodeState } from './electrode';
import { Limit } from './electrode';
import { Caution } from './warnings';

/** Mass fraction at which the assumed conductivity of carbon black is stated. */
const BLACK_REFERENCE = 0.015;

/**
 * An electrode from its recipe, at a current. Allocates nothing; everything is written into `out`.
 *
 * Porosity: mixed and coated, the composite rule on Heckel's electrolyte and the packed active material (models/06 §6.2), plus
 * rubber and calender terms. Infiltrated, the cast PVDF skeleton is filled and then pressed to its own packing limit; the
 * electrolyte takes what room is left. For R02 (96:2:2 LCO, 11 wt% Li6PS5Cl, 370 MPa) that gives 6.9 %, measured 7.3 %.
 * Transport: models/02 §2.1-2.5 with the conductivity of the route taken. Utilisation: ionic limit × solid diffusion.
 */
export function evaluateElectrode(
  materials: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  conditions: ElectrodeConditions,
  parameters: CellParameters,
  out: ElectrodeState,
): void {
  out.warnings = Caution.cycleLife;
  if (recipe.binder <= 0) out.warnings |= Caution.binderFree;
  for (let step = 0; step < steps.length; step += 1)
    (steps[step] as Step)(materials, recipe, conditions, parameters, out);
}

type Step = typeof evaluateElectrode;

/**
 * In a table, so that each step is compiled by itself: of one long function the compiler takes in a part of the equations only, and
 * allocates the numbers that it hands to the others.
 */
const steps: readonly Step[] = [
  shapeElectrode,
  conductIons,
  hinderIons,
  conductElectrons,
  resistElectrode,
  useElectrode,
];

function radiusOf(m: ElectrodeMaterials, p: CellParameters): number {
  return m.activeRadius > 0 ? m.activeRadius : p.activeRadius;
}

/** Mass, porosity, thickness and volume fractions. */
function shapeElectrode(
  m: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  _: ElectrodeConditions,
  p: CellParameters,
  out: ElectrodeState,
): void {
  const mass = recipe.arealCapacity / (recipe.active * m.activeCapacity);
  const active = recipe.active / m.activeDensity;
  const electrolyte = recipe.electrolyte / m.electrolyteDensity;
  const binder = recipe.binder > 0 ? recipe.binder / m.binderDensity : 0;
  const carbon = recipe.carbon > 0 ? recipe.carbon / m.carbonDensity : 0;
  const solid = active + electrolyte + binder + carbon;
  const skeleton = solid - electrolyte;
  const infiltrated = m.contact === 'infiltrated';
  const cast = p.castPorosity;
  out.sizeRatio = m.contact === 'mixed' ? (2 * radiusOf(m, p)) / m.electrolyteDiameter : Number.POSITIVE_INFINITY;
  out.electrolytePorosity = 0;

  let bulk: number; // m3 of pressed layer per kg
  if (infiltrated) {
    const castBulk = skeleton / (1 - cast);
    out.filledPorosity = 1 - solid / castBulk;
    if (out.filledPorosity < 0) out.warnings |= Caution.overfilled;
    const left = Math.max(0, cast - p.activePorosity) * Math.exp(-recipe.pressure / p.skeletonPressure);
    let packed = p.activePorosity + left;
    if (recipe.calendered) {
      packed = Math.min(cast, packed + p.calenderPorosity);
      out.warnings |= Caution.calenderDwell;
    }
    bulk = Math.max(skeleton / (1 - packed), solid / HIGHEST_DENSITY);
    out.castThickness = mass * castBulk;
  } else {
    out.phiActive = active / solid;
    out.porosity = cast;
    if (recipe.pressure > 0) pressMixture(m, recipe, p, out);
    bulk = solid / (1 - out.porosity);
    out.filledPorosity = cast;
    out.castThickness = Math.max(mass * bulk, (mass * solid) / (1 - cast));
  }
  out.arealMass = mass;
  out.arealCapacity = recipe.arealCapacity;
  out.castPorosity = cast;
  out.porosity = 1 - solid / bulk;
  out.thickness = mass * bulk;
  out.phiActive = active / bulk;
  out.phiElectrolyte = electrolyte / bulk;
  out.phiBinder = binder / bulk;
  out.phiCarbon = carbon / bulk;
  out.potential = m.activePotential;
  out.platedThickness = 0;
}

/** Porosity of a pressed mixture whose share of active material, of the solids alone, stands in `phiActive`. */
function pressMixture(m: ElectrodeMaterials, recipe: ElectrodeRecipe, p: CellParameters, out: ElectrodeState): void {
  const yieldKnown = m.electrolyteYield > 0;
  if (!yieldKnown) out.warnings |= Caution.yieldUnknown;
  if (recipe.pressure < 30e6 || recipe.pressure > 500e6) out.warnings |= Caution.pressureRange;
  const electrolyte = 1 - heckelDensity(recipe.pressure, yieldKnown ? m.electrolyteYield : p.electrolyteYield);
  out.electrolytePorosity = electrolyte;
  if (electrolyte <= 1 - HIGHEST_DENSITY + 1e-12) out.warnings |= Caution.densityCapped;
  let porosity = compositePorosity(electrolyte, p.activePorosity, out.phiActive) + p.porosityOffset;
  if (m.rubber && recipe.binder > RUBBER_LIMIT) {
    porosity += p.rubberPorosity;
    out.warnings |= Caution.rubberPores;
  }
  if (recipe.calendered) {
    porosity += p.calenderPorosity;
    out.warnings |= Caution.calenderDwell;
  }
  out.porosity = Math.min(p.castPorosity, Math.max(1 - HIGHEST_DENSITY, porosity));
}

/** The effective conductivity of the electrolyte. */
function conductIons(
  m: ElectrodeMaterials,
  _: ElectrodeRecipe,
  __: ElectrodeConditions,
  ___: CellParameters,
  out: ElectrodeState,
): void {
  const phi = out.phiElectrolyte;
  const mixed = m.contact === 'mixed';
  const ratio = out.sizeRatio;
  if (!(m.activeRadius > 0)) out.warnings |= Caution.radiusUnknown;
  if (mixed && !(ratio > 0)) out.warnings |= Caution.sizeUnknown;
  if (phi <= percolationThreshold(ratio)) out.warnings |= Caution.belowThreshold;
  else if (phi < 0.2) out.warnings |= Caution.lowElectrolyte;
  // A coating or an infiltrated film is continuous by itself: no threshold, the form of fine electrolyte.
  out.electrolyteConductivity = m.electrolyteConductivity;
  out.ionicConductivity = compositeIonicConductivity(m.electrolyteConductivity, phi, ratio);
}

/** What binder and carbon fibres leave of it, and where within its spread a sample lies. */
function hinderIons(
  m: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  _: ElectrodeConditions,
  p: CellParameters,
  out: ElectrodeState,
): void {
  const fibres = m.carbonKind === 'fibre' ? recipe.carbon : 0;
  if (fibres > 0.05) out.warnings |= Caution.fibrePenalty;
  if (out.phiBinder > 0.1 * out.phiActive) out.warnings |= Caution.binderPenalty;
  const { phiElectrolyte, sizeRatio } = out;
  const spread =
    p.ionicSpread === 0 ? 1 : Math.pow(compositeConductivitySpread(phiElectrolyte, sizeRatio), p.ionicSpread);
  const fibre = fibreIonicFactor(fibres, sizeRatio);
  out.ionicConductivity = out.ionicConductivity * binderPenalty(out.phiBinder, out.phiActive) * fibre * spread;
}

/** The effective conductivity of active material and carbon. */
function conductElectrons(
  m: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  _: ElectrodeConditions,
  p: CellParameters,
  out: ElectrodeState,
): void {
  const electronicKnown = m.activeElectronicConductivity >= 0;
  if (!electronicKnown) out.warnings |= Caution.electronicUnknown;
  // An infiltrated skeleton was cast first and touches itself, as in coarse electrolyte; a coating parts the particles.
  let electronic = activeElectronicConductivity(
    electronicKnown ? m.activeElectronicConductivity : p.unknownElectronic,
    out.phiActive,
    m.contact === 'infiltrated' ? 0 : out.sizeRatio,
  );
  // Measured electrodes hold both networks, so the better one counts, not the sum.
  if (m.carbonKind === 'black')
    electronic = Math.max(electronic, (p.blackConductivity * recipe.carbon) / BLACK_REFERENCE);
  else if (m.carbonKind === 'fibre') electronic = Math.max(electronic, fibreElectronicConductivity(recipe.carbon));
  else if (electronic > 0 && out.phiActive < 0.3) out.warnings |= Caution.electronicThin;
  out.electronicConductivity = electronic;
  if (electronic < out.ionicConductivity) out.warnings |= Caution.electronic;
}

/** Contact, kinetics and the resistance of both rails. */
function resistElectrode(
  m: ElectrodeMaterials,
  _: ElectrodeRecipe,
  conditions: ElectrodeConditions,
  p: CellParameters,
  out: ElectrodeState,
): void {
  out.contactFraction =
    m.contact === 'mixed'
      ? p.contactMixed * mixedContactFraction(out.phiElectrolyte, out.phiCarbon, out.phiBinder, out.porosity)
      : m.contact === 'coated'
        ? p.contactCoated
        : p.contactInfiltrated;
  out.areaConductance =
    contactArea(out.contactFraction, out.phiActive, radiusOf(m, p)) *
    kineticConductance(p.exchangeCurrent, conditions.temperature);
  out.resistance = twoRailResistance(
    out.thickness,
    out.ionicConductivity,
    out.electronicConductivity,
    out.areaConductance,
  );
}

/** How much capacity the current leaves, and what limits it. */
function useElectrode(
  m: ElectrodeMaterials,
  recipe: ElectrodeRecipe,
  conditions: ElectrodeConditions,
  p: CellParameters,
  out: ElectrodeState,
): void {
  const current = conditions.currentDensity;
  const rails = railsInSeries(out.ionicConductivity, out.electronicConductivity);
  const spanKnown = m.ocvSpan > 0;
  if (!spanKnown) out.warnings |= Caution.spanUnknown;
  const span = remainingSpan(
    spanKnown ? m.ocvSpan : p.ocvSpan,
    current,
    conditions.seriesResistance,
    out.areaConductance,
    out.thickness,
  );
  out.ionicUtilisation = m.flatVoltage
    ? flatVoltageUtilisation(rails, span, current, out.thickness)
    : ionicUtilisation(ionicLoad(current, out.thickness, rails, span), p.cutOffExtra);
  if (m.diffusivity > 0) {
    const { diffusivity } = m;
    const radius = radiusOf(m, p);
    out.diffusionUtilisation = solidDiffusionUtilisation(radius, diffusivity, conditions.dischargeTime);
    if (diffusivity * conditions.dischargeTime < 0.2 * radius * radius) out.warnings |= Caution.slowDiffusion;
  } else {
    out.diffusionUtilisation = 1;
    out.warnings |= Caution.diffusivityUnknown;
  }
  out.utilisation = out.ionicUtilisation * out.diffusionUtilisation;
  out.capacityUsed = m.activeCapacity * out.utilisation;
  out.arealCapacityUsed = recipe.arealCapacity * out.utilisation;
  const kinetic = 1 / (out.areaConductance * out.thickness);
  const rail = out.thickness / (3 * rails);
  out.limit =
    out.diffusionUtilisation < out.ionicUtilisation
      ? Limit.diffusion
      : kinetic > rail
        ? Limit.kinetic
        : out.electronicConductivity < out.ionicConductivity
          ? Limit.electronic
          : Limit.ionic;
}
