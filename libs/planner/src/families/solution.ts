import { preferredNumber } from '@libs/knowledge';
import type { Step } from '@libs/process';
import type { Options, Solution } from '../space/options';
import { electrolytes, solutionsOf } from '../space/options';
import { slurryPartners } from '../space/slurry-partners';
import type { Amounts, Place, Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { carbonsFor, coatingsThatHold, collectors, powders, slurrySteps, solid } from './slurry';

/** Mass fraction of electrolyte in its solution: solubilities are not reported (GAP-23). */
export const CONCENTRATION = 0.1;

export function dissolve(prefix: string, { electrolyte, solvent }: Solution, place: Place): Step {
  return {
    id: `${prefix}-solution`,
    operation: 'dissolve',
    ingredients: [
      { role: 'solid-electrolyte', material: electrolyte.id, massFraction: CONCENTRATION },
      { role: 'solvent', material: solvent.id, massFraction: 1 - CONCENTRATION, anhydrous: solvent.id !== 'water' },
    ],
    conditions: {
      temperatureC: 25,
      ...(place.conditions.atmosphere === 'dry-air' ? { atmosphere: 'argon' as const } : place.conditions),
    },
  };
}

/** The electrolyte is brought in as a solution, the solvent driven off, the electrolyte heat-treated in place. */
export function solidify(prefix: string, wet: string, { heatTreatmentC, solvent }: Solution, amounts: Amounts): Step[] {
  const boiling = preferredNumber(solvent, 'boilingPoint') ?? 80;
  return [
    {
      id: `${prefix}-evaporate`,
      operation: 'dry',
      ingredients: [{ from: wet }],
      conditions: { temperatureC: rounded(Math.min(boiling, heatTreatmentC)), atmosphere: 'vacuum', residualPpm: 0 },
    },
    {
      id: `${prefix}-heat-treat`,
      operation: 'heat-treat',
      ingredients: [{ from: `${prefix}-evaporate` }],
      conditions: { temperatureC: heatTreatmentC, atmosphere: 'vacuum' },
      ...(amounts.loadingMgCm2 === undefined ? {} : { loadingMgCm2: rounded(amounts.loadingMgCm2) }),
    },
  ];
}

/** A conventional PVDF electrode, cast from NMP and dried, then infiltrated with an electrolyte solution (park2018 §5.3; facts R02). */
export function infiltrated(position: 'cathode' | 'anode', options: Options): Sheet[] {
  const sheets: Sheet[] = [];
  const { knowledge, allowed } = options;
  if (!allowed('PVDF') || !allowed('NMP')) return sheets;
  const binder = knowledge.material('PVDF');
  const solvent = knowledge.material('NMP');
  for (const electrolyte of electrolytes(options))
    for (const solution of solutionsOf(electrolyte, options))
      for (const active of powders(position, options))
        for (const coating of coatingsThatHold(position, electrolyte, active, 'infiltrated', options))
          for (const carbon of carbonsFor(active, options))
            for (const collector of collectors(position, electrolyte, active, options)) {
              const express: Sheet['express'] = (amounts, place) => {
                const bare = 1 - amounts.electrolyte;
                const cast = { ...amounts };
                const [slurry, coat] = slurrySteps(
                  position,
                  [
                    solid(
                      'active-material',
                      active.id,
                      amounts.active / bare,
                      cast,
                      coating === undefined || coating === 'none' ? {} : { coating },
                    ),
                    ...(carbon ? [solid('conductive-additive', carbon.id, amounts.carbon / bare, cast)] : []),
                    solid('binder', binder.id, amounts.binder / bare, cast),
                  ],
                  solvent,
                  collector,
                  amounts,
                  { conditions: {} },
                ) as [Step, Step];
                const liquid = amounts.electrolyte / CONCENTRATION;
                return [
                  slurry,
                  coat,
                  {
                    id: `${position}-dry`,
                    operation: 'dry',
                    ingredients: [{ from: `${position}-coat` }],
                    conditions: { temperatureC: 100, durationMin: 720, atmosphere: 'vacuum', residualPpm: 0 },
                  },
                  dissolve(position, solution, place),
                  {
                    id: `${position}-infiltrate`,
                    operation: 'infiltrate',
                    ingredients: [
                      { from: `${position}-dry`, massFraction: rounded(bare / (bare + liquid)) },
                      { from: `${position}-solution`, massFraction: rounded(liquid / (bare + liquid)) },
                    ],
                    conditions: { temperatureC: 25, atmosphere: 'argon' },
                  },
                  ...solidify(position, `${position}-infiltrate`, solution, amounts),
                ];
              };
              const graphite = position === 'anode';
              sheets.push({
                id: [
                  position,
                  'infiltrated',
                  active.id,
                  coating ?? '-',
                  electrolyte.id,
                  solution.solvent.id,
                  solution.heatTreatmentC,
                  carbon?.id ?? '-',
                  collector.id,
                ].join('|'),
                family: `${position}: PVDF electrode infiltrated`,
                position,
                active,
                ...(coating === undefined || coating === 'none' ? {} : { coating }),
                electrolyte,
                binder,
                ...(carbon ? { carbon } : {}),
                solvent,
                solution: {
                  solvent: solution.solvent,
                  heatTreatmentC: solution.heatTreatmentC,
                  concentration: CONCENTRATION,
                },
                collector,
                conductivity: solution.datum,
                contact: 'infiltrated',
                bounds: {
                  electrolyte: graphite
                    ? { low: 0.2, high: 0.22, source: 'park2018 §5.3, facts R02: 21 %' }
                    : { low: 0.11, high: 0.12, source: 'park2018 §5.3, facts R02: 11-12 %' },
                  binder: graphite
                    ? { low: 0.039, high: 0.04, source: 'facts R02: 5 % of the bare electrode' }
                    : { low: 0.0088, high: 0.0178, source: 'facts R02: 1-2 % of the bare electrode' },
                  ...(carbon
                    ? { carbon: { low: 0.017, high: 0.018, source: 'facts R02: 2 % of the bare electrode' } }
                    : {}),
                  solids: { low: 0.5, high: 0.65, source: 'assumption: solids of the PVDF slurry are not reported' },
                },
                evidence: 'park2018 §5.3; facts R02, B24',
                ...(collector.id === 'Ni-coated-nonwoven'
                  ? {
                      proposed:
                        'infiltrated electrodes are shown on the collectors of lithium-ion cells, not on a nonwoven (park2018 §5.3)',
                    }
                  : {}),
                express,
              });
            }
  return sheets;
}

/** °C that a shell was heated to on its active material: Li4SnS4 on LiCoO2 (facts R04); hotter rows are of powder alone. */
const HOTTEST_SHELL = 320;

/** Active material coated with electrolyte from solution, then a slurry with binder and carbon (park2018 §5.3, §6; MIX-10: sheets only expected). */
export function coated(position: 'cathode' | 'anode', options: Options): Sheet[] {
  if (position === 'anode') return [];
  const sheets: Sheet[] = [];
  for (const electrolyte of electrolytes(options)) {
    const partners = slurryPartners(electrolyte, options);
    const solutions = solutionsOf(electrolyte, options);
    const hot = solutions.filter(({ heatTreatmentC }) => heatTreatmentC > HOTTEST_SHELL);
    if (hot.length > 0)
      options.refuse([
        `${electrolyte.id} heated above ${HOTTEST_SHELL} °C on its active material is not shown: such rows are of powder.`,
      ]);
    for (const solution of solutions.filter((one) => !hot.includes(one)))
      for (const { solvent, binder } of partners)
        for (const active of powders(position, options))
          for (const coating of coatingsThatHold(position, electrolyte, active, 'coated', options))
            for (const carbon of carbonsFor(active, options))
              for (const collector of collectors(position, electrolyte, active, options)) {
                const express: Sheet['express'] = (amounts, place) => {
                  const powder = amounts.active + amounts.electrolyte;
                  const liquid = amounts.electrolyte / CONCENTRATION;
                  const [slurry, coat, dry] = slurrySteps(
                    position,
                    [
                      { from: `${position}-heat-treat`, massFraction: rounded(powder * amounts.solids) },
                      ...(carbon ? [solid('conductive-additive', carbon.id, amounts.carbon, amounts)] : []),
                      solid('binder', binder.id, amounts.binder, amounts),
                    ],
                    solvent,
                    collector,
                    amounts,
                    place,
                  ) as [Step, Step, Step];
                  return [
                    dissolve(position, solution, place),
                    {
                      id: `${position}-particles`,
                      operation: 'coat-particles',
                      ingredients: [
                        {
                          role: 'active-material',
                          material: active.id,
                          ...(coating === undefined || coating === 'none' ? {} : { coating }),
                          massFraction: rounded(amounts.active / (amounts.active + liquid)),
                        },
                        { from: `${position}-solution`, massFraction: rounded(liquid / (amounts.active + liquid)) },
                      ],
                      conditions: { temperatureC: 25, atmosphere: 'argon' },
                    },
                    ...solidify(position, `${position}-particles`, solution, { ...amounts }).map((step) => {
                      const { loadingMgCm2: _, ...rest } = step;
                      return rest;
                    }),
                    slurry,
                    coat,
                    dry,
                  ];
                };
                sheets.push({
                  id: [
                    position,
                    'coated',
                    active.id,
                    coating ?? '-',
                    electrolyte.id,
                    solution.solvent.id,
                    solution.heatTreatmentC,
                    binder.id,
                    solvent.id,
                    carbon?.id ?? '-',
                    collector.id,
                  ].join('|'),
                  family: `${position}: SE-coated active material, slurry`,
                  position,
                  active,
                  ...(coating === undefined || coating === 'none' ? {} : { coating }),
                  electrolyte,
                  binder,
                  ...(carbon ? { carbon } : {}),
                  solvent,
                  solution: {
                    solvent: solution.solvent,
                    heatTreatmentC: solution.heatTreatmentC,
                    concentration: CONCENTRATION,
                  },
                  collector,
                  conductivity: solution.datum,
                  contact: 'coated',
                  bounds: {
                    electrolyte: {
                      low: 0.1,
                      high: 0.15,
                      source: 'assumption: the share of a solution-made shell is recalled as 15 % (facts R03, M)',
                    },
                    binder: { low: 0.01, high: 0.015, source: 'facts R01, R06, R12' },
                    ...(carbon ? { carbon: { low: 0.01, high: 0.03, source: 'facts R06, R01, R12, R15' } } : {}),
                    solids: { low: 0.5, high: 0.65, source: 'assumption (GAP-02)' },
                  },
                  evidence: 'park2018 §5.3, §6 on binder-free pellets',
                  proposed:
                    'SE-coated particles are shown in binder-free pellets, a sheet of them is only expected (park2018 §5.3, MIX-10)',
                  express,
                });
              }
  }
  return sheets;
}
