import type { Compiled } from './compiled-problem';
import { OrderTimer } from './order-timer';
import type { Placement } from './schedule-types';

interface Block {
  readonly at: number;
  readonly clean: number;
  readonly minutes: number;
  /** minutes from its begin on that keep an operator */
  readonly work: number;
  begin: number;
}

/**
 * Moves every task of an order as late as what follows it, its equipment, the shifts and the operators allow; the sequence on each piece
 * of equipment stays, and with it the cleaning. Errors: an order that does not fit is a defect of the caller. Units: minutes.
 */
export function moveLater(compiled: Compiled, order: readonly number[], due: number): Placement[] {
  const timer = new OrderTimer(compiled);
  if (timer.makespanOf(order) === undefined) throw new Error('this order does not fit');
  const blocks = order.map((at): Block => {
    const clean = (timer.start[at] as number) - (timer.begin[at] as number);
    const minutes = compiled.minutes[at] as number;
    return {
      at,
      clean,
      minutes,
      work: clean + (compiled.attended[at] === 1 ? minutes : 0),
      begin: timer.begin[at] as number,
    };
  });
  const later = new LaterBlocks(compiled, blocks, due);
  for (let moved = true; moved;) {
    moved = false;
    for (const block of [...blocks].reverse()) if (later.move(block)) moved = true;
  }
  return [...blocks]
    .sort((a, b) => a.begin - b.begin)
    .map((block) => ({
      task: compiled.problem.tasks[block.at]?.id ?? '',
      cleanFrom: block.begin,
      start: block.begin + block.clean,
      end: endOf(block),
      waitedFor: later.reasonOf(block),
    }));
}

const endOf = ({ begin, clean, minutes }: Block): number => begin + clean + minutes;

interface Limit {
  readonly end: number;
  readonly says: string;
}

class LaterBlocks {
  private readonly of = new Map<number, Block>();

  constructor(
    private readonly compiled: Compiled,
    private readonly blocks: readonly Block[],
    private readonly due: number,
  ) {
    for (const block of blocks) this.of.set(block.at, block);
  }

  /** Moves a block to its latest place; true when it moved. */
  move(block: Block): boolean {
    const most = Math.min(...this.limits(block).map(({ end }) => end));
    const latest = this.candidates(block, most).find((end) => this.isStaffed(block, end - block.clean - block.minutes));
    if (latest === undefined || latest <= endOf(block)) return false;
    block.begin = latest - block.clean - block.minutes;
    return true;
  }

  /** What a block may not end after, each with its reason. */
  private limits(block: Block): Limit[] {
    const { successorsOf, predecessorsOf, machinesOf, problem } = this.compiled;
    const title = (at: number): string => problem.tasks[at]?.title ?? '?';
    const limits: Limit[] = [{ end: this.due, says: 'the run is due' }];
    for (const { at, after } of successorsOf[block.at] ?? []) {
      const next = this.of.get(at);
      if (next) limits.push({ end: next.begin + next.clean - after, says: `${title(at)} starts` });
    }
    for (const { at, within } of predecessorsOf[block.at] ?? []) {
      const before = this.of.get(at);
      if (before && within !== null)
        limits.push({ end: endOf(before) + within + block.minutes, says: `it must follow ${title(at)} in time` });
    }
    for (const [place, machine] of (machinesOf[block.at] ?? []).entries()) {
      const next = this.blocks
        .filter((other) => other.begin >= endOf(block) && other !== block && machinesOf[other.at]?.includes(machine))
        .reduce<Block | undefined>((first, other) => (first && first.begin <= other.begin ? first : other), undefined);
      const name = [...new Set(problem.tasks[block.at]?.equipment)][place] ?? '';
      if (next) limits.push({ end: next.begin, says: `${name} is wanted by ${title(next.at)}` });
    }
    return limits;
  }

  /** Ends at which a block can come to lie against something, the latest first, none after `most`. */
  private candidates(block: Block, most: number): number[] {
    const alone = block.clean + block.minutes - block.work;
    const ends = [
      most,
      ...Array.from(this.compiled.shiftTo, (to) => to + alone),
      ...this.blocks.map((other) => other.begin + alone),
    ];
    return [...new Set(ends)].filter((end) => end <= most && end > endOf(block)).sort((a, b) => b - a);
  }

  private isStaffed(block: Block, begin: number): boolean {
    if (block.work === 0) return true;
    const { shiftFrom, shiftTo, operators } = this.compiled;
    const until = begin + block.work;
    const shift = shiftFrom.findIndex((from, at) => from <= begin && until <= (shiftTo[at] as number));
    if (shift < 0) return false;
    const others = this.blocks.filter(
      (other) => other !== block && other.work > 0 && other.begin < until && begin < other.begin + other.work,
    );
    const busyAt = (minute: number): number =>
      others.filter((other) => other.begin <= minute && minute < other.begin + other.work).length;
    return [begin, ...others.map((other) => Math.max(begin, other.begin))].every(
      (minute) => busyAt(minute) < (operators[shift] as number),
    );
  }

  /** Why it does not end later. */
  reasonOf(block: Block): string {
    const end = endOf(block);
    const reasons = this.limits(block).flatMap((limit) => (limit.end === end ? [limit.says] : []));
    if (reasons.length === 0)
      reasons.push(
        this.compiled.shiftTo.includes(block.begin + block.work) ? 'the shift ends' : 'an operator is needed elsewhere',
      );
    return `not later, because ${[...new Set(reasons)].join(', ')}`;
  }
}
