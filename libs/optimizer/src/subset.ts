import type { Front } from './front';
import { hypervolume, Volume } from './hypervolume';

/** How far behind the worst point of the front the reference lies, as a share of the front's extent. */
const margin = 0.1;

/**
 * Chooses the points of a sorted front that together dominate most: in two objectives the optimum, by dynamic programming; in
 * more by lazy greedy addition (within 1 - 1/e of the optimum, in practice within a part in a thousand). Keeps the front's order.
 */
export function bestSubset(front: Front, most: number): Int32Array {
  const all = front.order.slice(0, front.count);
  if (all.length <= most) return all;
  const scaled = scaleFront(front);
  const chosen =
    front.m === 2
      ? optimalPair(scaled, front.count, most, 1 + margin, 1 + margin)
      : greedy(scaled, front.count, front.m, most, new Float64Array(front.m).fill(1 + margin));
  return Int32Array.from(
    chosen.sort((a, b) => a - b),
    (index) => all[index]!,
  );
}

function scaleFront(front: Front): Float64Array {
  const { m, count } = front;
  const scaled = new Float64Array(count * m);
  for (let k = 0; k < m; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < count; i++) {
      const value = front.f[front.order[i]! * m + k]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = high > low ? 1 / (high - low) : 0;
    for (let i = 0; i < count; i++) scaled[i * m + k] = (front.f[front.order[i]! * m + k]! - low) * scale;
  }
  return scaled;
}

/**
 * The best k of n points on a staircase: value(i, l) = max over j < i of value(j, l - 1) + (r - x_i)(y_j - y_i); the maximum is
 * over lines in r - x_i, whose upper envelope is walked once a layer: k n steps (Bringmann et al. 2014, doi:10.1145/2576768.2598303).
 */
export function optimalPair(points: Float64Array, n: number, k: number, right: number, top: number): number[] {
  const from = new Int32Array(k * n);
  let value = new Float64Array(n);
  let next = new Float64Array(n);
  const envelope = new Int32Array(n);
  for (let i = 0; i < n; i++) value[i] = (right - points[2 * i]!) * (top - points[2 * i + 1]!);
  for (let layer = 1; layer < k; layer++) {
    let head = 0;
    let size = 0;
    const crossing = (a: number, b: number): number =>
      (value[b]! - value[a]!) / (points[2 * a + 1]! - points[2 * b + 1]!);
    next.fill(-Infinity);
    for (let i = layer; i < n; i++) {
      const line = i - 1;
      while (
        size - head >= 2 &&
        crossing(envelope[size - 1]!, line) >= crossing(envelope[size - 2]!, envelope[size - 1]!)
      )
        size--;
      envelope[size++] = line;
      const t = right - points[2 * i]!;
      const at = (j: number): number => value[j]! + t * points[2 * j + 1]!;
      while (head + 1 < size && at(envelope[head + 1]!) >= at(envelope[head]!)) head++;
      const best = envelope[head]!;
      from[layer * n + i] = best;
      next[i] = at(best) - t * points[2 * i + 1]!;
    }
    [value, next] = [next, value];
  }
  let last = k - 1;
  for (let i = k; i < n; i++) if (value[i]! > value[last]!) last = i;
  const chosen = [last];
  for (let layer = k - 1; layer > 0; layer--) chosen.push((last = from[layer * n + last]!));
  return chosen;
}

function greedy(points: Float64Array, n: number, m: number, k: number, reference: Float64Array): number[] {
  const volume = new Volume(k, m);
  const chosen = new Float64Array(k * m);
  const bound = new Float64Array(n);
  const largest = new Largest(bound);
  const stamp = new Int32Array(n).fill(0);
  const indices: number[] = [];
  for (let i = 0; i < n; i++) bound[i] = volume.added(points, i * m, chosen, 0, reference);
  for (let i = 0; i < n; i++) largest.changed(i);
  while (indices.length < k) {
    const best = largest.index;
    if (stamp[best] === indices.length) {
      for (let j = 0; j < m; j++) chosen[indices.length * m + j] = points[best * m + j]!;
      indices.push(best);
      bound[best] = -Infinity;
    } else {
      bound[best] = volume.added(points, best * m, chosen, indices.length, reference);
      stamp[best] = indices.length;
    }
    largest.changed(best);
  }
  return indices;
}

/** Where the largest of many values stands, the first of equals; a value that changes is told in log(n) steps. */
class Largest {
  /** winners of a tournament: the places from `leaves` on are the values themselves, the first winner stands at 1 */
  private readonly winners: Int32Array;
  private readonly leaves: number;

  constructor(private readonly values: Float64Array) {
    this.leaves = 2 ** Math.ceil(Math.log2(values.length));
    this.winners = new Int32Array(2 * this.leaves).fill(-1);
  }

  get index(): number {
    return this.winners[1]!;
  }

  changed(index: number): void {
    const { winners, values } = this;
    let at = this.leaves + index;
    winners[at] = index;
    while (at > 1) {
      at >>= 1;
      const left = winners[2 * at]!;
      const right = winners[2 * at + 1]!;
      winners[at] = left < 0 || (right >= 0 && values[right]! > values[left]!) ? right : left;
    }
  }
}

/**
 * The most hypervolume that `most` of the given points can have inside a reference point: in two objectives the optimum, in more
 * what greedy addition finds. What a bounded answer should be measured against.
 */
export function mostHypervolume(
  points: readonly ArrayLike<number>[],
  most: number,
  reference: ArrayLike<number>,
): number {
  const m = reference.length;
  const inside = points.filter((point) => Array.from(reference).every((most, k) => point[k]! < most));
  if (m > 2 && inside.length > most) {
    const flat = Float64Array.from(inside.flatMap((point) => Array.from(point)));
    const indices = greedy(flat, inside.length, m, most, Float64Array.from(reference));
    return hypervolume(
      indices.map((i) => inside[i]!),
      reference,
    );
  }
  if (m > 2) return hypervolume(inside, reference);
  const sorted = [...inside].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  const front: ArrayLike<number>[] = [];
  for (const point of sorted) if (front.length === 0 || point[1]! < front[front.length - 1]![1]!) front.push(point);
  const flat = Float64Array.from(front.flatMap((point) => [point[0]!, point[1]!]));
  const chosen =
    front.length <= most
      ? front
      : optimalPair(flat, front.length, most, reference[0]!, reference[1]!).map((i) => front[i]!);
  return hypervolume(chosen, reference);
}
