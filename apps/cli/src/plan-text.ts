import type { PlanAnswer, Route } from '@libs/planner';
import { firstPick, objectiveOf } from '@libs/planner';
import { cellText, interval, objectivesOf, sheetText, shownFigure } from './route-text';
import { table, wrapped } from './text-table';

const WIDTH = 118;
const ALTERNATIVES = 6;
const NOTES = 3;

/** The answer of `plan` on one screen: what is recommended, what else there is, what to do next, what to know. All else is in plan.json. */
export function planText(answer: PlanAnswer, folder: string | undefined): string {
  const title = (answer.brief as { title?: string }).title ?? 'plan';
  const head = [
    title,
    `seed ${answer.seed} · knowledge ${answer.knowledge} · version ${answer.version} · hash ${answer.hash.slice(0, 8)}`,
  ];
  const pick = firstPick(answer);
  const lines = pick
    ? [
        ...head,
        ...found(answer),
        ...recommended(pick),
        ...others(answer, pick),
        ...next(answer, pick, folder),
        ...know(answer, pick),
      ]
    : [...head, ...empty(answer)];
  if (folder) lines.push('', `Written: ${folder}/plan.json, recipe.md, recipe.json (of the recommended route)`);
  return `${lines.join('\n')}\n`;
}

/** What there is to say where no route was found. */
function empty(answer: PlanAnswer): string[] {
  const { conflict, presolve, refusals } = answer;
  const lines = ['', 'No feasible route.', ...answer.empty.flatMap((says) => item(says))];
  if (conflict?.demands.length)
    lines.push('', 'These demands were not found to hold together:', ...conflict.demands.flatMap((says) => item(says)));
  if (conflict?.waysOut.length)
    lines.push('', 'Ways out, cheapest first:', ...conflict.waysOut.flatMap((says) => item(says)));
  const emptying = presolve?.demands.filter(({ empties }) => empties) ?? [];
  if (emptying.length > 0)
    lines.push(
      '',
      'No three sheets are left with, and some without, each of these alone:',
      ...emptying.flatMap(({ says, without }) => item(`${says}: ${without} combinations without it`)),
    );
  if (refusals.length > 0)
    lines.push(
      '',
      'What evidence is missing, most frequent first:',
      ...refusals.slice(0, 8).flatMap(({ says, count }) => item(`${says} (${count} candidates)`)),
    );
  return lines;
}

const item = (says: string, mark = '-'): string[] => wrapped(says, WIDTH, `  ${mark} `, ' '.repeat(mark.length + 3));

function found({ routes, alternatives, search, space }: PlanAnswer): string[] {
  const kinds = alternatives.groups.length;
  const each = search.complete ? ', each searched by itself' : '';
  const how = `${search.evaluations} candidates tried; ended by ${search.stoppedBecause}`;
  return [
    `${routes.length} routes of the Pareto set in ${kinds} kind${kinds === 1 ? '' : 's'}, from ${space.skeletons} combinations of sheets${each}; ${how}.`,
  ];
}

function recommended(pick: Route): string[] {
  const rows = objectivesOf(pick).map((id) => {
    const { unit, digits } = objectiveOf(id);
    const figure = pick.figures[id];
    const [most] = pick.sensitivities[id] ?? [];
    const moved = most ? `most by ${most.id}` : '';
    return [id, shownFigure(figure, digits), unit, interval(figure, digits), moved];
  });
  return [
    '',
    `Recommended: ${pick.id}, desirability ${pick.desirability.value.toFixed(2)}, verdict ${pick.verdict}`,
    ...(['cathode', 'separator', 'anode'] as const).flatMap((position) =>
      wrapped(sheetText(pick, position), WIDTH, `  ${position.padEnd(9)}  `, ' '.repeat(13)),
    ),
    `  cell       ${cellText(pick)}`,
    ...table(rows, [0, 2, 3, 4]),
    ...wrapped(inSpecification(pick), WIDTH, '  ', '    '),
    ...wrapped(onBounds(pick), WIDTH, '  ', '    '),
    ...wrapped(conductivities(pick), WIDTH, '  ', '    '),
    ...(pick.stock ? [`  to buy: ${pick.stock.toBuy.join(', ') || 'nothing'}${stockReach(pick)}`] : []),
  ];
}

/** The bounds that a route sits on, by name; who set them stands in the recipe. */
function onBounds({ bounds }: Route): string {
  const names = bounds.map((says) => {
    const [, name = says, end = ''] = /^(.*?) (?:at )?[\d.]+ .*?sits on .*?\b(lower|upper)\b/.exec(says) ?? [];
    return `${name} (${end})`;
  });
  return bounds.length === 0 ? 'on no bound of what was shown' : `on bounds of what was shown: ${names.join(', ')}`;
}

/** The conductivity that each sheet was computed with, the same one named once. */
function conductivities(route: Route): string {
  const sheets = new Map<string, string[]>();
  for (const says of route.conductivities) {
    const at = says.indexOf(': ');
    const datum = says.slice(at + 2);
    sheets.set(datum, [...(sheets.get(datum) ?? []), says.slice(0, at)]);
  }
  return `computed with: ${[...sheets].map(([datum, names]) => `${datum} in ${names.join(', ')}`).join('; ')}`;
}

