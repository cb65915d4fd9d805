import { perBit, type Chance } from './chance';
import type { Front } from './front';
import type { Pool } from './pool';
import { Rows } from './rows';
import { sortByKey } from './sort';
import { combinations, drawGene, real, settle, type Space } from './space';
import { differential, mutateGene } from './variation';

/** Share of the budget the race may use, and of the pairs while it runs. */
const share = 0.4;
const pairs = 0.5;
/** Factors of the difference of two members of a skeleton. */
const factors = { least: 0.3, span: 0.6 } as const;
/** Share of the skeletons that a round drops, and how many rounds their progress is extrapolated. */
const dropped = 0.2;
const outlook = 3;
/** Trials of each skeleton in a round: at least, at most. */
const fewest = 4;
const most = 80;
/** Rounds that share the budget when there are so few skeletons that they are all tried from the beginning. */
const rounds = 8;
/** A skeleton that comes so near the front (in shares of its extent) is never dropped. */
const near = 0.01;
/** An infeasible skeleton that has not improved in so many rounds is dropped. */
const patience = 6;
const rowsAtMost = 512;

/** How many skeletons can each be given a fair trial. */
export const skeletonsAffordable = (budget: number): number =>
  Math.min(rowsAtMost, Math.floor((budget * share) / (4 * fewest)));

/**
 * Skeletons are the combinations of categories. Each gets a few members and trials of its own, so that none is judged by genes that
 * were tuned for another one; round by round the worst fifth is dropped. When they are few all are tried; when they are many a
 * random sample is, and the places of the dropped are given to neighbours of the kept.
 */
export class Race {
  private readonly rows: Rows;
  private readonly all: number;
  private readonly limit: number;
  private readonly capacity: number;
  private readonly rowOf: Int32Array;
  /** The genes that are tuned for a skeleton. */
  private readonly tuned: Int32Array;
  private readonly alive: Int32Array;
  private readonly score: Float64Array;
  private readonly before: Float64Array;
  private readonly stale: Int32Array;
  private readonly feasible: Int32Array;
  private readonly others: Int32Array;
  private readonly scratch: Int32Array;
  /** [running, rows alive, cursor, trials left in the round, trials used, rounds over] */
  private readonly tally = new Int32Array(6);

  constructor(
    private readonly space: Space,
    private readonly pool: Pool,
    private readonly front: Front,
    private readonly chance: Chance,
    budget: number,
  ) {
    this.limit = Math.floor(budget * share);
    const affordable = skeletonsAffordable(budget);
    const genes = space.skeleton;
    const all = combinations(space, genes);
    this.all = all;
    const runs = all > 1 && affordable >= 2 && space.free.length > genes.length;
    this.capacity = runs ? Math.min(all, affordable) : 0;
    this.rows = new Rows(space, this.capacity, genes, chance);
    this.tuned = space.free.filter((gene) => !genes.includes(gene));
    this.rowOf = new Int32Array(this.capacity > 0 ? pool.slots : 0);
    this.alive = Int32Array.from({ length: this.capacity }, (_, i) => i);
    this.score = new Float64Array(this.capacity);
    this.before = new Float64Array(this.capacity).fill(Infinity);
    this.stale = new Int32Array(this.capacity);
    this.feasible = new Int32Array(this.capacity);
    this.others = new Int32Array(this.capacity);
    this.scratch = new Int32Array(this.capacity);
    if (!runs) return;
    for (let row = 0; row < this.capacity; row++) {
      if (this.capacity === all) this.rows.name(row, row);
      else this.rows.nameByChance(row);
    }
    this.tally[0] = 1;
    this.tally[1] = this.capacity;
    this.tally[3] = this.quota();
  }

  get running(): boolean {
    return this.tally[0] === 1;
  }

  get state(): ArrayBufferView[] {
    return [...this.rows.state, this.rowOf, this.alive, this.before, this.stale, this.tally];
  }

  /** True when the next pair shall be made here; otherwise the children belong to no skeleton under trial. */
  calls(one: number, two: number): boolean {
    if (!this.running) return false;
    if ((this.chance.bits() >>> 0) * perBit < pairs) return true;
    this.rowOf[one] = this.rowOf[two] = -1;
    return false;
  }

  /** Makes a child for the next skeleton in turn. */
  breed(child: number): void {
    const { tally, rows, space, chance, pool } = this;
    const row = this.alive[tally[2]!]!;
    tally[2] = (tally[2]! + 1) % tally[1]!;
    this.rowOf[child] = row;
    const at = child * space.n;
    const members = rows.members(row);
    const u = (chance.bits() >>> 0) * perBit;
    if (members >= 4 && u < 0.5) {
      const target = rows.at(row, chance.below(members));
      const base = rows.at(row, chance.below(members));
      const b = rows.at(row, chance.below(members));
      const c = rows.at(row, chance.below(members));
      for (let i = 0; i < space.n; i++) pool.x[at + i] = rows.x[target + i]!;
      differential(space, pool.x, at, at, rows.x, base, b, c, factors, 0.9, chance);
      this.nudge(at, 1);
    } else if (members >= 2 && u < 0.85) this.stepFrom(rows.x, rows.at(row, chance.below(members)), at);
    else if (this.front.count > 0 && u < 0.95)
      this.stepFrom(this.front.x, this.front.order[chance.below(this.front.count)]! * space.n, at);
    else for (let i = 0; i < space.n; i++) drawGene(space, pool.x, at, i, chance);
    rows.impose(row, pool.x, at);
  }

