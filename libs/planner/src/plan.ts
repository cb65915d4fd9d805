import { createHash } from 'node:crypto';
import { warningsOf } from '@libs/cell';
import type { Judgement } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { Progress } from '@libs/optimizer';
import { readProcess } from '@libs/process';
import { materialShare, plantWarningsOf, type MaterialUse } from '@libs/plant';
import type { Figure, PlanAnswer, Route, Share } from './answer';
import type { Brief } from './brief';
import type { Candidate } from './candidate';
import { choicesOf } from './choices';
import { desirabilityOfRoute, scalesOf, stockUse } from './desirability';
import { expressRoute } from './express';
import { acceptable } from './floor';
import { lineRefuses, roomOf } from './line-limits';
import { RouteModel } from './model';
import { objectiveOf } from './objectives';
import { priceOf } from './property';
import { proposedIn } from './proposed';
import { problemOf, runSearch, startsOf } from './search';
import { firstPick } from './pick';
import { allAssumptions } from './route-assumptions';
import { figuresOf, sensitivitiesOf, significant, unknownsOf } from './route-figures';
import { boundsOf, limitsOf } from './route-notes';
import { materialsOf } from './sheet';
import { conflictOf } from './relax';
import { buildSpace, type Space } from './space';
import { Uncertainty } from './uncertainty';

export interface PlanOptions {
  readonly version?: string;
  /** shared memory; non-zero stops the search with the best so far */
  readonly stop?: Int32Array;
  readonly clock?: () => number;
  readonly onGeneration?: (progress: Progress) => void;
  /** the brief as it was written, for the answer */
  readonly written?: unknown;
}