/** How many cells are in specification, and the limit that is kept least. */
function inSpecification({ specification: { analytic, sampled, limits } }: Route): string {
  const share = (value: number): string => `${(100 * value).toFixed(1)} %`;
  const least = [...limits].sort((a, b) => a.sampled - b.sampled || a.analytic - b.analytic)[0];
  const kept = least ? `; kept least: ${least.id} (${share(least.sampled)})` : '';
  return `in specification under assumed tolerances: ${share(sampled.value)} of ${sampled.cells} sampled cells, ${share(analytic)} to first order${kept}`;
}

function stockReach({ stock }: Route): string {
  return stock?.firstToRunOut
    ? `; the stock is enough for ${stock.enoughForM2} m² (${stock.firstToRunOut} runs out first)`
    : '';
}

/** One row for each kind of route. */
function others({ alternatives, routes }: PlanAnswer, pick: Route): string[] {
  const groups = alternatives.groups.slice(0, ALTERNATIVES);
  if (groups.length < 2) return [];
  const ids = objectivesOf(pick);
  const rows = groups.flatMap(({ representative, routes: members, bestIn }) => {
    const route = routes.find(({ id }) => id === representative);
    if (!route) return [];
    return [
      [
        `${route === pick ? '*' : ' '}${route.id}`,
        String(members.length),
        `${route.desirability.value.toFixed(2)}${route.desirability.unknown.length > 0 ? '?' : ''}`,
        ...ids.map((id) => shownFigure(route.figures[id], objectiveOf(id).digits)),
        route.verdict,
        bestIn.join(', '),
      ],
    ];
  });
  const head = [
    'route',
    'of',
    'desirable',
    ...ids.map((id) => `${short(id)} ${objectiveOf(id).unit}`),
    'verdict',
    'best in',
  ];
  const differing = groups
    .slice(1)
    .flatMap(({ representative, differs }) =>
      wrapped(summary(differs), WIDTH, `   ${representative}: `, ' '.repeat(14)),
    );
  const more = alternatives.groups.length - groups.length;
  return [
    '',
    `One route of each kind (by ${alternatives.by.join(', ')}):`,
    ...table([head, ...rows], [0, ids.length + 3, ids.length + 4]),
    ...differing,
    ...(more > 0 ? [`  … ${more} more kinds in plan.json`] : []),
  ];
}

const SHORT = 3;
function summary(differs: readonly string[]): string {
  // Where the way of making a sheet differs, its materials differ with it.
  const remade = differs.filter((says) => says.split(':')[0]?.endsWith(' family')).map((says) => says.split(' ')[0]);
  const told = differs.filter(
    (says) => !remade.includes(says.split(' ')[0]) || says.split(':')[0]?.endsWith(' family'),
  );
  if (told.length === 0) return 'the same choices, other numbers';
  const more = told.length - SHORT;
  return `${told.slice(0, SHORT).join('; ')}${more > 0 ? `; ${more} more` : ''}`;
}

const short = (id: string): string =>
  id.length > 14 ? id.replace(/(Stack|Packaged)$/, '').replace('specificEnergy', 'energy') : id;

/** What a process engineer does now: tests, the thing to find out, and the commands that follow. */
function next({ alternatives }: PlanAnswer, pick: Route, folder: string | undefined): string[] {
  const other = alternatives.groups[1]?.representative;
  const [unknown] = pick.unknowns;
  const steps = [
    ...pick.tests.slice(0, 2).map((test) => `test before the line: ${test}`),
    ...(pick.tests.length > 2 ? [`and ${pick.tests.length - 2} more tests, in recipe.md`] : []),
    ...(unknown ? [`find out: ${unknown.id}. ${unknown.says}`] : []),
    ...(folder && other
      ? [`rollwright compare ${folder} ${pick.id} ${other}`, `rollwright why ${folder} ${pick.id} ${other}`]
      : []),
    ...(folder ? [`read ${folder}/recipe.md, then rollwright run plan ${folder} --cells 20`] : []),
  ];
  return ['', 'Do next:', ...steps.flatMap((says, index) => item(says, `${index + 1}.`))];
}

/** The notes on the answer as a whole; the bounds in one, by name. */
function health({ health: notes, routes }: PlanAnswer): string[] {
  const bounds = notes.flatMap(({ about }) => about ?? []);
  const others = notes.filter(({ id }) => id !== 'bound').map(({ says }) => says);
  const most =
    bounds.length > 0
      ? [`most of the ${routes.length} routes sit on the ${bounds.join(', ')}: what was shown ends there`]
      : [];
  return [...most, ...others.slice(0, NOTES)];
}

function know(answer: PlanAnswer, pick: Route): string[] {
  const h2s = answer.h2sCeilingPpm;
  const notes = [
    ...health(answer),
    ...pick.proposed.slice(0, 2).map((says) => `proposed, not shown: ${says}`),
    ...answer.refusals.slice(0, 1).map(({ says, count }) => `left out most often: ${says} (${count} candidates)`),
    ...(answer.presolve?.demands ?? [])
      .slice(0, NOTES)
      .map(({ says, without }) => `${says}: ${without} combinations without it, ${answer.space.skeletons} with it`),
    `H2S ceiling of the room by moisture alone: ${h2s.value} to ${h2s.high} ppm as a room average, nothing about a source or an operator. Limits: ${h2s.limits.slice(0, 2).join(', ')}.`,
    `In brackets the 90 % interval over ${answer.assumptions.length} listed assumptions and the spread of the data.`,
    'Sulfides release H2S with water and alcohols. Cycle life was not predicted. The product proposes; a chemist decides.',
  ];
  return ['', 'Know:', ...notes.flatMap((says) => item(says))];
}
