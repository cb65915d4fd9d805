import { Judge } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { Brief, PlanAnswer, Route } from '@libs/planner';
import { hashOf, readBrief } from '@libs/planner';
import { exposureLimits } from '@libs/physics';
import { readProcess } from '@libs/process';
import { compositions, presentMaterials } from './composition';
import type { Context } from './context';
import { numbersOf } from './context';
import { equipmentRequirements } from './equipment';
import { citations, evidenceOf } from './evidence';
import { hazardsByStep, recipeHazards } from './hazards';
import { mixtureOf } from './mixing';
import { operationTitle, procedureOf } from './procedure';
import type { Composition, Formula, Recipe } from './recipe';
import { statedProcess } from './stated';

/** A route of a plan as a draft master recipe. The numbers are rounded to what a person can set, and that is what is judged again here. */
export function recipeOf(route: Route, answer: PlanAnswer, knowledge: Knowledge): Recipe {
  const brief = briefOf(answer, knowledge);
  const { line } = brief;
  const judge = new Judge(knowledge);
  const process = statedProcess(route.process, line);
  const judgement = judge.judge(readProcess(process, knowledge));
  const context: Context = {
    route,
    answer,
    brief,
    line,
    knowledge,
    judge,
    judgement,
    process,
    compositions: compositions(process),
    present: presentMaterials(process),
    numbers: numbersOf(process),
  };
  const byStep = hazardsByStep(process, judgement, knowledge);
  const open = judgement.questions.filter(({ verdict }) => verdict !== 'pass');
  const steps = new Set(process.steps.map(({ id }) => id));
  const content = {
    format: 'rollwright-master-recipe/1' as const,
    hazards: recipeHazards(byStep, [...route.hazards, ...judgement.hazards], process, knowledge),
    open: {
      tests: route.tests,
      questions: open.map((answered) => ({ step: answered.about.step, ...evidenceOf(answered) })),
      cautions: [
        ...new Set(
          judgement.questions
            .filter(({ about }) => !steps.has(about.step))
            .flatMap(({ cautions }) => cautions.map(({ says }) => says)),
        ),
      ],
      warnings: route.warnings,
      bounds: route.bounds,
    },
    formula: formulaOf(context),
    equipment: equipmentRequirements(context),
    procedure: procedureOf(context, byStep),
    waste: wasteOf(knowledge),
    h2s: {
      ceilingPpm: answer.h2sCeilingPpm.value,
      low: answer.h2sCeilingPpm.low,
      high: answer.h2sCeilingPpm.high,
      says: answer.h2sCeilingPpm.says,
      limits: answer.h2sCeilingPpm.limits,
      above: exposureLimits
        .filter(({ ppm }) => answer.h2sCeilingPpm.high > ppm)
        .map(({ id, ppm }) => `${id}, ${ppm} ppm`),
    },
    conductivities: route.conductivities.map((text) =>
      text.includes('grade M') ? `${text}: recalled, unverified` : text,
    ),
    assumptions: answer.assumptions,
    sources: citations(sourceIds(context, byStep), knowledge),
    process,
  };
  const header = {
    title: process.title ?? route.id,
    recipe: `${route.id}@${answer.hash.slice(0, 8)}`,
    route: route.id,
    family: route.family,
    verdict: judgement.verdict,
    verdictOfRoute: route.verdict,
    ion: process.ion,
    line: line.id,
    cell: `${brief.cell.format}, ${brief.cell.areaMm.join(' × ')} mm, ${brief.cell.unitCells} unit cell${brief.cell.unitCells === 1 ? '' : 's'}, ${brief.cell.stacking}`,
    cellShape: {
      format: brief.cell.format,
      areaMm: brief.cell.areaMm,
      unitCells: brief.cell.unitCells,
      monopolar: brief.cell.stacking === 'monopolar',
      arealCapacityMAhCm2: route.setpoints['arealCapacityMAhCm2']?.value ?? null,
    },
    recipeVersion: 1,
    previousHash: null,
    planHash: answer.hash,
    knowledge: answer.knowledge,
    version: answer.version,
    seed: answer.seed,
  };
  return { ...content, header: { ...header, contentHash: hashOf({ ...content, header }) } };
}

/** The brief that the answer carries: as it was written, or already read. */
function briefOf({ brief }: PlanAnswer, knowledge: Knowledge): Brief {
  const line = (brief as { line?: unknown } | null)?.line;
  return typeof line === 'object' && line !== null ? (brief as Brief) : readBrief(brief, knowledge);
}

const says: Readonly<Record<string, string>> = {
  specificEnergyStack: 'specific energy of the stack',
  energyDensityStack: 'energy density of the stack',
  specificEnergyPackaged: 'specific energy of the cell in its pouch',
  energyDensityPackaged: 'energy density of the cell in its pouch',
  arealResistance: 'area-specific resistance',
  utilisation: 'share of the capacity that is used at the rate of the brief',
  costPerArea: 'cost per area of cell',
  costPerKWh: 'cost per energy',
  lineRate: 'rate of the line',
  processEnergy: 'energy of making it over its own energy',
  robustness: 'share of cells in specification, to first order',
};

