import type { Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import { massShares } from '@libs/physics';
import type { Ingredient, Step } from '@libs/process';
import { dissolve, solidify } from '../families/solution';
import type { Options } from './options';
import { pressedConductivity, solutionsOf } from './options';
import type { Powder } from './powder';
import type { Amounts } from './sheet';
import { rounded } from './sheet';

/** Amounts of solvent in a synthesis are not reported (GAP-23): one part of solids in ten, as for the solutions. */
const CONCENTRATION = 0.1;

/** Reactants in mol: the balanced equations of the reported products (park2018 §4.1, §4.2, §2.2, §6). */
export const fromSulfides: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Li3PS4: { Li2S: 3, P2S5: 1 },
  Li7P3S11: { Li2S: 7, P2S5: 3 },
  Li7P2S8I: { Li2S: 3, P2S5: 1, LiI: 1 },
  Li4PS4I: { Li2S: 3, P2S5: 1, LiI: 2 },
  Na3SbS4: { Na2S: 3, Sb2S3: 1, S: 2 },
};
const inTwoSteps: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Li6PS5Cl: { Li2S: 1, Li3PS4: 1, LiCl: 1 },
  Li6PS5Br: { Li2S: 1, Li3PS4: 1, LiBr: 1 },
};
/** Milled to a glass, then annealed: 150 to 300 °C for the lithium glass-ceramics (HT-10), 270 °C for cubic Na3PS4 (HT-11). */
const milled: Readonly<Record<string, { of: Readonly<Record<string, number>>; annealC: number; says: string }>> = {
  Li3PS4: {
    of: { Li2S: 3, P2S5: 1 },
    annealC: 225,
    says: 'park2018 §2.2 (HT-10): annealed at 150 to 300 °C, the middle is taken',
  },
  Li7P3S11: {
    of: { Li2S: 7, P2S5: 3 },
    annealC: 225,
    says: 'park2018 §2.2 (HT-10): annealed at 150 to 300 °C, the middle is taken',
  },
  Na3PS4: { of: { Na2S: 3, P2S5: 1 }, annealC: 270, says: 'park2018 §6 (HT-11): annealed at 270 °C' },
};

type Reactants = readonly { readonly material: Material; readonly share: number }[];

/** The reactants by mass; undefined when one of them is excluded or unknown. */
export function reactantsOf(
  moles: Readonly<Record<string, number>>,
  { allowed, knowledge }: Options,
): Reactants | undefined {
  const shares = Object.entries(massShares(moles));
  return shares.every(([id]) => knowledge.materials.has(id) && allowed(id))
    ? shares.map(([id, share]) => ({ material: knowledge.material(id), share }))
    : undefined;
}

const boiling = (solvent: Material): number => preferredNumber(solvent, 'boilingPoint') ?? 80;

function heated(prefix: string, wet: string, at: number, dryC: number): Step[] {
  return [
    {
      id: `${prefix}-powder-dry`,
      operation: 'dry',
      ingredients: [{ from: wet }],
      conditions: { temperatureC: rounded(Math.min(dryC, at)), atmosphere: 'vacuum' },
    },
    {
      id: `${prefix}-powder`,
      operation: 'heat-treat',
      ingredients: [{ from: `${prefix}-powder-dry` }],
      conditions: { temperatureC: at, atmosphere: 'vacuum' },
    },
  ];
}

function precursor({ material, share }: Reactants[number], of: number): Ingredient {
  return { role: 'precursor', material: material.id, massFraction: rounded(share * of) };
}

function solventPart(solvent: Material, of: number): Ingredient {
  return { role: 'solvent', material: solvent.id, massFraction: rounded(of), anhydrous: solvent.id !== 'water' };
}

/** Every row of liquid-phase synthesis that the catalogue holds for this electrolyte (park2018 Table 2): one solvent, one heat treatment. */
export function liquidPhase(electrolyte: Material, options: Options): Powder[] {
  const moles = fromSulfides[electrolyte.id];
  const reactants = moles && reactantsOf(moles, options);
  if (!reactants) return [];
  return (electrolyte.properties?.['conductivity'] ?? []).flatMap((datum): Powder[] => {
    const { route, solvent, heatTreatmentC, ultrasound } = datum.conditions ?? {};
    const liquid = typeof solvent === 'string' ? options.knowledge.materials.get(solvent) : undefined;
    const usable = route === 'liquid-phase' && datum.source.grade !== 'M' && options.allowedSource(datum.source.id);
    if (!usable || !liquid || !options.allowed(liquid.id) || typeof heatTreatmentC !== 'number') return [];
    const sonic = ultrasound === true ? { ultrasound: true } : {};
    return [
      {
        id: `liquid-phase:${liquid.id}:${heatTreatmentC}${ultrasound === true ? ':ultrasound' : ''}:${datum.source.id}`,
        source: 'liquid-phase',
        says: `${electrolyte.id} synthesised in ${liquid.id}`,
        conductivity: datum,
        precursors: reactants,
        solvents: [liquid],
        concentration: CONCENTRATION,
        baked: true,
        evidence: `electrolyte: ${datum.source.id} ${datum.source.section ?? ''} (liquid-phase synthesis)`,
        steps: (prefix) => [
          {
            id: `${prefix}-powder-react`,
            operation: 'synthesize',
            ingredients: [
              ...reactants.map((one) => precursor(one, CONCENTRATION)),
              solventPart(liquid, 1 - CONCENTRATION),
            ],
            product: electrolyte.id,
            conditions: { temperatureC: 25, atmosphere: 'argon', ...sonic },
          },
          ...heated(prefix, `${prefix}-powder-react`, heatTreatmentC, boiling(liquid)),
        ],
      },
    ];
  });
}