/** From a brief to judged and scored routes. Synchronous and pure but for the clock that is passed in. */
export function plan(brief: Brief, knowledge: Knowledge, options: PlanOptions = {}): PlanAnswer {
  const started = options.clock?.() ?? 0;
  const space = buildSpace(brief, knowledge);
  const over = lineRefuses(brief);
  const room = roomOf(brief);
  const version = options.version ?? '0.0.0';
  const base = {
    brief: options.written ?? brief,
    seed: brief.search.seed,
    version,
    knowledge: knowledge.fingerprint,
    hash: hashOf({
      brief: options.written ?? brief,
      seed: brief.search.seed,
      version,
      knowledge: knowledge.fingerprint,
    }),
    defaults: brief.defaults,
    assumptions: allAssumptions.map(({ id, says, value, unit, low, high, source }) => ({
      id,
      says,
      value: brief.assumptions[id] ?? value,
      unit,
      low,
      high,
      source,
    })),
    h2sCeilingPpm: {
      ...roundedRange(room.h2sCeilingPpm),
      says: room.says,
      limits: room.limits.map(({ id, ppm }) => `${id}: ${ppm} ppm`),
    },
    refusals: space.refusals.slice(0, 20),
    ruledOut: space.ruledOut.slice(0, 20),
    space: {
      cathodes: space.cathodes.length,
      separators: space.separators.length,
      anodes: space.anodes.length,
      skeletons: space.skeletons,
    },
  };
  if (space.skeletons === 0 || over)
    return {
      ...base,
      routes: [],
      recommended: null,
      goals: [],
      empty: over ? [over] : emptiedBy(space),
      conflict: conflictOf(brief, knowledge),
      search: {
        evaluations: 0,
        feasible: 0,
        durationMs: elapsed(options, started),
        stoppedBecause: 'nothing to search',
        complete: true,
      },
    };
  const model = new RouteModel(brief);
  const { problem, candidate, choose } = problemOf(brief, space, model);
  const { archive, stopped } = runSearch(problem, brief, startsOf(space), {
    ...(options.stop ? { stop: options.stop } : {}),
    ...(options.onGeneration ? { onGeneration: options.onGeneration } : {}),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  const uncertainty = new Uncertainty(brief);
  const found: Omit<Route, 'desirability'>[] = [];
  const seen = new Set<string>();
  for (const { x } of archive.points) {
    choose(x);
    const document = expressRoute(candidate, brief, space.place, `route-${String(found.length + 1).padStart(3, '0')}`);
    const key = JSON.stringify({ ...document, id: '' });
    if (seen.has(key)) continue;
    seen.add(key);
    const judgement = space.judge.judge(readProcess(document, knowledge));
    // What the pairs could not show (a step of the whole route) is caught here: nothing is emitted that the judge refuses.
    if (!acceptable(judgement, brief.evidenceFloor)) continue;
    found.push(routeOf(candidate, document, judgement, model, brief, space, uncertainty));
  }
  const goals = scalesOf(brief.goals, found);
  const routes = found.map((route): Route => {
    const { stock, figures } = route;
    const all = stock && stock.inStock.length + stock.toBuy.length;
    const stocked = stock && { share: stock.inStock.length / (all ?? 1), weight: brief.stock?.weight ?? 1 };
    return { ...route, desirability: desirabilityOfRoute(figures, goals, stocked ?? undefined) };
  });
  return {
    ...base,
    routes,
    recommended: firstPick({ routes })?.id ?? null,
    goals,
    empty: routes.length > 0 ? [] : limitsThatEmpty(brief),
    conflict: routes.length > 0 ? null : conflictOf(brief, knowledge),
    search: {
      evaluations: archive.evaluations,
      feasible: archive.points.length,
      durationMs: elapsed(options, started),
      stoppedBecause: stopped,
      complete: archive.complete === true,
    },
  };
}

function elapsed({ clock }: PlanOptions, started: number): number {
  return clock ? Math.round(clock() - started) : 0;
}

/** A stable hash of JSON content (keys in order). */
export function hashOf(value: unknown): string {
  const ordered = (part: unknown): unknown =>
    Array.isArray(part)
      ? part.map(ordered)
      : part && typeof part === 'object'
        ? Object.fromEntries(
            Object.entries(part)
              .sort(([a], [b]) => (a < b ? -1 : 1))
              .map(([key, inner]) => [key, ordered(inner)]),
          )
        : part;
  return createHash('sha256')
    .update(JSON.stringify(ordered(value)))
    .digest('hex');
}

function roundedRange({ value, low, high }: { value: number; low: number; high: number }): {
  value: number;
  low: number;
  high: number;
} {
  return { value: Number(value.toPrecision(4)), low: Number(low.toPrecision(4)), high: Number(high.toPrecision(4)) };
}

function routeOf(
  candidate: Candidate,
  document: Route['process'],
  judgement: Judgement,
  model: RouteModel,
  brief: Brief,
  space: Space,
  uncertainty: Uncertainty,
): Omit<Route, 'desirability'> {
  model.evaluate(candidate);
  const { plant } = model;
  const figures = figuresOf(model.figures, uncertainty.intervals(candidate));
  const moved = uncertainty.sensitivities(candidate, brief.objectives);
  const { cathode, separator, anode } = candidate;
  const warnings = [...warningsOf(model.cell.stack.warnings), ...plantWarningsOf(plant.warnings)].map(
    ({ id, says }) => ({ id, says }),
  );
  const open = judgement.questions.filter(({ verdict }) => verdict !== 'pass');
  const exact = (value: number, unit: string): Figure => ({ value: significant(value), low: null, high: null, unit });
  const layers = { cathode: model.cell.cathode, separator: model.cell.separator, anode: model.cell.anode };
  return {
    id: document.id ?? '',
    family: [cathode.family, separator.family, anode.family].join(' · '),
    verdict: judgement.verdict,
    objectives: Object.fromEntries(brief.objectives.map((id) => [id, figures[id] as Figure])),
    figures,
    sensitivities: sensitivitiesOf(moved),
    unknowns: unknownsOf(moved),
    choices: choicesOf(candidate),
    stock: stockUse(
      brief,
      plant.uses.map(({ id, amount, yieldToEnd }) => ({
        material: id.slice(id.indexOf(':') + 1),
        amount: amount / yieldToEnd,
      })),
    ),
    process: document,
    warnings,
    tests: [...new Set(open.flatMap(({ asks, missing }) => missing.map(({ says }) => `${asks} ${says}`)))],
    cautions: [...new Set(judgement.questions.flatMap(({ cautions }) => cautions.map(({ says }) => says)))],
    hazards: judgement.hazards,
    bounds: boundsOf(candidate, space),
    limits: limitsOf(candidate, space),
    materials: plant.uses.map((use): Share => materialOf(use, brief, candidate)),
    evidence: [cathode.evidence, separator.evidence, anode.evidence],
    proposed: proposedIn([cathode, separator, anode], judgement),
    conductivities: [cathode, separator, anode].flatMap(({ conductivity, position }) =>
      conductivity
        ? [
            `${position}: ${conductivity.id ?? 'unnamed'}, ${String(conductivity.value)} ${conductivity.unit} (${conductivity.source.id}, grade ${conductivity.source.grade})`,
          ]
        : [],
    ),
    setpoints: {
      ...Object.fromEntries(
        Object.entries(layers).map(([name, { thickness }]) => [`${name}ThicknessUm`, exact(thickness * 1e6, 'µm')]),
      ),
      cathodePorosity: exact(model.cell.cathode.porosity, '1'),
      anodePorosity: exact(model.cell.anode.porosity, '1'),
      cathodeCapacityUsedMAhG: exact(model.cell.cathode.capacityUsed, 'mAh/g'),
      ...Object.fromEntries(
        plant.webs.flatMap(({ sheet, coating, wetFilm, speed, drying, slurry }) => [
          [`${sheet.position}WetFilmUm`, exact(wetFilm * 1e6, 'µm')],
          [`${sheet.position}GapUm`, exact(coating.gap * 1e6, 'µm')],
          [`${sheet.position}WebSpeedMPerMin`, exact(speed * 60, 'm/min')],
          [`${sheet.position}AirC`, exact(drying.airTemperature - 273.15, '°C')],
          [`${sheet.position}DryingMin`, exact(drying.time / 60, 'min')],
          [`${sheet.position}ViscosityPaS`, exact(slurry.viscosity, 'Pa s')],
        ]),
      ),
      npRatio: exact(candidate.npRatio, '1'),
      arealCapacityMAhCm2: exact(candidate.arealCapacityMAhCm2, 'mAh/cm²'),
    },
    sources: [
      ...new Set(
        judgement.questions.flatMap(({ decidedBy }) => decidedBy.flatMap(({ sources }) => sources.map(({ id }) => id))),
      ),
    ].sort(),
  };
}

function materialOf(use: MaterialUse, brief: Brief, candidate: Candidate): Share {
  const [position, id] = [use.id.slice(0, use.id.indexOf(':')), use.id.slice(use.id.indexOf(':') + 1)];
  const sheet =
    position === 'cathode' ? candidate.cathode : position === 'anode' ? candidate.anode : candidate.separator;
  const material = materialsOf(sheet).find((one) => one.id === id);
  const price = material && priceOf(material, brief.prices);
  const gross = use.amount / use.yieldToEnd;
  return {
    material: use.id,
    amount: significant(gross) ?? 0,
    unit: material?.kind === 'current-collector' || material?.kind === 'scaffold' ? 'm²/m²' : 'kg/m²',
    cost: price ? significant(materialShare(use)) : null,
    price: price?.value ?? null,
    vintage: price?.vintage ?? 'price unknown',
  };
}

function emptiedBy(space: Space): string[] {
  const { cathodes, separators, anodes, refusals } = space;
  const parts = [
    ['cathode', cathodes],
    ['separator', separators],
    ['anode', anodes],
  ] as const;
  const none = parts
    .filter(([, sheets]) => sheets.length === 0)
    .map(([name]) => `no ${name} sheet keeps the floor of evidence`);
  return [
    ...(none.length > 0 ? none : ['each sheet exists, but no three of them may touch']),
    ...refusals.slice(0, 5).map(({ says, count }) => `${says} (${count} times)`),
  ];
}

function limitsThatEmpty({ limits }: Brief): string[] {
  const named = limits
    .filter(({ objective }) => objective !== undefined)
    .map(
      ({ objective, min, max }) =>
        `${objective} ${min === undefined ? '' : `at least ${min}`}${max === undefined ? '' : ` at most ${max}`} ${objectiveOf(objective as never).unit}`,
    );
  return named.length > 0
    ? [`no candidate kept the limits: ${named.join('; ')}`]
    : ['no candidate could be coated, dried and pressed on this line'];
}