function formulaOf(context: Context): Formula {
  const { route, process, brief } = context;
  return {
    inputs: route.materials.map(({ material, amount, unit }) => {
      const [sheet = '', id = ''] = [
        material.slice(0, material.indexOf(':')),
        material.slice(material.indexOf(':') + 1),
      ];
      return { sheet, material: id, amount, unit };
    }),
    inputsBasis: `per m² of unit cell, losses of the assumed yields included${brief.cell.stacking === 'monopolar' ? '; a foil serves two faces and counts half' : ''}`,
    mixtures: process.steps.flatMap((step) => mixtureOf(step, operationTitle(step, process), context) ?? []),
    compositions: compositionsOf(context),
    outputs: Object.entries(route.figures).map(([id, figure]) => ({ id, says: says[id] ?? id, ...figure })),
    notes: resultNotes(route),
  };
}

const percent = (swing: number | null): string =>
  swing === null ? 'no range is known' : `${(100 * swing).toFixed(swing < 0.01 ? 1 : 0)} %`;

function limitText(low: number | null, high: number | null, unit: string): string {
  const end = unit === '1' ? '' : ` ${unit}`;
  if (low !== null && high !== null) return ` ${low} to ${high}${end}`;
  return low === null ? '' : ` at least ${low}${end}`;
}

/** What moves each objective of the brief most, and what is to be found out first. */
function resultNotes({ sensitivities, unknowns, specification }: Context['route']): string[] {
  const moved = Object.entries(sensitivities).flatMap(([id, rows]) =>
    rows.length > 0
      ? [
          `${says[id] ?? id} is moved most by ${rows
            .slice(0, 3)
            .map(({ id: by, swing }) => `${by} (${percent(swing)})`)
            .join(', ')}`,
        ]
      : [],
  );
  const { sampled, limits, notCovered } = specification;
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  return [
    ...moved,
    `in specification: ${share(sampled.value)} (${share(sampled.low)} to ${share(sampled.high)}) of ${sampled.cells} sampled cells, by the limits:`,
    ...limits
      .filter(({ low, high, sampled: kept }) => low !== null || high !== null || kept < 1)
      .map(
        ({ says, low, high, unit, source, sampled: kept }) =>
          `specification: ${says}${limitText(low, high, unit)} (${source}), kept by ${share(kept)}`,
      ),
    `no limit for: ${notCovered.join('; ')}`,
    ...unknowns.map(
      (one) =>
        `find out first: ${one.id}. ${one.says} (${says[one.objective] ?? one.objective}: ${percent(one.swing)})`,
    ),
  ];
}

function compositionsOf({ process, compositions: held }: Context): Composition[] {
  const { cathode, separator = [], anode } = process.cell ?? {};
  return [cathode, ...separator, anode].flatMap((id): Composition[] => {
    const parts = id === undefined ? undefined : held.get(id);
    return id === undefined || !parts || parts.size === 0
      ? []
      : [
          {
            sheet: id,
            parts: [...parts].map(([material, share]) => ({
              material,
              weightPercent: Number((share * 100).toFixed(2)),
            })),
          },
        ];
  });
}

/** Waste is a source of the same gases: what the hazards say of residues, and what the site has to decide. */
function wasteOf({ hazards }: Knowledge): string[] {
  const quoted = ['h2s-evolution', 'acid-on-sulfide'].flatMap((id) => {
    const hazard = hazards[id];
    return hazard ? [`${hazard.title}: ${hazard.protect}`] : [];
  });
  return [
    'Slurry left over, rinses, wipes, filters, trimmings and rejected sheets hold sulfide: collect them dry, closed and labelled, apart from water, acid and alcohol.',
    ...quoted,
    'The treatment and the way of disposal are the decision of the site; no source of this recipe gives one.',
  ];
}

function sourceIds({ route, judgement, knowledge }: Context, byStep: ReadonlyMap<string, readonly string[]>): string[] {
  const hazards = [...new Set([...byStep.values()].flat())].flatMap((id) => knowledge.hazards[id]?.sources ?? []);
  const decided = judgement.questions.flatMap(({ decidedBy, cautions }) =>
    [...decidedBy, ...cautions].flatMap(({ sources }) => sources),
  );
  const conductivities = [...knowledge.sources.keys()].filter((id) =>
    route.conductivities.some((text) => text.includes(`(${id},`)),
  );
  const quoted = ['rollwright-facts', 'rollwright-models'];
  return [...quoted, ...route.sources, ...conductivities, ...[...hazards, ...decided].map(({ id }) => id)];
}