/** Two-step argyrodite: Li2S in ethanol first, then with Li3PS4 and the halide in THF (park2018 §4.2, SOL-26; conductivity of later work). */
export function twoStep(electrolyte: Material, options: Options): Powder[] {
  const moles = inTwoSteps[electrolyte.id];
  const reactants = moles && reactantsOf(moles, options);
  const liquids = ['ethanol', 'THF'].filter(options.allowed).map((id) => options.knowledge.material(id));
  const [ethanol, ether] = liquids;
  if (!reactants || !ethanol || !ether) return [];
  const [sulfide, ...others] = reactants;
  if (!sulfide) return [];
  return (electrolyte.properties?.['conductivity'] ?? []).flatMap((datum): Powder[] => {
    const { solvent, heatTreatmentC } = datum.conditions ?? {};
    const both = Array.isArray(solvent) && ['THF', 'ethanol'].every((id) => solvent.map(String).includes(id));
    if (!both || typeof heatTreatmentC !== 'number' || !options.allowedSource(datum.source.id)) return [];
    const rest = 1 - sulfide.share;
    const half = (1 - CONCENTRATION) / 2;
    return [
      {
        id: `two-step:${heatTreatmentC}:${datum.source.id}`,
        source: 'two-step',
        says: `${electrolyte.id} made in two steps`,
        conductivity: datum,
        precursors: reactants,
        solvents: [ethanol, ether],
        concentration: CONCENTRATION,
        baked: true,
        proposed: 'the review gives no source of the halide for the two steps (park2018 §4.2)',
        evidence: `electrolyte: park2018 §4.2 (R33, SOL-26: order of mixing); ${datum.source.id} (heat treatment and conductivity)`,
        steps: (prefix) => [
          {
            id: `${prefix}-powder-sulfide`,
            operation: 'dissolve',
            ingredients: [
              {
                role: 'precursor',
                material: sulfide.material.id,
                massFraction: rounded((sulfide.share * CONCENTRATION) / (sulfide.share * CONCENTRATION + half)),
              },
              solventPart(ethanol, half / (sulfide.share * CONCENTRATION + half)),
            ],
            conditions: { temperatureC: 25, atmosphere: 'argon' },
          },
          {
            id: `${prefix}-powder-react`,
            operation: 'synthesize',
            ingredients: [
              { from: `${prefix}-powder-sulfide`, massFraction: rounded(sulfide.share * CONCENTRATION + half) },
              ...others.map((one) => precursor(one, CONCENTRATION)),
              solventPart(ether, 1 - half - CONCENTRATION * (sulfide.share + rest)),
            ],
            product: electrolyte.id,
            conditions: { temperatureC: 25, atmosphere: 'argon' },
          },
          ...heated(prefix, `${prefix}-powder-react`, heatTreatmentC, boiling(ethanol)),
        ],
      },
    ];
  });
}

/** Milled to a glass and annealed; its pressed powder is what the table gives. */
export function millAndAnneal(electrolyte: Material, options: Options): Powder[] {
  const way = milled[electrolyte.id];
  const reactants = way && reactantsOf(way.of, options);
  const conductivity = pressedConductivity(electrolyte, options);
  if (!way || !reactants || !conductivity) return [];
  return [
    {
      id: `milled:${way.annealC}`,
      source: 'milled',
      says: `${electrolyte.id} milled and annealed`,
      conductivity,
      precursors: reactants,
      solvents: [],
      concentration: 1,
      baked: true,
      evidence: `electrolyte: ${way.says}`,
      steps: (prefix) => [
        {
          id: `${prefix}-powder-mill`,
          operation: 'mill',
          ingredients: reactants.map((one) => precursor(one, 1)),
          product: electrolyte.id,
          conditions: { temperatureC: 25, atmosphere: 'argon' },
        },
        {
          id: `${prefix}-powder`,
          operation: 'heat-treat',
          ingredients: [{ from: `${prefix}-powder-mill` }],
          conditions: { temperatureC: way.annealC, atmosphere: 'argon' },
        },
      ],
    },
  ];
}

/** Bought electrolyte dissolved, dried and heat-treated: every row of the solution process, as powder instead of in a sheet. */
export function recrystallised(electrolyte: Material, options: Options): Powder[] {
  return solutionsOf(electrolyte, options)
    .filter(({ datum }) => datum.source.grade !== 'M')
    .map((solution): Powder => ({
      id: `solution-process:${solution.solvent.id}:${solution.heatTreatmentC}:${solution.datum.source.id}`,
      source: 'solution-process',
      says: `${electrolyte.id} recrystallised from ${solution.solvent.id}`,
      conductivity: solution.datum,
      precursors: [{ material: electrolyte, share: 1 }],
      solvents: [solution.solvent],
      concentration: CONCENTRATION,
      baked: true,
      evidence: `electrolyte: ${solution.datum.source.id} ${solution.datum.source.section ?? ''} (solution process)`,
      steps: (prefix, place) => {
        const [evaporate, heat] = solidify(prefix, `${prefix}-powder-solution`, solution, noLoading) as [Step, Step];
        return [
          { ...dissolve(prefix, solution, place), id: `${prefix}-powder-solution` },
          { ...evaporate, id: `${prefix}-powder-dry` },
          { ...heat, id: `${prefix}-powder`, ingredients: [{ from: `${prefix}-powder-dry` }] },
        ];
      },
    }));
}

const noLoading: Amounts = { active: 0, electrolyte: 0, binder: 0, carbon: 0, solids: 0, dryingC: 0 };
