import type { Comparison, OwnAndCommon } from '@libs/planner';
import { objectiveOf } from '@libs/planner';
import { interval, shownFigure } from './route-text';
import { table, wrapped } from './text-table';

const WIDTH = 118;

/** A comparison on the terminal: one column for each route. */
export function compareText(comparison: Comparison): string {
  const { routes, verdicts, desirabilities, choices, numbers, objectives } = comparison;
  const head = ['', ...routes];
  const marked = (ids: readonly string[], id: string): string =>
    ids.includes(id) && ids.length < routes.length ? '*' : ' ';
  const figures = objectives
    .filter(({ optimised }) => optimised)
    .map(({ id, unit, figures: each, best }) => [
      `${id} ${unit}`,
      ...each.map((figure, index) => {
        const { digits } = objectiveOf(id);
        return `${shownFigure(figure, digits)}${marked(best, routes[index] ?? '')} ${interval(figure, digits)}`.trimEnd();
      }),
    ]);
  const others = objectives
    .filter(({ optimised }) => !optimised)
    .map(({ id, unit, figures: each }) => [
      `${id} ${unit}`,
      ...each.map((figure) => shownFigure(figure, objectiveOf(id).digits)),
    ]);
  const close = objectives.filter(({ optimised, apart }) => optimised && !apart).map(({ id }) => id);
  const lines = [
    ...table([
      head,
      ['verdict', ...verdicts],
      ['desirability', ...desirabilities.map((value) => value.toFixed(2))],
      ...choices.map(({ what, values }) => [what, ...values]),
      ...numbers.map(({ what, values }) => [what, ...values.map((value) => (value === null ? '-' : String(value)))]),
      ...figures,
      ...others,
    ]),
    '',
    '  * the best of these; in brackets the 90 % interval.',
    ...(close.length > 0
      ? wrapped(
          `the intervals overlap in ${close.join(', ')}. They share most of their causes, so this alone does not say that the order is open: \`why\` counts it.`,
          WIDTH,
          '  ',
          '  ',
        )
      : []),
    ...own('Tests to make first', comparison.tests, routes),
    ...own('Proposed, not shown', comparison.proposed, routes),
    ...own('Cautions', counted(comparison.cautions, 'cautions (plan.json, and the recipe of each)'), routes),
    ...own('Hazards', joined(comparison.hazards), routes),
    ...(comparison.toBuy ? own('To buy', joined(comparison.toBuy), routes) : []),
    ...own('Sits on bounds', joined(shortBounds(comparison.bounds)), routes),
  ];
  return `${lines.join('\n')}\n`;
}

const each = ({ common, own: lists }: OwnAndCommon, change: (list: readonly string[]) => string[]): OwnAndCommon => ({
  common: change(common),
  own: lists.map(change),
});
const joined = (parts: OwnAndCommon): OwnAndCommon => each(parts, (list) => (list.length > 0 ? [list.join(', ')] : []));
const shortBounds = (parts: OwnAndCommon): OwnAndCommon =>
  each(parts, (list) =>
    list.map((says) => (says.split(' (')[0] ?? says).replace(' sits on its', ':').replace(' sits on the', ':')),
  );
const counted = ({ common, own: lists }: OwnAndCommon, what: string): OwnAndCommon => ({
  common: common.length > 0 ? [`${common.length} ${what}`] : [],
  own: lists,
});

/** What all routes have, then what only one has. */
function own(title: string, { common, own: lists }: OwnAndCommon, routes: readonly string[]): string[] {
  if (common.length === 0 && lists.every((list) => list.length === 0)) return [];
  const shown = (list: readonly string[]): string[] =>
    list.flatMap((says) => wrapped(says, WIDTH, '      - ', '        '));
  return [
    '',
    `${title}:`,
    ...(common.length > 0 ? ['  all', ...shown(common)] : []),
    ...lists.flatMap((list, index) => (list.length > 0 ? [`  ${routes[index]}, not all`, ...shown(list)] : [])),
  ];
}
