import type { CellDesign, ElectrodeMaterials, Foil, MetalElectrode, SeparatorMaterials } from '@libs/cell';
import { numberOf, type Datum } from '@libs/knowledge';
import type { Brief } from '../brief/brief';
import { electronicConductivity, foilThickness, si } from './property';
import type { RouteParameters } from '../model/route-assumptions';
import { practicalCapacity, type Sheet } from './sheet';

const AL_LAMINATE = { laminateThickness: 113e-6, laminateDensity: 1620, seal: 0.01 }; // models/01 §1.1, facts 7-densities

/** What the cell model needs of one sheet, prepared once. */
export interface SheetRecord {
  readonly electrode: ElectrodeMaterials | null;
  readonly metal: MetalElectrode | null;
  readonly separator: SeparatorMaterials | null;
  readonly scaffold: 'film' | 'membrane' | 'none';
  readonly foil: Foil;
  /** of a metal that is evaporated between electrolyte and foil, kg/m3; 0 without one */
  readonly interlayerDensity: number;
}

export function recordOf(sheet: Sheet): SheetRecord {
  const metal = sheet.position === 'anode' && !sheet.electrolyte;
  const separator = sheet.position === 'separator';
  return {
    electrode: metal || separator ? null : electrodeOf(sheet),
    metal: metal ? metalOf(sheet) : null,
    separator: separator ? separatorOf(sheet) : null,
    scaffold: sheet.scaffold === undefined ? 'none' : sheet.contact === 'infiltrated' ? 'membrane' : 'film',
    foil: foilOf(sheet),
    interlayerDensity: sheet.interlayer ? si(sheet.interlayer, 'density', 1e3) : 0,
  };
}

/** S/m of a datum; NaN where it states no number. */
function conductivityOf(datum: Datum | undefined): number {
  return (datum ? (numberOf(datum) ?? Number.NaN) : Number.NaN) * 100;
}

function separatorOf(separator: Sheet): SeparatorMaterials {
  const { electrolyte, second } = separator;
  const conductivity = conductivityOf(separator.conductivity);
  const density = si(electrolyte, 'density', 1e3);
  return {
    // Two films of equal thickness are resistances in series.
    electrolyteDensity: second ? (density + si(second.electrolyte, 'density', 1e3)) / 2 : density,
    electrolyteConductivity: second ? 2 / (1 / conductivity + 1 / conductivityOf(second.conductivity)) : conductivity,
    electrolyteYield: second ? Number.NaN : si(electrolyte, 'heckelYield', 1e6),
    binderDensity: separator.binder ? si(separator.binder, 'density', 1e3) : 1000,
    rubber: separator.binder !== undefined,
    scaffoldDensity: separator.scaffold ? si(separator.scaffold, 'density', 1e3) || 1400 : 0,
  };
}

/** The design that every candidate of a brief is written into. */
export function designFor(brief: Brief): CellDesign {
  const recipe = (): CellDesign['cathodeRecipe'] => ({
    active: 0,
    electrolyte: 0,
    binder: 0,
    carbon: 0,
    arealCapacity: 0,
    pressure: 0,
    calendered: brief.press === 'calender',
  });
  const foil = (): Foil => new FoilNumbers();
  return {
    cathodeMaterials: null as never,
    cathodeRecipe: recipe(),
    anodeMaterials: null,
    anodeRecipe: recipe(),
    metalAnode: null,
    separatorMaterials: null as never,
    separatorRecipe: { thickness: 0, binder: 0, scaffold: 0, pressure: 0, calendered: brief.press === 'calender' },
    stack: {
      width: brief.cell.areaMm[1] * 1e-3,
      height: brief.cell.areaMm[0] * 1e-3,
      unitCells: brief.cell.unitCells,
      stacking: brief.cell.stacking,
      positiveFoil: foil(),
      negativeFoil: foil(),
      bipolarFoil: foil(),
      npBasis: brief.anode.npBasis,
      lithiumKept: Number.NaN,
      overhang: Number.NaN,
      stackPressure: brief.cell.stackPressureMPa * 1e6,
      ...AL_LAMINATE,
    },
    cRate: brief.cell.cRate,
    temperature: brief.cell.temperatureC + 273.15,
  };
}

