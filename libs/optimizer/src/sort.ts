/** Stable merge sort of the first `count` items by `key[item]`, ascending; ties keep their order, so results never depend on luck. */
export function sortByKey(items: Int32Array, count: number, key: Float64Array, scratch: Int32Array): void {
  const run = 8;
  for (let from = 0; from < count; from += run) {
    const to = Math.min(from + run, count);
    for (let i = from + 1; i < to; i++) {
      const item = items[i]!;
      const value = key[item]!;
      let j = i - 1;
      while (j >= from && key[items[j]!]! > value) {
        items[j + 1] = items[j]!;
        j--;
      }
      items[j + 1] = item;
    }
  }
  let source = items;
  let target = scratch;
  for (let width = run; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width)
      mergeRuns(source, target, left, left + width, left + 2 * width, count, key);
    [source, target] = [target, source];
  }
  if (source !== items) for (let i = 0; i < count; i++) items[i] = source[i]!;
}

function mergeRuns(
  source: Int32Array,
  target: Int32Array,
  left: number,
  middle: number,
  right: number,
  count: number,
  key: Float64Array,
): void {
  const mid = Math.min(middle, count);
  const end = Math.min(right, count);
  let a = left;
  let b = mid;
  for (let k = left; k < end; k++) {
    if (a < mid && (b >= end || key[source[a]!]! <= key[source[b]!]!)) target[k] = source[a++]!;
    else target[k] = source[b++]!;
  }
}

/** Sorts slots lexicographically by their `m` objectives in `f`; equal vectors keep their order. */
export function sortByObjectives(
  items: Int32Array,
  count: number,
  f: Float64Array,
  m: number,
  key: Float64Array,
  scratch: Int32Array,
): void {
  for (let i = 0; i < count; i++) key[items[i]!] = f[items[i]! * m]!;
  sortByKey(items, count, key, scratch);
  for (let i = 1; i < count; i++) {
    const item = items[i]!;
    let j = i - 1;
    while (j >= 0 && key[items[j]!] === key[item] && precedes(f, item * m, items[j]! * m, m)) {
      items[j + 1] = items[j]!;
      j--;
    }
    items[j + 1] = item;
  }
}

function precedes(f: Float64Array, a: number, b: number, m: number): boolean {
  for (let k = 1; k < m; k++) {
    const difference = f[a + k]! - f[b + k]!;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
