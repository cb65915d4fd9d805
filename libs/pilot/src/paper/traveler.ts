import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe, RunBlock, RunValue } from '../control/control-recipe';
import { amountText, limitText, releaseState, samplingText, targetText } from '../control/control-recipe';
import type { BlockTime } from '../schedule/start-times';
import { timeLines } from '../schedule/start-times';

export interface TravelerRow {
  readonly what: string;
  readonly target: string;
  readonly limits: string;
}

export interface TravelerPhase {
  readonly title: string;
  readonly instructions: readonly string[];
  readonly rows: readonly TravelerRow[];
  /** check by check: how often, when to act, and what to do then */
  readonly sampling: readonly string[];
}

export interface TravelerBlock {
  readonly title: string;
  readonly where: string;
  readonly times: readonly string[];
  readonly hazards: string;
  readonly notices: readonly string[];
  readonly holds: readonly string[];
  readonly phases: readonly TravelerPhase[];
}

/** What stands on the paper for the line, whatever it is printed with. */
export interface Traveler {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly status: string;
  /** printed across every page of a run that is not released; null: released */
  readonly watermark: string | null;
  readonly facts: string;
  readonly startDate: string;
  readonly hazards: readonly { readonly title: string; readonly protect: string }[];
  /** what the line is known not to meet */
  readonly unmet: readonly string[];
  readonly tests: readonly string[];
  readonly bill: readonly { readonly material: string; readonly amount: string }[];
  readonly blocks: readonly TravelerBlock[];
  readonly waste: readonly string[];
  /** what the evidence says of the steps besides: read before, not at the machine */
  readonly cautions: readonly string[];
  readonly assumptions: readonly string[];
}

/** A control recipe as the paper for the line: hazards on top, one step a block, every value with room for what was found. */
export function travelerOf(
  recipe: ControlRecipe,
  record?: ReleaseRecord,
  times?: ReadonlyMap<string, readonly BlockTime[]>,
): Traveler {
  const { state, says, override } = releaseState(recipe, record);
  const { goodCells, startedCells, line, balanceG, masterRecipe, masterVersion, masterHash } = recipe;
  return {
    id: recipe.id,
    hash: recipe.contentHash,
    title: recipe.title,
    status: says,
    watermark: state === 'released' ? null : override ? 'NOT RELEASED: OVERRIDE' : 'DRAFT: NOT RELEASED',
    facts: `${goodCells} good cells, ${startedCells} started; line ${line}; first day ${recipe.startDate}; balance ${balanceG} g; recipe ${masterRecipe} version ${masterVersion} (${masterHash.slice(0, 12)})`,
    startDate: recipe.startDate,
    hazards: recipe.hazards.map(({ title, protect }) => ({ title, protect })),
    unmet: recipe.requirements
      .filter(({ met }) => met === false)
      .map(({ equipment, name, needs, has }) => `${equipment}, ${name}: needs ${needs}, has ${has}`),
    tests: testsOf(recipe),
    bill: recipe.bill.map(({ material, amount, unit }) => ({
      material,
      amount: amountText(amount, unit),
    })),
    blocks: recipe.blocks.map((block) => travelerBlock(block, recipe, times?.get(block.id))),
    waste: recipe.waste,
    cautions: recipe.blocks.flatMap(({ number, cautions }) => cautions.map((caution) => `${number} ${caution}`)),
    assumptions: recipe.assumptions,
  };
}

/** The open questions step by step; a test of the route that one of them already asks for does not stand twice. */
function testsOf({ tests, blocks }: ControlRecipe): string[] {
  const asked = blocks.flatMap((block) => block.tests.map((test) => `${block.number} ${test}`));
  const key = (test: string): string => test.split('?')[0] ?? test;
  return [...asked, ...tests.filter((test) => !asked.some((one) => one.includes(key(test))))];
}

function travelerBlock(block: RunBlock, { startDate }: ControlRecipe, times?: readonly BlockTime[]): TravelerBlock {
  const whole = block.values.filter(({ phase }) => phase === null);
  return {
    title: `${block.number} ${block.title}${block.repeats > 1 ? ` (${block.repeats} times)` : ''}`,
    where: [block.equipment, block.atmosphere].filter((part) => part !== '').join('; '),
    times: timeLines(times, startDate),
    hazards: block.hazards.join('; '),
    notices: block.notices,
    holds: block.holds,
    phases: [
      ...(whole.length > 0 ? [{ title: '', instructions: [], rows: whole.map(rowOf), sampling: [] }] : []),
      ...block.phases.map(({ id, number, title, instructions }) => ({
        title: `${number} ${title}`,
        instructions,
        rows: block.values.filter(({ phase }) => phase === id).map(rowOf),
        sampling: block.values
          .filter(({ phase }) => phase === id)
          .flatMap((value) => (value.sampling ? [samplingText(value, value.sampling)] : [])),
      })),
    ],
  };
}

function rowOf(value: RunValue): TravelerRow {
  const { name, note, low, high, unit, sampling } = value;
  const isOpen = low === null && high === null;
  const limits = isOpen ? (value.limitsFrom ?? '–') : limitText(value);
  const act = sampling && limitText({ low: sampling.actionLow, high: sampling.actionHigh, unit });
  return {
    what: note === null ? name : `${name} (${note})`,
    target: targetText(value),
    limits: isNarrowed(value) ? `${isOpen ? '' : `${limits}; `}ACT unless ${act}` : limits,
  };
}

/** Whether the run acts before the limits of the recipe are reached. */
function isNarrowed({ low, high, sampling }: RunValue): boolean {
  if (!sampling) return false;
  const { actionLow, actionHigh } = sampling;
  return (actionLow !== null && actionLow !== low) || (actionHigh !== null && actionHigh !== high);
}
