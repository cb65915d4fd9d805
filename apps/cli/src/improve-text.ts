import type { ImproveAnswer, Improvement } from '@libs/planner';
import { objectiveOf } from '@libs/planner';
import { interval, shownFigure } from './route-text';
import { table, wrapped } from './text-table';

const WIDTH = 118;
const EDITS = 10;
const NOTES = 6;

/** What can be made better, on the terminal. */
export function improveText(answer: ImproveAnswer, from: string, brief: string, out: string | undefined): string {
  const { given, start, improvements, tried } = answer;
  const notes = [...start.otherwise, ...start.numbers];
  const tests = start.route.tests;
  const lines = [
    `${given.title} (${from}), by ${brief}`,
    `As it is written: ${given.verdict}${given.open.length > 0 ? `, short of pass in ${given.open.length}` : ''}. As the planner can express it: ${start.route.verdict}.`,
    ...(start.breaks.length > 0 ? wrapped(`It does not keep: ${start.breaks.join('; ')}.`, WIDTH, '', '  ') : []),
    ...(notes.length > 0
      ? [
          'What the planner cannot take over as it is:',
          ...notes.slice(0, NOTES).flatMap((says) => wrapped(says, WIDTH, '  - ', '    ')),
          ...(notes.length > NOTES ? [`  … ${notes.length - NOTES} more with --format json`] : []),
        ]
      : []),
    '',
    ...improvements.flatMap((one) => improvement(one, answer)),
    ...(improvements.length === 0
      ? wrapped(
          `Nothing more desirable was found: ${tried.map(({ reach, combinations, evaluations }) => `${reach} (${combinations} combinations, ${evaluations} candidates)`).join(', ')}.`,
          WIDTH,
          '',
          '  ',
        )
      : []),
    ...(tests.length > 0 && improvements.length > 0
      ? [
          'Tests that the recipe asks for already:',
          ...tests.slice(0, 3).flatMap((says) => wrapped(says, WIDTH, '  - ', '    ')),
        ]
      : []),
    ...(out ? [`Written: ${out} (every route with its process; feed it to \`check\`)`] : []),
    'Gains are of the models, from the recipe as expressed; cycle life was not predicted. The product proposes; a chemist decides.',
  ];
  return `${lines.join('\n')}\n`;
}

function improvement({ says, route, edits, gains }: Improvement, { start }: ImproveAnswer): string[] {
  const fresh = route.tests.filter((test) => !start.route.tests.includes(test));
  const rows = gains.map(({ id, unit, before, after, better }) => {
    const { digits } = objectiveOf(id);
    return [
      id,
      `${shownFigure(before, digits)} → ${shownFigure(after, digits)}`,
      unit,
      interval(after, digits),
      better === 'yes' ? 'better' : better === 'no' ? 'worse' : better === 'open' ? 'open: not known' : 'the same',
    ];
  });
  return [
    `${says}: desirability ${start.route.desirability.value.toFixed(2)} → ${route.desirability.value.toFixed(2)}, verdict ${start.route.verdict} → ${route.verdict}, ${edits.length} edits`,
    ...table(rows, [0, 2, 3, 4]),
    ...edits.slice(0, EDITS).flatMap((edit) => wrapped(edit, WIDTH, '  - ', '    ')),
    ...(edits.length > EDITS ? [`  … ${edits.length - EDITS} more edits with --format json`] : []),
    ...fresh.slice(0, 2).flatMap((test) => wrapped(`new test: ${test}`, WIDTH, '  ! ', '    ')),
    '',
  ];
}
