import type { Material } from '@libs/knowledge';
import {
  createCoatingState,
  createDryingState,
  createSlurryState,
  plantSolvent,
  type CoatingState,
  type DryingState,
  type PlantSolvent,
  type SlurryMaterials,
  type SlurryState,
} from '@libs/plant';
import { si } from './property';
import type { Sheet } from './sheet';

/** One coated layer as the line sees it, prepared once per triple of sheets. */
export interface Web {
  readonly sheet: Sheet;
  readonly slurryMaterials: SlurryMaterials;
  readonly solvent: PlantSolvent;
  readonly slurry: SlurryState;
  readonly coating: CoatingState;
  readonly drying: DryingState;
  castMass: number; // kg/m2, dry, of one pass
  dryingC: number; // asked
  wetFilm: number; // m
  speed: number; // m/s
  /** a sheet drawn by a blade lies still until it is dry */
  waits: boolean;
}

/** The record of a sheet that is coated; unknown solvent numbers stay NaN or are estimated by the plant room. */
export function webOf(sheet: Sheet): Web {
  const { solvent } = sheet;
  const viscosity = si(solvent, 'viscosity', 1e-3);
  return {
    sheet,
    slurryMaterials: {
      activeDensity: si(sheet.active, 'density', 1e3) || 1,
      electrolyteDensity: si(sheet.electrolyte, 'density', 1e3),
      binderDensity: sheet.binder ? si(sheet.binder, 'density', 1e3) : 1000,
      carbonDensity: sheet.carbon ? si(sheet.carbon, 'density', 1e3) : 1900,
      solventDensity: si(solvent, 'density', 1e3),
      solventViscosity: viscosity,
      surfaceTension: si(solvent, 'surfaceTension', 1e-3),
      binderPointViscosity: Number.NaN,
      binderPointConcentration: Number.NaN,
      maximumPacking: Number.NaN,
    },
    solvent: drying(solvent as Material),
    slurry: createSlurryState(),
    coating: createCoatingState(),
    drying: createDryingState(),
    castMass: Number.NaN,
    dryingC: Number.NaN,
    wetFilm: Number.NaN,
    speed: Number.NaN,
    waits: false,
  };
}

function drying(solvent: Material): PlantSolvent {
  const data = solvent.properties?.['antoine'];
  const antoine = (data?.find(({ preferred }) => preferred) ?? data?.[0])?.value;
  const [a, b, c] = Array.isArray(antoine) ? (antoine as number[]) : [];
  return plantSolvent({
    molarMass: si(solvent, 'molarMass', 1e-3),
    antoineA: a ?? Number.NaN,
    antoineB: b ?? Number.NaN,
    antoineC: c ?? Number.NaN,
    vaporisationEnthalpy: si(solvent, 'vaporisationEnthalpy', 1e3),
    boilingPoint: si(solvent, 'boilingPoint', 1) + 273.15,
    heatCapacity: si(solvent, 'heatCapacity', 1),
    flammableLimit: si(solvent, 'lowerFlammability', 1e-2),
    burns: solvent.id !== 'water',
  }).solvent;
}
