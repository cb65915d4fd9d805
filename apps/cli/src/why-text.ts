import type { Decomposed, Why, WinningChange } from '@libs/planner';
import { objectiveOf } from '@libs/planner';
import { table, wrapped } from './text-table';

const WIDTH = 118;
const PARTS = 6;
const CHANGES = 8;
/** Parts below this share of the largest are told together. */
const SMALL = 0.02;

/** Why one route is ahead, on the terminal. */
export function whyText(why: Why, objective: string | undefined): string {
  const { ahead, behind, desirability, objectives, unseen, toWin } = why;
  const lines = [
    `${ahead} (desirability ${desirability.ahead.toFixed(2)}) beside ${behind} (${desirability.behind.toFixed(2)}): ${ahead} minus ${behind}`,
    ...objectives.flatMap((one) => decomposed(one, why)),
    ...(unseen.length > 0
      ? [
          '',
          ...wrapped(
            `No model sees: ${unseen.join('; ')}. Evidence, hazards and handling are what these change.`,
            WIDTH,
            '',
            '  ',
          ),
        ]
      : []),
    '',
    ...winning(toWin, why, objective),
  ];
  return `${lines.join('\n')}\n`;
}

function decomposed(
  { id, unit, ahead, behind, difference, better, sure, parts, note }: Decomposed,
  why: Why,
): string[] {
  const digits = objectiveOf(id).digits + 1;
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${value.toFixed(digits)}`;
  const largest = Math.abs(parts[0]?.value ?? 0);
  const shown = parts.filter(({ value }, index) => index < PARTS && Math.abs(value) > SMALL * largest && value !== 0);
  const rest = parts.slice(shown.length).reduce((sum, { value }) => sum + value, 0);
  const order =
    better === 'equal'
      ? 'the same in both'
      : better === 'open'
        ? 'which is better is open: a price is missing'
        : `${better === 'ahead' ? why.ahead : why.behind} is better${sure === null ? ', whatever the missing price' : `, in ${((better === 'ahead' ? sure : 1 - sure) * 100).toFixed(0)} % of the joint samples`}`;
  return [
    '',
    `${id}: ${ahead.toFixed(digits)} - ${behind.toFixed(digits)} = ${signed(difference)} ${unit} (${order})`,
    ...(note === null ? [] : [`  ${note}`]),
    ...shown.flatMap(({ choice, value }) => wrapped(choice, WIDTH, `  ${signed(value).padStart(9)}  `, ' '.repeat(13))),
    ...(parts.length > shown.length && difference !== 0
      ? [`  ${signed(rest).padStart(9)}  ${parts.length - shown.length} smaller parts together`]
      : []),
  ];
}

function winning(
  changes: readonly WinningChange[],
  { ahead, behind, desirability }: Why,
  objective: string | undefined,
): string[] {
  const what = objective === undefined ? 'in desirability (by the goals of the plan)' : `in ${objective}`;
  if (changes.length === 0)
    return [
      objective === undefined && desirability.behind >= desirability.ahead
        ? `${behind} is not behind ${ahead} ${what}.`
        : `No single assumption, datum, price or condition within reach puts ${behind} ahead of ${ahead} ${what}.`,
    ];
  const rows = changes
    .slice(0, CHANGES)
    .map(({ id, unit, now, needed, direction, within, move }) => [
      id,
      `${direction} ${short(needed)}`,
      unit,
      now === null ? 'not known' : `now ${short(now)}`,
      within ? (move === null ? '' : `${(100 * move).toFixed(0)} % of its range`) : 'beyond its range',
    ]);
  return [
    `What would have to be true for ${behind} to be ahead of ${ahead} ${what}; one number alone, smallest change first:`,
    ...table(rows, [0, 1, 2, 3, 4]),
    ...(changes.length > CHANGES ? [`  … ${changes.length - CHANGES} more with --format json`] : []),
  ];
}

const short = (value: number): string => String(Number(value.toPrecision(4)));
