import { perBit, type Chance } from './chance';
import type { Front } from './front';
import { Neighbours } from './neighbours';
import { drawGene, real, settle, type Space } from './space';
import { Turns } from './turns';
import { crossover, differential, mutate } from './variation';

/** The ways to make a child; the number is its place in the tables below. */
export const operators = ['crossover', 'differential', 'along the front', 'local step', 'another choice'] as const;
const ways = operators.length;

/**
 * Share of each way at the beginning and at the end of the budget (straight line between), before success shifts them; for two
 * objectives; for more, where the archive is looser than the population and a poor place to breed from; and with an archive so
 * large that it is dense (all measured).
 */
const shares = {
  two: { begin: [1, 0.3, 0.3, 0.3, 0.4], end: [1, 0.3, 0.3, 0.6, 0.4] },
  more: { begin: [1, 0.3, 0.1, 0.3, 0.4], end: [1, 0, 0, 0.6, 0.4] },
  dense: { begin: [1, 0.3, 0.1, 0.3, 0.3], end: [0.5, 0, 0.5, 1, 0.2] },
} as const;
/** Rate of the polynomial mutation that follows, in genes per genome. */
const mutations = [1, 1, 0.2, 0, 0.5] as const;
/** Factors of the difference: towards two of the living, and along the front. */
const towards = { least: 0.5, span: 0 } as const;
const along = { least: 0, span: 1 } as const;
/**
 * With a dense archive: the share of the budget after which steps start from it; in more than two objectives the share of them that starts from
 * the living, who stand nearer to the front than most of the archive; how many from the best, how many from a gap's rim.
 */
const denseFrom = 0.3;
const ofLiving = 0.6;
const outward = 0.2;
const rims = 0.4;
/** With a dense archive: the share of the steps that move numbers onto their bounds; how many of those within reach. */
const ontoBounds = 0.3;
const together = 0.8;
/** How near to their parents children of a crossover stay, in two objectives and in more. */
const etaCrossover = { two: 15, more: 30 } as const;
const etaMutation = 20;

/** Living parents: slots and how to draw one. */
export interface Parents {
  readonly slots: Int32Array;
  readonly count: number;
}

/** Makes children in slots of a pool, from the living and from the archive. */
export class Breeding {
  /** Which way made the genome in a slot. */
  readonly madeBy: Uint8Array;
  /** [made, survived] of each way since the shares were last set, then the shares' factors. */
  private readonly record = new Float64Array(3 * ways);
  /** Shares of the ways, for the pair in hand; a number that changes lives in an array, as a field it would cost an object each time. */
  private readonly weight = new Float64Array(ways);
  private readonly rates: Float64Array;
  private readonly last: number;
  private readonly neighbours: Neighbours;
  private readonly turns: Turns;

  constructor(
    private readonly space: Space,
    private readonly x: Float64Array,
    private readonly front: Front,
    private readonly chance: Chance,
    slots: number,
    private readonly generations: number,
    polish: boolean,
    private readonly dense: boolean,
  ) {
    this.turns = new Turns(space, chance);
    // The local step polishes; another choice needs something to choose.
    this.last = !polish ? 2 : this.turns.count > 0 ? ways : ways - 1;
    this.rates = Float64Array.from(mutations, (rate) => rate / space.free.length);
    this.madeBy = new Uint8Array(slots);
    this.record.fill(1, 2 * ways);
    this.neighbours = new Neighbours(space, front, chance);
  }

  get state(): ArrayBufferView[] {
    return [this.madeBy, this.record, ...this.turns.state, ...this.neighbours.state];
  }