/** Puts three sheets into the design; what a sheet does not know of its foil or scaffold is the planner's assumption. */
export function seat(
  design: CellDesign,
  cathode: SheetRecord,
  separator: SheetRecord,
  anode: SheetRecord,
  p: RouteParameters,
): void {
  if (!cathode.electrode || !separator.separator) throw new Error('a route needs a composite cathode and a separator');
  design.cathodeMaterials = cathode.electrode;
  design.separatorMaterials = separator.separator;
  const { scaffold } = separator;
  design.separatorRecipe.scaffold = scaffold === 'none' ? 0 : scaffold === 'film' ? p.scaffoldVolume : p.membraneVolume;
  design.anodeMaterials = anode.electrode;
  design.metalAnode = anode.metal;
  writeFoil(cathode.foil, design.stack.positiveFoil, p);
  writeFoil(anode.foil, design.stack.negativeFoil, p);
  writeFoil(anode.foil, design.stack.bipolarFoil, p);
  if (anode.interlayerDensity === 0) return;
  // The stack model knows no such layer: it is carried with the foil, once for each of its faces.
  addLayers(design.stack.negativeFoil, anode, p, 2);
  addLayers(design.stack.bipolarFoil, anode, p, 1);
}

function addLayers(out: Foil, { interlayerDensity: density }: SheetRecord, p: RouteParameters, layers: 1 | 2): void {
  const thickness = layers * p.interlayerThickness;
  const mass = out.thickness * out.density + thickness * density;
  out.thickness += thickness;
  out.density = mass / out.thickness;
}

function writeFoil(foil: Foil, out: Foil, p: RouteParameters): void {
  out.thickness = foil.thickness >= 0 ? foil.thickness : p.foilThickness;
  out.density = foil.density;
}

function electrodeOf(sheet: Sheet): ElectrodeMaterials {
  const { active, electrolyte, binder, carbon, conductivity } = sheet;
  if (!active) throw new Error(`sheet ${sheet.id} has no active material`);
  const fibre = carbon?.id === 'VGCF' || carbon?.id === 'CNF';
  return {
    activeDensity: si(active, 'density', 1e3),
    activeCapacity: si(active, 'capacityPractical', 1),
    activePotential: si(active, 'potential', 1),
    ocvSpan: Number.NaN,
    flatVoltage: active.class?.includes('titanate') === true || active.id === 'LiFePO4',
    activeRadius: si(active, 'particleSize', 1e-6) / 2,
    activeElectronicConductivity: electronicConductivity(active),
    diffusivity: Number.NaN,
    electrolyteDensity: si(electrolyte, 'density', 1e3),
    electrolyteConductivity: (conductivity ? (numberOf(conductivity) ?? Number.NaN) : Number.NaN) * 100,
    electrolyteDiameter: sheet.contact === 'mixed' ? si(electrolyte, 'particleSize', 1e-6) : Number.NaN,
    electrolyteYield: si(electrolyte, 'heckelYield', 1e6),
    binderDensity: binder ? si(binder, 'density', 1e3) : 1000,
    rubber: sheet.contact !== 'infiltrated' && binder?.class?.includes('dry-binder') !== true,
    carbonDensity: carbon ? si(carbon, 'density', 1e3) : 1900,
    carbonKind: carbon ? (fibre ? 'fibre' : 'black') : 'none',
    contact: sheet.contact,
  };
}

/** A class that starts with numbers, as the compiler keeps numbers in place only where nothing else was ever kept under these two names. */
class FoilNumbers implements Foil {
  thickness = Number.NaN;
  density = Number.NaN;
}

function foilOf({ collector }: Sheet): Foil {
  const foil = new FoilNumbers();
  foil.thickness = collector ? foilThickness(collector) : 0;
  foil.density = collector ? si(collector, 'density', 1e3) : 0;
  return foil;
}

function metalOf({ active }: Sheet): MetalElectrode {
  const density = si(active, 'density', 1e3);
  const capacity = (active && practicalCapacity(active)) ?? Number.NaN;
  const plates = active?.class?.includes('metal-anode') === true;
  return {
    density,
    thickness: 0,
    capacity,
    potential: si(active, 'potential', 1),
    plates,
    platedCapacity: capacity,
    platedDensity: density,
  };
}
