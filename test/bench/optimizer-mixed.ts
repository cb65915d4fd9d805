import { mostHypervolume, type Gene, type Problem } from '@libs/optimizer';
import type { Benchmark } from './optimizer-problems';

/** A fixed number in [0, 1) for each combination of whole numbers. */
function scatter(...keys: readonly number[]): number {
  let mix = 0x9e3779b9;
  for (const key of keys) {
    mix = Math.imul(mix ^ (key + 0x7f4a7c15), 0x85ebca6b);
    mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35) ^ (mix >>> 16);
  }
  return (mix >>> 0) / 4294967296;
}

type Table = (i: number, j?: number, k?: number, l?: number) => number;

/** The numbers of one name for i < sizes[0], j < sizes[1] and so on, worked out once. */
function table(name: number, ...sizes: readonly number[]): Table {
  const [, b = 1, c = 1, d = 1] = sizes;
  const values = Float64Array.from({ length: sizes.reduce((product, size) => product * size, 1) }, (_, at) => {
    const keys = [Math.floor(at / (b * c * d)), Math.floor(at / (c * d)) % b, Math.floor(at / d) % c, at % d];
    return scatter(name, ...keys.slice(0, sizes.length));
  });
  return (i, j = 0, k = 0, l = 0) => values[((i * b + j) * c + k) * d + l]!;
}

const category = (count: number): Gene => ({ kind: 'categorical', low: 0, high: count - 1 });
const integer = (low: number, high: number): Gene => ({ kind: 'integer', low, high });
const share: Gene = { kind: 'real', low: 0, high: 1 };
const steps = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => i / count);

/** Three categories of which few combinations are compatible; each combination wants other values of six real genes. */
function linked(): [Problem, () => number[][]] {
  const [first, second, third] = [8, 8, 5];
  const [ab, bc, ac] = [table(1, first, second), table(2, second, third), table(3, first, third)];
  const [offsets, targets] = [table(4, first, second, third, 2), table(5, first, second, third, 10)];
  const clashes = Uint8Array.from({ length: first * second * third }, (_, at) => {
    const [a, b, c] = [Math.floor(at / (second * third)), Math.floor(at / third) % second, at % third];
    return (ab(a, b) < 0.35 ? 0 : 1) + (bc(b, c) < 0.5 ? 0 : 1) + (ac(a, c) < 0.6 ? 0 : 1);
  });
  const clash = (a: number, b: number, c: number): number => clashes[(a * second + b) * third + c]!;
  const offset = (a: number, b: number, c: number, k: number): number => 0.6 * offsets(a, b, c, k);
  // `f` comes in as the position along the front and the distance from it, and is written over.
  const value = (a: number, b: number, c: number, f: Float64Array): void => {
    const u = f[0]!;
    const far = f[1]!;
    f[0] = offset(a, b, c, 0) + 0.7 * u + far;
    f[1] = offset(a, b, c, 1) + 0.7 * (1 - Math.sqrt(u)) + far;
  };
  const problem: Problem = {
    genes: [category(first), category(second), category(third), ...Array.from({ length: 7 }, () => share)],
    objectives: 2,
    constraints: 1,
    evaluate(x, f, g) {
      const a = x[0]!;
      const b = x[1]!;
      const c = x[2]!;
      let far = 0;
      for (let i = 4; i < 10; i++) far += 4 * (x[i]! - targets(a, b, c, i)) ** 2;
      f[0] = x[3]!;
      f[1] = far;
      value(a, b, c, f);
      g[0] = clash(a, b, c);
    },
  };
  const front = (): number[][] => {
    const points: number[][] = [];
    for (let a = 0; a < first; a++)
      for (let b = 0; b < second; b++)
        for (let c = 0; c < third; c++)
          if (clash(a, b, c) === 0) for (const u of steps(1000)) points.push(written([u, 0], (f) => value(a, b, c, f)));
    return points;
  };
  return [problem, front];
}

/** A mixture of three that sums to one (decoded by division), inside a narrow band of viscosity that the solvent and binder set. */
function mixture(): [Problem, () => number[][]] {
  const [solvents, binders, passes] = [6, 5, 6];
  const [solventCost, binderCost, weight] = [table(11, solvents), table(12, binders), table(13, solvents, 3)];
  const [best, viscosity] = [table(14, solvents, binders, 3), table(15, solvents, binders)];
  const price = [0.2, 0.9, 0.5];
  const value = (s: number, b: number, p: number, w: Float64Array, f: Float64Array): void => {
    let cost = 0.4 * solventCost(s) + 0.3 * binderCost(b) + 0.06 * p;
    let miss = 0.5 / p;
    for (let i = 0; i < 3; i++) {
      cost += price[i]! * w[i]!;
      miss += (1 + 3 * weight(s, i)) * (w[i]! - 0.1 - 0.7 * best(s, b, i)) ** 2;
    }
    f[0] = cost;
    f[1] = miss;
  };
  const shares = new Float64Array(3);
  const band = (s: number, b: number, w: Float64Array): number =>
    Math.abs(w[0]! + 0.3 * w[1]! - 0.15 - 0.6 * viscosity(s, b)) - 0.01;
  const problem: Problem = {
    genes: [category(solvents), category(binders), integer(1, passes), share, share, share],
    objectives: 2,
    constraints: 1,
    evaluate(x, f, g) {
      const sum = x[3]! + x[4]! + x[5]! + 1e-12;
      for (let i = 0; i < 3; i++) shares[i] = x[3 + i]! / sum;
      value(x[0]!, x[1]!, x[2]!, shares, f);
      g[0] = band(x[0]!, x[1]!, shares);
    },
  };
  const front = (): number[][] => {
    const points: number[][] = [];
    const grid = 400;
    for (let s = 0; s < solvents; s++)
      for (let b = 0; b < binders; b++)
        for (let i = 0; i <= grid; i++)
          for (let j = 0; i + j <= grid; j++) {
            const w = Float64Array.of(i / grid, j / grid, (grid - i - j) / grid);
            if (band(s, b, w) > 0) continue;
            for (let p = 1; p <= passes; p++) points.push(written([0, 0], (f) => value(s, b, p, w, f)));
          }
    return nonDominated(points);
  };
  return [problem, front];
}

