/**
 * Exact hypervolume: what a set of points dominates inside a reference point, all objectives minimised. A sorted sweep in two
 * objectives, a sweep over slices of a staircase in three, a sweep of such sweeps in four, WFG (While, Bradstreet, Barone 2012,
 * doi:10.1109/TEVC.2010.2077298) in more.
 * Points not better than the reference in every objective count nothing.
 * Worked example: {(1, 2), (2, 1)} inside (3, 3) has 2 + 2 - 1 = 3.
 */
export function hypervolume(points: readonly ArrayLike<number>[], reference: ArrayLike<number>): number {
  const m = reference.length;
  const inside = points.filter((point) =>
    Array.from({ length: m }, (_, k) => k).every((k) => point[k]! < reference[k]!),
  );
  const flat = new Float64Array(inside.length * m);
  inside.forEach((point, i) => {
    for (let k = 0; k < m; k++) flat[i * m + k] = point[k]!;
  });
  return new Volume(Math.max(1, inside.length), m).of(flat, inside.length, Float64Array.from(reference));
}

/** The same on flat arrays, with its own memory: `most` points of `m` objectives, each better than the reference everywhere. */
export class Volume {
  private readonly level: Float64Array[];
  private readonly stair: Float64Array;
  private readonly order: Int32Array;

  constructor(
    private readonly most: number,
    private readonly m: number,
  ) {
    this.level = Array.from({ length: m + 1 }, () => new Float64Array(0));
    this.stair = new Float64Array(2 * (most + 2));
    this.order = new Int32Array(most);
  }

  of(points: Float64Array, count: number, reference: Float64Array): number {
    if (count === 0) return 0;
    return this.measure(points, count, this.m, this.m, reference, 0);
  }

  /** What the point at `at` would add to `count` points. */
  added(from: Float64Array, at: number, points: Float64Array, count: number, reference: Float64Array): number {
    const { m } = this;
    const box = boxOf(from, at, m, reference);
    if (count === 0) return box;
    const limited = this.room(m);
    const kept = limitTo(points, null, count, from, at, m, m, limited);
    return box - this.measure(limited, kept, m, m, reference, 0);
  }

  /** Volume of `count` points of stride `stride` in their first `m` objectives. */
  private measure(
    points: Float64Array,
    count: number,
    m: number,
    stride: number,
    reference: Float64Array,
    depth: number,
  ): number {
    if (count === 1) return boxOf(points, 0, m, reference);
    const order = sortedByLast(points, count, m, stride, m > 3 ? new Int32Array(count) : this.order);
    if (m === 2) return sweepTwo(points, order, count, stride, reference);
    if (m === 3) return this.sweepThree(points, order, count, stride, reference);
    if (m === 4) return this.sweepFour(points, order, count, stride, reference, depth);
    let total = 0;
    // Slices along the last objective: between two heights the points below count in one objective less.
    for (let i = 0; i < count; i++) {
      const at = order[i]! * stride;
      total +=
        (reference[m - 1]! - points[at + m - 1]!) * this.exclusive(points, order, i, m, stride, reference, depth);
    }
    return total;
  }

  /** What point `order[i]` adds in m-1 objectives to the points before it, all of which are lower in objective m. */
  private exclusive(
    points: Float64Array,
    order: Int32Array,
    i: number,
    m: number,
    stride: number,
    reference: Float64Array,
    depth: number,
  ): number {
    const at = order[i]! * stride;
    const box = boxOf(points, at, m - 1, reference);
    if (i === 0) return box;
    const limited = this.room(depth);
    const count = limitTo(points, order, i, points, at, m - 1, stride, limited);
    if (count === 0) return 0;
    return box - this.measure(limited, count, m - 1, m - 1, reference, depth + 1);
  }

  private room(depth: number): Float64Array {
    const size = (this.most + 1) * this.m;
    if (this.level[depth]!.length < size) this.level[depth] = new Float64Array(size);
    return this.level[depth]!;
  }

