import type { Figure, Route, SheetChoices } from '@libs/planner';
import { objectiveOf, type ObjectiveId } from '@libs/planner';

/** A figure as it is shown: its value, else its known range, marked. */
export function shownFigure(figure: Figure | undefined, digits: number): string {
  if (!figure) return '-';
  if (figure.value !== null) return figure.value.toFixed(digits);
  if (figure.low !== null && figure.high !== null)
    return `${figure.low.toFixed(digits)}…${figure.high.toFixed(digits)}?`;
  return figure.low !== null ? `> ${figure.low.toFixed(digits)}?` : 'unknown';
}

export function objectivesOf(route: Route): ObjectiveId[] {
  return Object.keys(route.objectives) as ObjectiveId[];
}

/** The 90 % interval of a figure in brackets, or nothing. */
export function interval(figure: Figure | undefined, digits: number): string {
  return figure && figure.low !== null && figure.high !== null
    ? `(${figure.low.toFixed(digits)} to ${figure.high.toFixed(digits)})`
    : '';
}

/** One sheet in a line: how it is made and of what. */
export function sheetText(route: Route, position: 'cathode' | 'separator' | 'anode'): string {
  const choices: SheetChoices = route.choices[position];
  const { numbers } = route.choices;
  const percent = (name: string): string => {
    const share = numbers[`${position}.${name}`];
    return share === undefined ? '' : `${(100 * share).toFixed(1)} % `;
  };
  const { active, coating, electrolyte, second, precursors, powder, binder, carbon, solvent, solutionSolvent } =
    choices;
  const coated = coating === undefined ? '' : coating === 'none' ? ' uncoated' : ` (${coating})`;
  const way = powder === undefined ? ' in the sheet' : `, ${powder.replaceAll(':', ' ')}`;
  const made = precursors === undefined ? '' : ` (from ${precursors.join(' + ')}${way})`;
  const solids = [
    ...(active === undefined ? [] : [`${active}${coated}`]),
    ...(electrolyte === undefined ? [] : [`${percent('electrolyte')}${electrolyte}${made}`]),
    ...(choices.additive === undefined ? [] : [`a part of it ${choices.additive}`]),
    ...(second === undefined ? [] : [`with a film of ${second}`]),
    ...(carbon === undefined ? [] : [`${percent('carbon')}${carbon}`]),
    ...(binder === undefined ? [] : [`${percent('binder')}${binder}`]),
  ].join(', ');
  const thickness = numbers[`${position}.thicknessUm`];
  return [
    `${choices.family ?? ''}: ${solids}`,
    ...(solvent === undefined ? [] : [`in ${solvent}`]),
    ...(solutionSolvent === undefined ? [] : [`solution in ${solutionSolvent}`]),
    ...(choices.heatTreatmentC === undefined ? [] : [`${choices.heatTreatmentC} °C`]),
    ...(choices.scaffold === undefined ? [] : [`on ${choices.scaffold}`]),
    ...(choices.interlayer === undefined ? [] : [`behind evaporated ${choices.interlayer}`]),
    ...(choices.collector === undefined ? [] : [`on ${choices.collector}`]),
    ...(choices.carrier === undefined ? [] : [`on the ${choices.carrier}`]),
    ...(thickness === undefined ? [] : [`${thickness.toFixed(0)} µm`]),
  ].join(', ');
}

/** The numbers that belong to no sheet. */
export function cellText({ choices: { numbers } }: Route): string {
  const of = (name: string, digits: number): string => (numbers[name] ?? Number.NaN).toFixed(digits);
  return `${of('arealCapacityMAhCm2', 2)} mAh/cm², N/P ${of('npRatio', 2)}, dried at ${of('dryingC', 0)} °C, pressed at ${of('pressureMPa', 0)} MPa`;
}

/** Unit and digits of an objective beside a value. */
export function withUnit(id: ObjectiveId, figure: Figure | undefined): string {
  const { unit, digits } = objectiveOf(id);
  return `${shownFigure(figure, digits)} ${unit}`;
}