/** Four routes, each with four genes of its own that mean nothing to the others, and a number of layers that all share. */
function conditional(): [Problem, () => number[][]] {
  const [routes, layers] = [4, 5];
  const target = table(21, routes, layers + 1, 4);
  const value = (r: number, l: number, f: Float64Array): void => {
    const u = f[0]!;
    const far = f[1]!;
    f[0] = 0.25 * r + 0.5 * u + 0.04 * l + far;
    f[1] = 1.1 - 0.28 * r + 0.4 * (1 - u) ** 2 + 0.15 / l + far;
  };
  const problem: Problem = {
    genes: [category(routes), integer(1, layers), ...Array.from({ length: 4 * routes }, () => share)],
    objectives: 2,
    constraints: 0,
    evaluate(x, f) {
      const r = x[0]!;
      const l = x[1]!;
      const at = 2 + 4 * r;
      let far = 0;
      for (let i = 1; i < 4; i++) {
        const miss = x[at + i]! - target(r, l, i);
        far += miss * miss + 0.05 * (1 - Math.cos(6 * Math.PI * miss));
      }
      f[0] = x[at]!;
      f[1] = far;
      value(r, l, f);
    },
  };
  const front = (): number[][] =>
    steps(2000).flatMap((u) =>
      Array.from({ length: routes * layers }, (_, i) =>
        written([u, 0], (f) => value(i % routes, 1 + Math.floor(i / routes), f)),
      ),
    );
  return [problem, front];
}

/** Two whole numbers of which few pairs are allowed, and for each pair three short stretches of a real gene. */
function disconnected(): [Problem, () => number[][]] {
  const most = 20;
  const [open, phase, level] = [31, 32, 33].map((name) => table(name, most + 1, most + 1)) as [Table, Table, Table];
  const allowed = (i: number, j: number): number =>
    (i + 2 * j) % 3 === 0 && (2 * i + j) % 3 === 0 && open(i, j) < 0.7 ? 0 : 1;
  const stretch = (i: number, j: number, u: number): number => 0.8 - Math.cos(6 * Math.PI * (u - phase(i, j)));
  const value = (i: number, j: number, f: Float64Array): void => {
    const u = f[0]!;
    const far = f[1]!;
    f[0] = i / most + 0.1 * u + 0.3 * level(i, j) + far;
    f[1] = j / most + 0.1 * (1 - u) + 0.3 * level(i, j) + (1 - i / most) ** 2 * 0.5 + far;
  };
  const problem: Problem = {
    genes: [integer(0, most), integer(0, most), ...Array.from({ length: 5 }, () => share)],
    objectives: 2,
    constraints: 2,
    evaluate(x, f, g) {
      const i = x[0]!;
      const j = x[1]!;
      let far = 0;
      for (let k = 3; k < 7; k++) far += 2 * (x[k]! - 0.2 - 0.03 * ((i + k * j) % 20)) ** 2;
      f[0] = x[2]!;
      f[1] = far;
      value(i, j, f);
      g[0] = allowed(i, j);
      g[1] = stretch(i, j, x[2]!);
    },
  };
  const front = (): number[][] => {
    const points: number[][] = [];
    for (let i = 0; i <= most; i++)
      for (let j = 0; j <= most; j++)
        if (allowed(i, j) === 0)
          for (const u of steps(2000)) if (stretch(i, j, u) <= 0) points.push(written([u, 0], (f) => value(i, j, f)));
    return points;
  };
  return [problem, front];
}

/** What a function makes of two numbers that it writes over. */
function written(begin: readonly [number, number], write: (f: Float64Array) => void): number[] {
  const f = Float64Array.from(begin);
  write(f);
  return [...f];
}

function nonDominated(points: number[][]): number[][] {
  points.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);
  let lowest = Infinity;
  return points.filter((point) => point[1]! < lowest && ((lowest = point[1]!), true));
}

/** Four mixed-variable problems whose fronts are known by enumeration; `ideal` is the most that 100 points can reach. */
export function mixedBenchmarks(): Benchmark[] {
  const make = { linked, mixture, conditional, disconnected };
  return Object.entries(make).map(([id, build]) => {
    const [problem, enumerate] = build();
    const front = nonDominated(enumerate());
    const low = [0, 1].map((k) => Math.min(...front.map((point) => point[k]!)));
    const high = [0, 1].map((k) => Math.max(...front.map((point) => point[k]!)));
    const reference = [0, 1].map((k) => high[k]! + 0.1 * (high[k]! - low[k]!));
    return { id, problem, reference, ideal: mostHypervolume(front, 100, reference) };
  });
}
