import type { Archipelago } from './archipelago';
import { Volume } from './hypervolume';
import type { Front } from './front';
import type { Island } from './island';
import type { Progress } from './problem';

/** Hypervolume must grow by this share within a generation to count as progress. */
const growth = 1e-4;
/** From four objectives on the volume is estimated along so many directions, so that looking does not slow the search. */
const directions = 64;

/**
 * What a search tells while it runs. The hypervolume is measured in the box of the first generation's objectives and given as a
 * share of it (above 1 when the search leaves the box at its good end). With islands it speaks when the last one has its turn.
 */
export class Observer {
  private box: { readonly low: Float64Array; readonly high: Float64Array } | undefined;
  private volume: Volume | undefined;
  private scaled = new Float64Array(0);
  private best = 0;
  private stagnation = 0;

  constructor(
    private readonly world: Archipelago,
    private readonly tell: (progress: Progress) => void,
  ) {}

  /** Called after every generation of every island. */
  see(island: Island): void {
    const { world } = this;
    this.box ??= boxOf(island);
    if (island !== world.island(world.count - 1)) return;
    let feasible = 0;
    for (let i = 0; i < island.count; i++) if (island.pool.violation[island.slots[i]!] === 0) feasible++;
    const hypervolume = this.measure(island.front);
    if (hypervolume > this.best * (1 + growth)) {
      this.best = hypervolume;
      this.stagnation = 0;
    } else this.stagnation++;
    const rejections = rejectionsOf(island);
    const most = Math.max(0, ...rejections);
    this.tell({
      generation: island.generation,
      generations: world.generations,
      evaluations: world.evaluations,
      feasibleShare: island.count > 0 ? feasible / island.count : 0,
      archived: island.front.count,
      hypervolume,
      stagnation: this.stagnation,
      rejections,
      mostRejecting: most > 0 ? rejections.indexOf(most) : -1,
    });
  }

  private measure(front: Front): number {
    const { m, f, order } = front;
    const { low, high } = this.box!;
    if (this.scaled.length < front.capacity * m) {
      this.scaled = new Float64Array(front.capacity * m);
      this.volume = new Volume(front.capacity, m);
    }
    let inside = 0;
    for (let i = 0; i < front.count; i++) {
      let within = true;
      for (let k = 0; k < m; k++) {
        const value = (f[order[i]! * m + k]! - low[k]!) / (high[k]! - low[k]! || 1);
        this.scaled[inside * m + k] = value;
        if (!(value < 1)) within = false;
      }
      if (within) inside++;
    }
    if (m <= 3) return this.volume!.of(this.scaled, inside, new Float64Array(m).fill(1));
    return alongDirections(this.scaled, inside, m);
  }
}

/** Mean m-th power of the dominated length along fixed directions from the reference (1, ..., 1), scaled so that the unit box gives 1. */
function alongDirections(points: Float64Array, count: number, m: number): number {
  let total = 0;
  let whole = 0;
  const direction = new Float64Array(m);
  for (let d = 0; d < directions; d++) {
    for (let k = 0; k < m; k++) direction[k] = 0.05 + (((d + 1) * Math.sqrt(primes[k]!)) % 1) * 0.95;
    let longest = 0;
    let unit = Infinity;
    for (let k = 0; k < m; k++) unit = Math.min(unit, 1 / direction[k]!);
    for (let i = 0; i < count; i++) {
      let length = Infinity;
      for (let k = 0; k < m; k++) length = Math.min(length, (1 - points[i * m + k]!) / direction[k]!);
      if (length > longest) longest = length;
    }
    total += longest ** m;
    whole += unit ** m;
  }
  return total / whole;
}

const primes = [2, 3, 5, 7, 11, 13];

function boxOf(island: Island): { low: Float64Array; high: Float64Array } {
  const { m } = island.front;
  const low = new Float64Array(m).fill(Infinity);
  const high = new Float64Array(m).fill(-Infinity);
  for (let i = 0; i < island.count; i++) {
    for (let k = 0; k < m; k++) {
      const value = island.pool.f[island.slots[i]! * m + k]!;
      if (!Number.isFinite(value)) continue;
      low[k] = Math.min(low[k]!, value);
      high[k] = Math.max(high[k]!, value);
    }
  }
  return { low, high };
}

/** How many of the generation's children each constraint rejects. */
function rejectionsOf({ pool, fresh, born, space }: Island): number[] {
  const counts = new Array<number>(space.c).fill(0);
  for (let i = 0; i < born; i++)
    for (let j = 0; j < space.c; j++) if (!(pool.g[fresh[i]! * space.c + j]! <= 0)) counts[j]!++;
  return counts;
}