  /** Two children of two parents, in a generation of the search. */
  pair(mother: number, father: number, one: number, two: number, parents: Parents, generation: number): void {
    const { n, m } = this.space;
    // While the archive is empty steps start from the parents.
    const fromArchive = this.front.count >= 4;
    const stepsFromArchive = fromArchive && (m === 2 || (this.dense && generation >= denseFrom * this.generations));
    const fromFront = stepsFromArchive && !(this.dense && m > 2 && (this.chance.bits() >>> 0) * perBit < ofLiving);
    const eta = m === 2 ? etaCrossover.two : etaCrossover.more;
    const chosen = this.choose(generation);
    const way = chosen === 2 && !fromArchive ? 1 : chosen;
    this.madeBy[one] = this.madeBy[two] = way;
    if (way === 0) crossover(this.space, this.x, mother * n, father * n, one * n, two * n, eta, this.chance);
    else if (way === 1) {
      this.differ(mother, one, parents);
      this.differ(father, two, parents);
    } else if (way === 2) {
      this.follow(one);
      this.follow(two);
    } else if (way === 4) {
      this.turn(one, stepsFromArchive ? -1 : mother);
      this.turn(two, stepsFromArchive ? -1 : father);
    } else {
      this.step(one, fromFront ? -1 : mother, parents);
      this.step(two, fromFront ? -1 : father, parents);
    }
  }

  /** The mutation that follows every way of breeding. */
  mutate(child: number): void {
    const way = this.madeBy[child]!;
    if (this.rates[way]! > 0)
      mutate(this.space, this.x, child * this.space.n, this.rates, way, etaMutation, this.chance);
  }

  /** Looks at the front as it is after a generation. */
  look(): void {
    if (this.dense) this.neighbours.rescale();
  }

  /** Counts a child of this generation, and whether it lives. */
  count(child: number, lives: boolean): void {
    this.record[this.madeBy[child]!]! += 1;
    if (lives) this.record[ways + this.madeBy[child]!]! += 1;
  }

  /** Shifts the shares by success, at most by a factor of two either way. */
  adapt(): void {
    const { record } = this;
    let made = 0;
    let lived = 0;
    for (let way = 0; way < ways; way++) {
      made += record[way]!;
      lived += record[ways + way]!;
    }
    const mean = (lived + 1) / (made + 2);
    for (let way = 0; way < ways; way++) {
      const success = (record[ways + way]! + 5 * mean) / (record[way]! + 5);
      record[2 * ways + way] = 0.7 * record[2 * ways + way]! + 0.3 * Math.min(2, Math.max(0.5, success / mean));
      record[way] = record[ways + way] = 0;
    }
  }

  private choose(generation: number): number {
    const { weight, record } = this;
    const { begin, end } = this.dense ? shares.dense : this.space.m === 2 ? shares.two : shares.more;
    const age = Math.min(1, generation / this.generations);
    const last = this.last;
    let sum = 0;
    for (let way = 0; way < last; way++) {
      weight[way] = (begin[way]! + (end[way]! - begin[way]!) * age) * record[2 * ways + way]!;
      sum += weight[way]!;
    }
    let u = (this.chance.bits() >>> 0) * perBit * sum;
    for (let way = 0; way < last - 1; way++) {
      u -= weight[way]!;
      if (u < 0) return way;
    }
    return last - 1;
  }

  private differ(target: number, child: number, { slots, count }: Parents): void {
    const { n } = this.space;
    const b = slots[this.chance.below(count)]!;
    const c = slots[this.chance.below(count)]!;
    differential(
      this.space,
      this.x,
      target * n,
      child * n,
      this.x,
      target * n,
      b * n,
      c * n,
      towards,
      0.9,
      this.chance,
    );
  }

  /** A point of the archive, moved by the difference of two of its neighbours. */
  private follow(child: number): void {
    const { front, chance, neighbours, space } = this;
    const { n } = space;
    const base = chance.below(front.count);
    const b = front.order[neighbours.near(base)]! * n;
    const c = front.order[neighbours.near(base)]! * n;
    const from = front.order[base]! * n;
    for (let i = 0; i < n; i++) this.x[child * n + i] = front.x[from + i]!;
    differential(space, this.x, child * n, child * n, front.x, from, b, c, along, 0.9, chance);
    const { skeleton } = space;
    for (let i = 0; i < skeleton.length; i++) this.x[child * n + skeleton[i]!] = front.x[from + skeleton[i]!]!;
  }

  /** A point of the archive (or, unless negative, a parent) with another choice in one block. */
  private turn(child: number, parent: number): void {
    const { front, space, x } = this;
    const { n } = space;
    const source = parent < 0 ? front.x : x;
    const from = (parent < 0 ? front.order[this.draw()]! : parent) * n;
    for (let i = 0; i < n; i++) x[child * n + i] = source[from + i]!;
    this.turns.next(x, child * n);
  }

