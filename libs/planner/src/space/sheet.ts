import type { Datum, Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import type { Conditions, Step } from '@libs/process';

import type { OxideStep } from './oxide-coating';
import type { Powder } from './powder';

export type Position = 'cathode' | 'separator' | 'anode';

/** A hard bound of a searched number, with who showed it. */
export interface Bound {
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** Mass fractions of the dry layer, solids of its slurry, and the numbers of the layer. All 1 unless named. */
export interface Amounts {
  readonly active: number;
  readonly electrolyte: number;
  readonly binder: number;
  readonly carbon: number;
  /** mass fraction of solids in the slurry */
  readonly solids: number;
  /** of the layer as pressed; separators only, µm */
  readonly thicknessUm?: number;
  /** active material per coated face */
  readonly loadingMgCm2?: number;
  readonly dryingC: number;
}

/** Where the sulfide steps of a line take place. */
export interface Place {
  readonly conditions: Pick<Conditions, 'atmosphere' | 'dewPointC'>;
}

/** The number genes of a sheet; a sheet without one of them fixes it. */
export type SheetNumber = 'electrolyte' | 'binder' | 'carbon' | 'solids' | 'thicknessUm';

/** One way to make one sheet out of named materials: a point of the chemistry, before its numbers are chosen. */
export interface Sheet {
  readonly id: string;
  readonly family: string;
  /** id of the family that built it; the space writes it */
  readonly familyId?: string;
  readonly position: Position;
  readonly active?: Material;
  readonly coating?: string;
  readonly electrolyte?: Material;
  /** bought instead of the electrolyte, which forms in the sheet: mass shares of it */
  readonly precursors?: readonly { readonly material: Material; readonly share: number }[];
  /** how the electrolyte powder is made on the line; without it the powder is bought */
  readonly powder?: Powder;
  /** the protective oxide of the active material, where it is put on here */
  readonly oxide?: OxideStep;
  readonly binder?: Material;
  readonly carbon?: Material;
  /** the liquid that the slurry is coated from */
  readonly solvent?: Material;
  /** the liquid that the electrolyte is dissolved in */
  readonly solution?: { readonly solvent: Material; readonly heatTreatmentC: number; readonly concentration: number };
  readonly collector?: Material;
  readonly scaffold?: Material;
  /** mixed in with the electrolyte, as a mass share of both together */
  readonly additive?: { readonly material: Material; readonly share: number };
  /** evaporated on the electrolyte layer before a metal foil is laid on it; it belongs to the anode */
  readonly interlayer?: Material;
  /** the conductivity of this route, never the best of the table */
  readonly conductivity?: Datum;
  readonly contact: 'mixed' | 'coated' | 'infiltrated';
  /** a film rolled from dry powder: no liquid, so neither coater nor dryer see it */
  readonly dryFilm?: boolean;
  /** a heat treatment of the whole sheet after drying, beside that of a solution */
  readonly heatTreatmentC?: number;
  /** a layer that is coated on a release film first and then transferred between rolls */
  readonly transferred?: boolean;
  /** a separator that is coated on an electrode says on which */
  readonly carrier?: 'cathode' | 'anode';
  /** a separator of two films, half the thickness each: this one faces the anode, `electrolyte` the cathode */
  readonly second?: { readonly electrolyte: Material; readonly conductivity: Datum };
  /** the steps that make the films of such a separator, cathode side first */
  readonly films?: readonly [string, string];
  readonly bounds: Partial<Record<SheetNumber, Bound>>;
  /** the evidence that the family rests on */
  readonly evidence: string;
  /** what of this sheet is only expected or proposed, and by whom */
  readonly proposed?: string;
  /** what no contact of the document asks and somebody has to try before */
  readonly tests?: readonly string[];
  /** its steps; the last one makes the finished sheet. `carrier` is the step that a separator is coated on. */
  express(amounts: Amounts, place: Place, carrier?: string): Step[];
}

/** mAh/g of an active material: what cells showed; a plating metal without a datum gives its theoretical capacity (models/01). */
export function practicalCapacity(active: Material): number | undefined {
  const shown = preferredNumber(active, 'capacityPractical');
  return shown ?? (active.class?.includes('metal-anode') ? preferredNumber(active, 'capacityTheoretical') : undefined);
}

/** Six significant digits: what a recipe can state, and what makes the same answer the same bytes. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

export function materialsOf(sheet: Sheet): Material[] {
  return [
    sheet.active,
    ...(sheet.precursors?.map(({ material }) => material) ?? [sheet.electrolyte]),
    sheet.second?.electrolyte,
    sheet.binder,
    sheet.carbon,
    sheet.solvent,
    sheet.solution?.solvent,
    ...(sheet.powder?.solvents ?? []),
    sheet.oxide?.coating,
    sheet.oxide?.solvent,
    sheet.collector,
    sheet.scaffold,
    sheet.interlayer,
    sheet.additive?.material,
  ].filter((material): material is Material => material !== undefined);
}
