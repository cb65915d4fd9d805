import type { Material } from '@libs/knowledge';
import { preferredDatum, preferredNumber, numberOf } from '@libs/knowledge';
import type { Step } from '@libs/process';
import type { Options } from './options';
import type { Sheet } from './sheet';
import { rounded } from './sheet';

/** Where the protective coating of an active material comes from. */
export type CoatingSource = 'bought' | 'sol-gel';

/** A protective oxide put on the active material here instead of bought on it. */
export interface OxideStep {
  readonly coating: Material;
  readonly solvent: Material;
  /** mass of oxide in the coated powder */
  readonly share: number;
  /** kg of solvent to a kg of coated powder */
  readonly liquid: number;
  readonly minutes: number;
}

/** Ways that are shown with their conditions; of the other coatings neither method nor thickness is given (park2018 §3.3, CAT-02). */
const ways: Readonly<Record<string, { solvent: string; heatC: number; minutes: number; evidence: string }>> = {
  'Li2O-ZrO2': {
    solvent: 'isopropanol',
    heatC: 300,
    minutes: 60,
    evidence: 'coating: LEE20 (facts R07, 6c: sol-gel in 2-propanol, 300 °C in air for 1 h, 5 nm on NCM90)',
  },
};

/** The amount of solvent is not given: as much as powder by mass. */
const LIQUID = 1;

/** Cathode sheets whose coating is made here; with `bought` in the brief the others stay beside them. */
export function withOxideStep(sheets: readonly Sheet[], options: Options): Sheet[] {
  const { brief, knowledge, allowed } = options;
  const by = brief.cathode.coatingBy;
  const made = by.includes('sol-gel')
    ? sheets.flatMap((sheet): Sheet[] => {
        const way = ways[sheet.coating ?? ''];
        const coating = sheet.coating === undefined ? undefined : knowledge.materials.get(sheet.coating);
        const solvent = way && allowed(way.solvent) ? knowledge.materials.get(way.solvent) : undefined;
        const share = coating && sheet.active && shareOf(coating, sheet.active);
        return way && coating && solvent && share !== undefined ? [coatedHere(sheet, coating, solvent, share)] : [];
      })
    : [];
  return [...(by.includes('bought') ? sheets : []), ...made];
}

/** Mass share of a thin shell on spheres: 3 t ρc / (r ρa), from thickness, densities and half the particle size (2.5 µm without one). */
export function shareOf(coating: Material, active: Material): number | undefined {
  const number = (material: Material, property: string): number | undefined => {
    const datum = preferredDatum(material, property);
    return datum && numberOf(datum);
  };
  const thickness = number(coating, 'thickness');
  const heavy = number(coating, 'density');
  const density = preferredNumber(active, 'density');
  const size = number(active, 'particleSize');
  if (thickness === undefined || heavy === undefined || density === undefined) return undefined;
  const ratio = (3 * thickness * heavy) / ((size === undefined ? 2.5 : size / 2) * density);
  return ratio / (1 + ratio);
}

function coatedHere(sheet: Sheet, coating: Material, solvent: Material, share: number): Sheet {
  const way = ways[coating.id];
  if (!way || !sheet.active) return sheet;
  const { active } = sheet;
  const solids = 1 / (1 + LIQUID);
  const coat: Step[] = [
    {
      id: 'cathode-oxide',
      operation: 'coat-particles',
      ingredients: [
        { role: 'active-material', material: active.id, massFraction: rounded((1 - share) * solids) },
        { role: 'coating', material: coating.id, massFraction: rounded(share * solids) },
        { role: 'solvent', material: solvent.id, massFraction: rounded(1 - solids), anhydrous: true },
      ],
      conditions: { temperatureC: 25 },
    },
    {
      id: 'cathode-oxide-dry',
      operation: 'dry',
      ingredients: [{ from: 'cathode-oxide' }],
      conditions: {
        temperatureC: rounded(preferredNumber(solvent, 'boilingPoint') ?? 80),
        atmosphere: 'vacuum',
        residualPpm: 0,
      },
    },
    {
      id: 'cathode-oxide-fire',
      operation: 'heat-treat',
      ingredients: [{ from: 'cathode-oxide-dry' }],
      conditions: { temperatureC: way.heatC, durationMin: way.minutes, atmosphere: 'air' },
    },
  ];
  return {
    ...sheet,
    id: `${sheet.id}|sol-gel`,
    family: `${sheet.family}, coated here with ${coating.id}`,
    oxide: { coating, solvent, share, liquid: LIQUID, minutes: way.minutes },
    evidence: `${sheet.evidence}; ${way.evidence}`,
    proposed: [
      sheet.proposed,
      `the precursors of ${coating.id} are not given; its mass is that of the shown thickness on spheres`,
    ]
      .filter((one) => one !== undefined)
      .join('; '),
    express: (amounts, place, carrier) => {
      const steps = sheet.express(amounts, place, carrier).map((step) => ({
        ...step,
        ingredients: step.ingredients.map((one) =>
          one.role === 'active-material' && one.material === active.id
            ? {
                from: 'cathode-oxide-fire',
                ...(one.massFraction === undefined ? {} : { massFraction: one.massFraction }),
              }
            : one,
        ),
      }));
      return steps.length === 0 ? [] : [...coat, ...steps];
    },
  };
}
