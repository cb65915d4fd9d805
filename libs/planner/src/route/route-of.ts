import { warningsOf } from '@libs/cell';
import type { Judgement } from '@libs/compatibility';
import type { Datum } from '@libs/knowledge';
import { materialShare, plantWarningsOf, type MaterialUse } from '@libs/plant';
import type { Figure, Route, Share } from '../answer';
import type { Brief } from '../brief/brief';
import { assumed } from '../model/route-assumptions';
import type { Candidate } from '../space/candidate';
import { choicesOf } from './choices';
import { stockUse } from '../compare/desirability';
import { RELEASE_FILM } from '../model/line-sheet';
import { RouteModel } from '../model/model';
import { priceOf } from '../space/property';
import { proposedIn } from './proposed';
import { figuresOf, sensitivitiesOf, significant, unknownsOf } from './route-figures';
import { boundsOf, limitsOf } from './route-notes';
import { materialsOf } from '../space/sheet';
import type { Space } from '../space/space';
import { specificationOf } from './route-specification';
import { balanceOf, processFigures, stepsOf } from './route-steps';
import type { Uncertainty } from '../model/uncertainty';

/** A judged candidate as a route: its figures with their intervals, and all that a person must know of it. */
export function routeOf(
  candidate: Candidate,
  document: Route['process'],
  judgement: Judgement,
  brief: Brief,
  space: Space,
  uncertainty: Uncertainty,
): Omit<Route, 'desirability'> {
  // Asked anew: nothing that the search prepared or left behind is in the numbers that are shown.
  const model = new RouteModel(brief);
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
    steps: stepsOf(model),
    balance: balanceOf(model),
    specification: specificationOf(candidate, model, uncertainty.sampler),
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
    tests: [
      ...new Set([
        ...[cathode, separator, anode].flatMap(({ tests = [] }) => tests),
        ...open.flatMap(({ asks, missing }) => missing.map(({ says }) => `${asks} ${says}`)),
      ]),
    ],
    cautions: [...new Set(judgement.questions.flatMap(({ cautions }) => cautions.map(({ says }) => says)))],
    hazards: judgement.hazards,
    bounds: boundsOf(candidate, space),
    limits: limitsOf(candidate, space),
    materials: plant.uses.map((use): Share => materialOf(use, brief, candidate)),
    evidence: [cathode.evidence, separator.evidence, anode.evidence],
    proposed: proposedIn([cathode, separator, anode], judgement),
    conductivities: [cathode, separator, anode].flatMap(({ conductivity, position }) =>
      conductivity ? [`${position}: ${conductivityText(conductivity, brief.cell.temperatureC)}`] : [],
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
      ...(separator.solution
        ? {
            separatorSolutionGM2: exact(
              (model.cell.separator.electrolyteArealMass / separator.solution.concentration) * 1e3,
              'g/m²',
            ),
          }
        : {}),
      ...(plant.pressing.lineLoadNeeded > 0
        ? { lineLoadNPerMm: exact(plant.pressing.lineLoadNeeded * 1e-3, 'N/mm') }
        : {}),
      ...processFigures(model, brief, candidate.pressureMPa),
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

/** The datum as it stands: no model takes it to the temperature of the cell, because most data do not state their own. */
function conductivityText({ id, value, unit, source, conditions }: Datum, cellC: number): string {
  const stated = `${id ?? 'unnamed'}, ${String(value)} ${unit} (${source.id}, grade ${source.grade})`;
  const own = conditions?.['temperatureC'];
  if (typeof own !== 'number') return `${stated}, at a temperature that is not stated`;
  return own === cellC
    ? `${stated}, at ${own} °C`
    : `${stated}, at ${own} °C; taken as it is for a cell at ${cellC} °C`;
}

function materialOf(use: MaterialUse, brief: Brief, candidate: Candidate): Share {
  const [position, id] = [use.id.slice(0, use.id.indexOf(':')), use.id.slice(use.id.indexOf(':') + 1)];
  const sheet =
    position === 'cathode' ? candidate.cathode : position === 'anode' ? candidate.anode : candidate.separator;
  const material = materialsOf(sheet).find((one) => one.id === id);
  const film = id === RELEASE_FILM ? assumed('release-film-price', brief) : undefined;
  const price =
    film === undefined
      ? material && priceOf(material, brief.prices)
      : { value: film, vintage: 'assumption release-film-price' };
  const gross = use.amount / use.yieldToEnd;
  return {
    material: use.id,
    amount: significant(gross) ?? 0,
    unit:
      film !== undefined || material?.kind === 'current-collector' || material?.kind === 'scaffold' ? 'm²/m²' : 'kg/m²',
    cost: price ? significant(materialShare(use)) : null,
    price: price?.value ?? null,
    vintage: price?.vintage ?? 'price unknown',
  };
}
