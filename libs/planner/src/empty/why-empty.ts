import { explainPressing } from '@libs/plant';
import type { Brief } from '../brief/brief';
import type { RouteModel } from '../model/model';
import { objectiveOf } from '../brief/objectives';
import { problemOf, startsOf } from '../search/search';
import type { Space } from '../space/space';

/** Why no three sheets are left: what the brief itself left out, then what the evidence did. */
export function emptiedBy(space: Space): string[] {
  const { cathodes, separators, anodes, refusals, ruledOut } = space;
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
    ...ruledOut.slice(0, 3).map(({ says, count }) => `${says} (${count} sheets)`),
    ...refusals.slice(0, 5).map(({ says, count }) => `${says} (${count} times)`),
  ];
}

/** The limits that no candidate of a search kept. */
export function limitsThatEmpty({ limits }: Brief): string[] {
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

/** What the press of the line would need for the best evidenced sheets at the lowest pressure that is asked; empty where it holds it. */
export function pressThatRefuses(brief: Brief, space: Space, model: RouteModel): string[] {
  const { candidate, choose } = problemOf(brief, space, model);
  const [start] = startsOf(space);
  if (!start) return [];
  choose(start);
  [candidate.pressureMPa] = space.ranges.pressureMPa;
  model.evaluate(candidate);
  const { pressing } = model.plant;
  return pressing.shortfall > 0 ? [explainPressing(pressing)] : [];
}