  /** A point of the archive (or, unless negative, a parent) with one or two genes changed. */
  private step(child: number, parent: number, parents: Parents): void {
    const { front, chance, space, x } = this;
    const { n, free } = space;
    const source = parent < 0 ? front.x : x;
    const base = parent < 0 ? this.draw() : 0;
    const from = (parent < 0 ? front.order[base]! : parent) * n;
    const near =
      (parent < 0 ? front.order[this.neighbours.near(base)]! : parents.slots[chance.below(parents.count)]!) * n;
    for (let i = 0; i < n; i++) x[child * n + i] = source[from + i]!;
    if (this.dense && (chance.bits() >>> 0) * perBit < ontoBounds) {
      this.ontoBounds(child * n);
      return;
    }
    for (let times = 1 + chance.below(2); times > 0; times--)
      this.stepGene(child * n, free[chance.below(free.length)]!, source, from, near);
  }

  /**
   * The rank of a point of the archive. From a dense archive not evenly: the best in one objective, or the one on either side of a
   * value drawn from the range of one objective, so that the rims of a gap are drawn as often as the gap is wide.
   */
  private draw(): number {
    const { chance, front } = this;
    if (!this.dense) return chance.below(front.count);
    const u = (chance.bits() >>> 0) * perBit;
    if (u < outward) return this.best(chance.below(front.m));
    return u < outward + rims ? this.rim(chance.below(front.m)) : chance.below(front.count);
  }

  private best(objective: number): number {
    const { f, order, m, count } = this.front;
    let best = 0;
    for (let i = 1; i < count; i++) if (f[order[i]! * m + objective]! < f[order[best]! * m + objective]!) best = i;
    return best;
  }

  private rim(objective: number): number {
    const { chance, front } = this;
    const { f, order, m, count } = front;
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; i++) {
      const value = f[order[i]! * m + objective]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const target = low + (high - low) * (chance.bits() >>> 0) * perBit;
    const below = (chance.bits() & 1) === 0;
    let nearest = chance.below(count);
    let least = Infinity;
    for (let i = 0; i < count; i++) {
      const value = f[order[i]! * m + objective]!;
      const away = below ? target - value : value - target;
      if (away >= 0 && away < least) {
        least = away;
        nearest = i;
      }
    }
    return nearest;
  }

  /**
   * Moves the reals that are within reach of a bound onto it, most of them at once. On a front of real processes half of the numbers are at a
   * bound; each step of one gene brings one there, and the others stay a little away.
   */
  private ontoBounds(at: number): void {
    const { chance, space, x } = this;
    const reach = Math.pow(10, -0.5 - 3 * (chance.bits() >>> 0) * perBit);
    for (let k = 0; k < space.reals.length; k++) {
      const gene = space.reals[k]!;
      if ((chance.bits() >>> 0) * perBit > together) continue;
      const width = space.width[gene]!;
      const low = space.low[gene]!;
      const high = space.high[gene]!;
      const value = x[at + gene]!;
      if (value - low < reach * width) x[at + gene] = low;
      else if (high - value < reach * width) x[at + gene] = high;
    }
  }

  /** Changes one gene over all scales: as far as two genomes of `source` stand apart there, by a power law, or anew. */
  private stepGene(at: number, gene: number, source: Float64Array, from: number, near: number): void {
    const { chance, space, x } = this;
    const discrete = space.kind[gene] !== real;
    if ((chance.bits() >>> 0) * perBit < 0.1 || (discrete && (chance.bits() >>> 0) * perBit < 0.5)) {
      drawGene(space, x, at, gene, chance);
      return;
    }
    const width = space.width[gene]!;
    const apart = Math.abs(source[from + gene]! - source[near + gene]!);
    const scale =
      (chance.bits() >>> 0) * perBit < 0.5
        ? 0.3 * width * Math.pow(10, -4 * (chance.bits() >>> 0) * perBit)
        : apart + 1e-6 * width;
    chance.drawNormal();
    const step = scale * chance.normal[0]!;
    x[at + gene] = x[at + gene]! + (discrete ? Math.sign(step) * Math.max(1, Math.abs(step)) : step);
    settle(space, x, at, gene);
  }
}
