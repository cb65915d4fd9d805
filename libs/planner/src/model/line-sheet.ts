import type { CellState } from '@libs/cell';
import type { MaterialUse } from '@libs/plant';
import type { Brief } from '../brief/brief';
import { priceOf, si } from '../space/property';
import type { RouteParameters } from './route-assumptions';
import { materialsOf, type Amounts, type Sheet } from '../space/sheet';
import { webOf, type Web } from '../space/web';

/** Of what a use of a material is a multiple. */
const Measure = {
  active: 0,
  electrolyte: 1,
  binder: 2,
  carbon: 3,
  solvent: 4,
  face: 5,
  area: 6,
  interlayer: 7,
} as const;
/** Which yield it goes through before the cell's own. */
const Through = { sheet: 0, foil: 1, separator: 2 } as const;

/** One sheet as the line sees it, prepared once: its coated layer, if it has one, and what a square metre of it takes. */
export interface LineSheet {
  readonly sheet: Sheet;
  readonly web: Web | undefined;
  /** dry mass of what is coated, kg/m2, written with its uses: an infiltrated electrolyte comes later and is not in it */
  castMass: number;
  /** in the order of `materialsOf`, then the release film of a transferred layer */
  readonly uses: readonly MaterialUse[];
  /** of every use: its measure, how many times that measure it is, and its yield */
  readonly measure: Uint8Array;
  readonly factor: Float64Array;
  readonly through: Uint8Array;
}

/** What a transferred layer is coated on: no material of the catalogue, because no source names one. */
export const RELEASE_FILM = 'release-film';

/** kg and m2 in a square metre of unit cell, by measure; written for one sheet after the other. */
const measured = new Float64Array(8);

export function lineSheetOf(sheet: Sheet, { prices }: Brief): LineSheet {
  const rules = rulesOf(sheet);
  const film: MaterialUse = {
    id: `${sheet.position}:${RELEASE_FILM}`,
    amount: 0,
    yieldToEnd: 1,
    price: Number.NaN, // written from the assumption before it is used
    priceLow: Number.NaN,
    priceHigh: Number.NaN,
    vintage: 'assumption',
  };
  const bought = materialsOf(sheet).map((material): MaterialUse => {
    const price = priceOf(material, prices);
    return {
      id: `${sheet.position}:${material.id}`,
      amount: 0,
      yieldToEnd: 1,
      price: price?.value ?? Number.NaN,
      priceLow: price?.low ?? Number.NaN,
      priceHigh: price?.high ?? Number.NaN,
      vintage: price?.vintage ?? 'unknown',
    };
  });
  return {
    sheet,
    web: sheet.solvent ? webOf(sheet) : undefined,
    castMass: Number.NaN,
    uses: sheet.transferred ? [...bought, film] : bought,
    measure: Uint8Array.from(rules, ([measure]) => measure),
    factor: Float64Array.from(rules, ([, factor]) => factor),
    through: Uint8Array.from(rules, ([, , through = Through.sheet]) => through),
  };
}

/** What each material of a sheet is a multiple of, in the order of `materialsOf`. */
function rulesOf(sheet: Sheet): (readonly [measure: number, factor: number, through?: number])[] {
  const { precursors, electrolyte, second, solution, powder, oxide } = sheet;
  const dense = (one: Sheet['electrolyte']): number => si(one, 'density', 1);
  const whole = second ? dense(electrolyte) + dense(second.electrolyte) : 1;
  const electrolytes: (readonly [number, number])[] = precursors
    ? precursors.map(({ share }) => [Measure.electrolyte, share])
    : second
      ? [electrolyte, second.electrolyte].map((one) => [Measure.electrolyte, dense(one) / whole])
      : electrolyte
        ? [[Measure.electrolyte, 1 - (sheet.additive?.share ?? 0)]]
        : [];
  return [
    ...(sheet.active ? [[Measure.active, 1] as const] : []),
    ...electrolytes,
    ...(sheet.binder ? [[Measure.binder, 1] as const] : []),
    ...(sheet.carbon ? [[Measure.carbon, 1] as const] : []),
    ...(sheet.solvent ? [[Measure.solvent, 1] as const] : []),
    ...(solution ? [[Measure.electrolyte, 1 / solution.concentration - 1] as const] : []),
    ...(powder?.solvents ?? []).map(
      (_, __, { length }) => [Measure.electrolyte, (1 / (powder?.concentration ?? 1) - 1) / length] as const,
    ),
    ...(oxide ? [[Measure.active, oxide.share] as const, [Measure.active, oxide.liquid] as const] : []),
    ...(sheet.collector ? [[Measure.face, 1, Through.foil] as const] : []),
    ...(sheet.scaffold ? [[Measure.area, second ? 2 : 1, Through.separator] as const] : []),
    ...(sheet.interlayer
      ? [[Measure.interlayer, si(sheet.interlayer, 'density', 1e3), Through.separator] as const]
      : []),
    ...(sheet.additive ? [[Measure.electrolyte, sheet.additive.share] as const] : []),
    ...(sheet.transferred ? [[Measure.area, 1, Through.separator] as const] : []),
  ];
}

/**
 * Writes kg of each material, and m2 of each foil, that a square metre of unit cell takes from this sheet. `faces`: foils of a
 * monopolar stack serve two faces, 0.5. Allocates nothing.
 */
export function writeUses(line: LineSheet, amounts: Amounts, cell: CellState, faces: number, p: RouteParameters): void {
  const { sheet, uses, measure, factor, through } = line;
  const separator = sheet.position === 'separator';
  const electrode = sheet.position === 'cathode' ? cell.cathode : cell.anode;
  const mass = separator ? 0 : electrode.arealMass;
  const metal = sheet.position === 'anode' && sheet.electrolyte === undefined;
  measured[Measure.active] = metal ? mass : mass * amounts.active;
  measured[Measure.electrolyte] = separator ? cell.separator.electrolyteArealMass : mass * amounts.electrolyte;
  measured[Measure.binder] = separator ? cell.separator.binderArealMass : mass * amounts.binder;
  measured[Measure.carbon] = mass * amounts.carbon;
  line.castMass = separator
    ? cell.separator.electrolyteArealMass + cell.separator.binderArealMass
    : sheet.contact === 'infiltrated'
      ? mass * (1 - amounts.electrolyte)
      : mass;
  measured[Measure.solvent] = sheet.solvent ? line.castMass * (1 / amounts.solids - 1) : 0;
  measured[Measure.face] = faces;
  measured[Measure.area] = 1;
  measured[Measure.interlayer] = p.interlayerThickness;
  const own = separator ? p.yieldSeparator : p.yieldElectrode;
  if (sheet.transferred) writeReleaseFilm(uses[uses.length - 1] as MaterialUse, p.releaseFilm);
  for (let index = 0; index < uses.length; index += 1) {
    const use = uses[index] as MaterialUse;
    const by = through[index];
    use.amount = (measured[measure[index] as number] as number) * (factor[index] as number);
    use.yieldToEnd = (by === Through.sheet ? own : by === Through.foil ? p.yieldFoil : p.yieldSeparator) * p.yieldCell;
  }
}

function writeReleaseFilm(use: MaterialUse, price: number): void {
  use.price = price;
  use.priceLow = price;
  use.priceHigh = price;
}