  /** Takes in what was evaluated, here or elsewhere; at the end of a round the worst are dropped. */
  learn(fresh: Int32Array, born: number): void {
    if (!this.running) return;
    const { tally } = this;
    let own = 0;
    for (let i = 0; i < born; i++) {
      const slot = fresh[i]!;
      const row = this.rowOf[slot]!;
      if (row >= 0) own++;
      if (row >= 0 || this.capacity === this.all)
        this.rows.offer(row >= 0 ? row : this.rows.numberOf(this.pool.x, slot * this.space.n), this.pool, slot);
    }
    tally[3]! -= own;
    tally[4]! += own;
    if (tally[3]! > 0) return;
    this.drop();
    if (this.capacity < this.all) this.refill();
    tally[2] = 0;
    tally[3] = this.quota();
    if (tally[4]! >= this.limit || (tally[1]! < 2 && this.capacity === this.all)) tally[0] = 0;
  }

  private quota(): number {
    const alive = this.tally[1]!;
    if (this.tally[4] === 0) return alive * fewest;
    return alive * Math.max(2 * fewest, Math.min(most, Math.floor(this.limit / (rounds * alive))));
  }

  /**
   * Feasible skeletons are judged by how near the front they will come if they go on as in the last round, the others by their
   * violation; a part of either is dropped. One whose violation never varies is barred by its categories alone.
   */
  private drop(): void {
    const { tally, alive, score, before, stale, rows, feasible, others } = this;
    const first = tally[5] === 0;
    tally[5]!++;
    rows.measureBy(this.front);
    alive.subarray(0, tally[1]!).sort();
    let good = 0;
    let bad = 0;
    for (let i = 0; i < tally[1]!; i++) {
      const row = alive[i]!;
      rows.measureDistance(row, this.front);
      const now = rows.apart[0]!;
      const rate = before[row]! < Infinity && now > 0 ? Math.min(1, Math.max(0.3, now / before[row]!)) : 1;
      if (now < 0.999 * before[row]!) stale[row] = 0;
      else stale[row]!++;
      before[row] = now;
      score[row] = now < 1e9 ? now * rate ** outlook : now;
      if (now < 1e9) feasible[good++] = row;
      else others[bad++] = row;
    }
    if (good > 0) bad = this.withoutHopeless(bad);
    sortByKey(feasible, good, score, this.scratch);
    sortByKey(others, bad, score, this.scratch);
    // The first round is too short to judge by: it only bars.
    const keep = first ? 1 : 1 - dropped;
    let kept = 0;
    for (let i = 0; i < good; i++) if (i < good * keep || before[feasible[i]!]! <= near) alive[kept++] = feasible[i]!;
    for (let i = 0; i < bad && i < bad * keep; i++) alive[kept++] = others[i]!;
    if (kept === 0) return;
    alive.subarray(0, kept).sort();
    tally[1] = kept;
  }

  /** Strikes out of the first `count` of `others` those that cannot become feasible or no longer try to. */
  private withoutHopeless(count: number): number {
    const { others, rows, stale } = this;
    let hopeful = 0;
    for (let i = 0; i < count; i++)
      if (!rows.isBarred(others[i]!) && stale[others[i]!]! < patience) others[hopeful++] = others[i]!;
    return hopeful;
  }

  private refill(): void {
    const { tally, alive, rows, chance } = this;
    const kept = tally[1]!;
    const wanted = Math.floor(this.capacity * (1 - tally[4]! / this.limit));
    const used = new Set(alive.subarray(0, kept));
    for (let row = 0; row < this.capacity && tally[1]! < wanted; row++) {
      if (used.has(row)) continue;
      const parent = alive[chance.below(kept)]!;
      if (!rows.nameAfter(row, parent, alive[chance.below(kept)]!)) continue;
      this.before[row] = Infinity;
      this.stale[row] = 0;
      alive[tally[1]!++] = row;
    }
  }

  /** A genome with one or two genes changed, over all scales; categories stay. */
  private stepFrom(source: Float64Array, from: number, at: number): void {
    const { x } = this.pool;
    for (let i = 0; i < this.space.n; i++) x[at + i] = source[from + i]!;
    this.nudge(at, 1 + this.chance.below(2));
  }

  private nudge(at: number, times: number): void {
    const { space, chance } = this;
    const { x } = this.pool;
    for (; times > 0; times--) {
      const gene = this.tuned[chance.below(this.tuned.length)]!;
      if (space.kind[gene] !== real) mutateGene(space, x, at, gene, 20, chance);
      else {
        const scale = 0.3 * space.width[gene]! * Math.pow(10, -3 * (chance.bits() >>> 0) * perBit);
        chance.drawNormal();
        x[at + gene] = x[at + gene]! + scale * chance.normal[0]!;
        settle(space, x, at, gene);
      }
    }
  }
}