  /**
   * Four objectives: points come in order of the fourth; what each adds in the first three is its box less what those before it have of that,
   * by a sweep over them in order of the third. Who is covered by a later one in three objectives is forgotten.
   */
  private sweepFour(
    points: Float64Array,
    order: Int32Array,
    count: number,
    stride: number,
    reference: Float64Array,
    depth: number,
  ): number {
    const below = new Int32Array(count);
    const each = Int32Array.from({ length: count }, (_, i) => i);
    const limited = this.room(depth);
    let height = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      const at = order[i]! * stride;
      for (let j = 0; j < height; j++)
        for (let k = 0, from = below[j]! * stride; k < 3; k++)
          limited[3 * j + k] = Math.max(points[from + k]!, points[at + k]!);
      const covered = height === 0 ? 0 : this.sweepThree(limited, each, height, 3, reference);
      total += (reference[3]! - points[at + 3]!) * (boxOf(points, at, 3, reference) - covered);
      height = uncovered(points, below, height, at, 3, stride);
      let place = height;
      for (; place > 0 && points[below[place - 1]! * stride + 2]! > points[at + 2]!; place--)
        below[place] = below[place - 1]!;
      below[place] = order[i]!;
      height++;
    }
    return total;
  }

  /** Three objectives: points come in order of the third, a staircase of the first two grows, its area is summed over the height. */
  private sweepThree(
    points: Float64Array,
    order: Int32Array,
    count: number,
    stride: number,
    reference: Float64Array,
  ): number {
    const { stair } = this;
    let steps = 0;
    let area = 0;
    let volume = 0;
    let height = points[order[0]! * stride + 2]!;
    for (let i = 0; i < count; i++) {
      const at = order[i]! * stride;
      volume += area * (points[at + 2]! - height);
      height = points[at + 2]!;
      const first = points[at]!;
      const second = points[at + 1]!;
      let place = 0;
      for (let above = steps; place < above;) {
        const middle = (place + above) >> 1;
        if (stair[2 * middle]! <= first) place = middle + 1;
        else above = middle;
      }
      if (place > 0 && stair[2 * place - 1]! <= second) continue;
      let end = place;
      let ceiling = place > 0 ? stair[2 * place - 1]! : reference[1]!;
      let from = first;
      while (end < steps && stair[2 * end + 1]! >= second) {
        area += (stair[2 * end]! - from) * (ceiling - second);
        from = stair[2 * end]!;
        ceiling = stair[2 * end + 1]!;
        end++;
      }
      area += ((end < steps ? stair[2 * end]! : reference[0]!) - from) * (ceiling - second);
      if (place > 0 && stair[2 * place - 2] === first) place--;
      stair.copyWithin(2 * place + 2, 2 * end, 2 * steps);
      steps += place + 1 - end;
      stair[2 * place] = first;
      stair[2 * place + 1] = second;
    }
    return volume + area * (reference[2]! - height);
  }
}

function boxOf(points: Float64Array, at: number, m: number, reference: Float64Array): number {
  let box = 1;
  for (let k = 0; k < m; k++) box *= reference[k]! - points[at + k]!;
  return box;
}

function sortedByLast(points: Float64Array, count: number, m: number, stride: number, order: Int32Array): Int32Array {
  const last = m === 2 ? 0 : m - 1;
  for (let i = 0; i < count; i++) {
    const value = points[i * stride + last]!;
    let j = i - 1;
    while (j >= 0 && points[order[j]! * stride + last]! > value) {
      order[j + 1] = order[j]!;
      j--;
    }
    order[j + 1] = i;
  }
  return order;
}

function sweepTwo(
  points: Float64Array,
  order: Int32Array,
  count: number,
  stride: number,
  reference: Float64Array,
): number {
  let area = 0;
  let ceiling = reference[1]!;
  for (let i = 0; i < count; i++) {
    const at = order[i]! * stride;
    if (points[at + 1]! >= ceiling) continue;
    area += (reference[0]! - points[at]!) * (ceiling - points[at + 1]!);
    ceiling = points[at + 1]!;
  }
  return area;
}

/** Keeps of the first `count` points of an order those that the point at `at` is not as good as in `m` objectives; how many they are. */
function uncovered(
  points: Float64Array,
  order: Int32Array,
  count: number,
  at: number,
  m: number,
  stride: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const from = order[i]! * stride;
    let k = 0;
    while (k < m && points[at + k]! <= points[from + k]!) k++;
    if (k < m) order[kept++] = order[i]!;
  }
  return kept;
}

/** Worsens each earlier point to the corner it shares with the point at `at`; keeps the non-dominated corners. */
function limitTo(
  points: Float64Array,
  order: Int32Array | null,
  count: number,
  corner: Float64Array,
  at: number,
  m: number,
  stride: number,
  limited: Float64Array,
): number {
  let kept = 0;
  for (let j = 0; j < count; j++) {
    const from = (order ? order[j]! : j) * stride;
    for (let k = 0; k < m; k++) limited[kept * m + k] = Math.max(points[from + k]!, corner[at + k]!);
    let dominated = false;
    for (let i = 0; i < kept && !dominated;) {
      let worse = 0;
      let better = 0;
      for (let k = 0; k < m; k++) {
        if (limited[kept * m + k]! < limited[i * m + k]!) better++;
        else if (limited[kept * m + k]! > limited[i * m + k]!) worse++;
      }
      if (better === 0) dominated = true;
      else if (worse === 0) {
        // The worse corner goes: the last kept takes its place, the new one follows it down.
        kept--;
        for (let k = 0; k < m; k++) {
          limited[i * m + k] = limited[kept * m + k]!;
          limited[kept * m + k] = limited[(kept + 1) * m + k]!;
        }
      } else i++;
    }
    if (!dominated) kept++;
  }
  return kept;
}
