import type { Gene, Problem } from '@libs/optimizer';

/** A problem whose ideal hypervolume is known (formulas and values: optimizer.md). */
export interface Benchmark {
  readonly id: string;
  readonly problem: Problem;
  readonly reference: readonly number[];
  readonly ideal: number;
  /** Median share of the ideal of the best peer of the NSGA family, the worst seed of that peer, the ceiling seen. */
  readonly peer?: number;
  readonly peerWorst?: number;
  readonly ceiling?: number;
}

export const reals = (n: number, low = 0, high = 1): Gene[] =>
  Array.from({ length: n }, () => ({ kind: 'real' as const, low, high }));

type Evaluate = Problem['evaluate'];

function of(genes: readonly Gene[], objectives: number, constraints: number, evaluate: Evaluate): Problem {
  return { genes, objectives, constraints, evaluate };
}

/** The second objective comes in as the gain g and is written over: `evaluate` allocates nothing, not even a fraction handed over. */
function zdt(n: number, second: (f: Float64Array) => void): Problem {
  return of(reals(n), 2, 0, (x, f) => {
    let sum = 0;
    for (let i = 1; i < n; i++) sum += x[i]!;
    f[0] = x[0]!;
    f[1] = 1 + (9 * sum) / (n - 1);
    second(f);
  });
}

const zdt1 = zdt(30, (f) => {
  f[1] = f[1]! * (1 - Math.sqrt(f[0]! / f[1]!));
});
const zdt2 = zdt(30, (f) => {
  f[1] = f[1]! * (1 - (f[0]! / f[1]!) ** 2);
});
const zdt3 = zdt(30, (f) => {
  f[1] = f[1]! * (1 - Math.sqrt(f[0]! / f[1]!) - (f[0]! / f[1]!) * Math.sin(10 * Math.PI * f[0]!));
});

const zdt4 = of([...reals(1), ...reals(9, -5, 5)], 2, 0, (x, f) => {
  let g = 91;
  for (let i = 1; i < 10; i++) g += x[i]! * x[i]! - 10 * Math.cos(4 * Math.PI * x[i]!);
  f[0] = x[0]!;
  f[1] = g * (1 - Math.sqrt(x[0]! / g));
});

const zdt6 = of(reals(10), 2, 0, (x, f) => {
  let sum = 0;
  for (let i = 1; i < 10; i++) sum += x[i]!;
  const g = 1 + 9 * Math.pow(sum / 9, 0.25);
  const f1 = 1 - Math.exp(-4 * x[0]!) * Math.sin(6 * Math.PI * x[0]!) ** 6;
  f[0] = f1;
  f[1] = g * (1 - (f1 / g) ** 2);
});

function sphere(x: Float64Array, f: Float64Array, m: number): void {
  let g = 1;
  for (let i = m - 1; i < x.length; i++) g += (x[i]! - 0.5) ** 2;
  for (let k = 0; k < m; k++) {
    let value = g;
    for (let i = 0; i < m - 1 - k; i++) value *= Math.cos((x[i]! * Math.PI) / 2);
    if (k > 0) value *= Math.sin((x[m - 1 - k]! * Math.PI) / 2);
    f[k] = value;
  }
}

const dtlz2 = of(reals(12), 3, 0, (x, f) => sphere(x, f, 3));
const dtlz2of5 = of(reals(14), 5, 0, (x, f) => sphere(x, f, 5));

const dtlz7 = of(reals(22), 3, 0, (x, f) => {
  let sum = 0;
  for (let i = 2; i < 22; i++) sum += x[i]!;
  const g = 2 + (9 * sum) / 20;
  f[0] = x[0]!;
  f[1] = x[1]!;
  f[2] =
    g * (3 - (x[0]! / g) * (1 + Math.sin(3 * Math.PI * x[0]!)) - (x[1]! / g) * (1 + Math.sin(3 * Math.PI * x[1]!)));
});

const c1dtlz1 = of(reals(7), 3, 1, (x, f, g) => {
  let far = 5;
  for (let i = 2; i < 7; i++) far += (x[i]! - 0.5) ** 2 - Math.cos(20 * Math.PI * (x[i]! - 0.5));
  const scale = 0.5 * (1 + 100 * far);
  f[0] = scale * x[0]! * x[1]!;
  f[1] = scale * x[0]! * (1 - x[1]!);
  f[2] = scale * (1 - x[0]!);
  g[0] = -(1 - f[2]! / 0.6 - (f[0]! + f[1]!) / 0.5);
});

const c2dtlz2 = of(reals(12), 3, 1, (x, f, g) => {
  sphere(x, f, 3);
  const total = f[0]! ** 2 + f[1]! ** 2 + f[2]! ** 2;
  let nearest = Infinity;
  let middle = 0;
  for (let k = 0; k < 3; k++) {
    nearest = Math.min(nearest, (f[k]! - 1) ** 2 + total - f[k]! ** 2);
    middle += (f[k]! - 1 / Math.sqrt(3)) ** 2;
  }
  g[0] = Math.min(nearest, middle) - 0.4 ** 2;
});

const bnh = of([...reals(1, 0, 5), ...reals(1, 0, 3)], 2, 2, (x, f, g) => {
  const a = x[0]!;
  const b = x[1]!;
  f[0] = 4 * a * a + 4 * b * b;
  f[1] = (a - 5) ** 2 + (b - 5) ** 2;
  g[0] = (a - 5) ** 2 + b * b - 25;
  g[1] = 7.7 - (a - 8) ** 2 - (b + 3) ** 2;
});

const srn = of(reals(2, -20, 20), 2, 2, (x, f, g) => {
  const a = x[0]!;
  const b = x[1]!;
  f[0] = 2 + (a - 2) ** 2 + (b - 1) ** 2;
  f[1] = 9 * a - (b - 1) ** 2;
  g[0] = a * a + b * b - 225;
  g[1] = a - 3 * b + 10;
});

const tnk = of([...reals(1, 0, Math.PI), ...reals(1, 1e-30, Math.PI)], 2, 2, (x, f, g) => {
  const a = x[0]!;
  const b = x[1]!;
  f[0] = a;
  f[1] = b;
  g[0] = -(a * a + b * b - 1 - 0.1 * Math.cos(16 * Math.atan(a / b)));
  g[1] = (a - 0.5) ** 2 + (b - 0.5) ** 2 - 0.5;
});

const osyGenes = [...reals(2, 0, 10), ...reals(1, 1, 5), ...reals(1, 0, 6), ...reals(1, 1, 5), ...reals(1, 0, 10)];
const osy = of(osyGenes, 2, 6, (x, f, g) => {
  const a = x[0]!;
  const b = x[1]!;
  const c = x[2]!;
  const d = x[3]!;
  const e = x[4]!;
  const h = x[5]!;
  f[0] = -(25 * (a - 2) ** 2 + (b - 2) ** 2 + (c - 1) ** 2 + (d - 4) ** 2 + (e - 1) ** 2);
  f[1] = a * a + b * b + c * c + d * d + e * e + h * h;
  g[0] = -(a + b - 2) / 2;
  g[1] = -(6 - a - b) / 6;
  g[2] = -(2 - b + a) / 2;
  g[3] = -(2 - a + 3 * b) / 2;
  g[4] = -(4 - (c - 3) ** 2 - d) / 4;
  g[5] = -((e - 3) ** 2 + h - 4) / 4;
});

const g1 = (x: Float64Array): number => {
  const n = x.length;
  let g = 1;
  for (let i = 2; i <= n; i++) g += 1 - Math.exp(-10 * (Math.pow(x[i - 1]!, n - 2) - 0.5 - (i - 1) / (2 * n)) ** 2);
  return g;
};
const g3 = (x: Float64Array): number => {
  let g = 1;
  for (let i = 1; i < x.length; i++) g += 2 * (x[i]! + (x[i - 1]! - 0.5) ** 2 - 1) ** 2;
  return g;
};

const mw1 = of(reals(15), 2, 1, (x, f, g) => {
  f[0] = x[0]!;
  f[1] = g1(x) * (1 - (0.85 * x[0]!) / g1(x));
  const l = Math.SQRT2 * (f[1]! - f[0]!);
  g[0] = f[0]! + f[1]! - 1 - 0.5 * Math.sin(2 * Math.PI * l) ** 8;
});

const mw3 = of(reals(15), 2, 2, (x, f, g) => {
  f[0] = x[0]!;
  f[1] = g3(x) - x[0]!;
  const l = Math.SQRT2 * (f[1]! - f[0]!);
  g[0] = f[0]! + f[1]! - 1.05 - 0.45 * Math.sin(0.75 * Math.PI * l) ** 6;
  g[1] = 0.85 + 0.3 * Math.sin(0.75 * Math.PI * l) ** 2 - f[0]! - f[1]!;
});

const mw7 = of(reals(15), 2, 2, (x, f, g) => {
  const far = g3(x);
  f[0] = far * x[0]!;
  f[1] = far * Math.sqrt(1 - x[0]! * x[0]!);
  const theta = Math.atan(f[1]! / f[0]!);
  const radius = f[0]! ** 2 + f[1]! ** 2;
  g[0] = radius - (1.2 + Math.abs(0.4 * Math.sin(4 * theta) ** 16)) ** 2;
  g[1] = (1.15 - 0.2 * Math.sin(4 * theta) ** 8) ** 2 - radius;
});

const welded = of([...reals(1, 0.125, 5), ...reals(2, 0.1, 10), ...reals(1, 0.125, 5)], 2, 4, (x, f, g) => {
  const h = x[0]!;
  const l = x[1]!;
  const t = x[2]!;
  const b = x[3]!;
  f[0] = 1.10471 * h * h * l + 0.04811 * t * b * (14 + l);
  f[1] = 2.1952 / (t ** 3 * b);
  const first = 6000 / (Math.SQRT2 * h * l);
  const reach = Math.sqrt(0.25 * (l * l + (h + t) ** 2));
  const second = (6000 * (14 + 0.5 * l) * reach) / (2 * 0.707 * h * l * ((l * l) / 12 + 0.25 * (h + t) ** 2));
  const tau = Math.sqrt(first ** 2 + second ** 2 + (l * first * second) / reach);
  g[0] = (tau - 13600) / 13600;
  g[1] = (504000 / (t * t * b) - 30000) / 30000;
  g[2] = (h - b) / (5 - 0.125);
  g[3] = (6000 - 64746.022 * (1 - 0.0282346 * t) * t * b ** 3) / 6000;
});

type Row = [string, Problem, number[], number, number, number, number];
const rows: Row[] = [
  ['zdt1', zdt1, [1.1, 1.1], 0.8766666667, 0.9929, 0.992, 0.9942],
  ['zdt2', zdt2, [1.1, 1.1], 0.5433333333, 0.9884, 0.988, 0.9903],
  ['zdt3', zdt3, [1.1, 1.1], 1.331762909, 0.9969, 0.996, 0.9976],
  ['zdt4', zdt4, [1.1, 1.1], 0.8766666667, 0.9887, 0.979, 0.9887],
  ['zdt6', zdt6, [1.1, 1.1], 0.5078775147, 0.9782, 0.977, 0.9782],
  ['dtlz2', dtlz2, [1.1, 1.1, 1.1], 0.8074012244, 0.9224, 0.922, 0.9371],
  ['dtlz7', dtlz7, [1.1, 1.1, 6.6], 2.701895143, 0.9422, 0.938, 0.9559],
  ['dtlz2-5', dtlz2of5, [1.1, 1.1, 1.1, 1.1, 1.1], 1.446016593, 0.8576, 0.857, 0.8937],
  ['bnh', bnh, [149.6, 54.6], 6415.093333, 0.9948, 0.994, 0.9965],
  ['srn', srn, [250, 25], 36692.26056, 0.993, 0.992, 0.9932],
  ['tnk', tnk, [1.1, 1.1], 0.4333948133, 0.9913, 0.99, 0.9917],
  ['osy', osy, [0, 80], 16796.05115, 0.9823, 0.98, 0.9827],
  ['c1dtlz1', c1dtlz1, [0.55, 0.55, 0.55], 0.1455416667, 0.9452, 0.89, 0.9533],
  ['c2dtlz2', c2dtlz2, [1.1, 1.1, 1.1], 0.729634, 0.9228, 0.922, 0.96],
  ['mw1', mw1, [1.1, 1.1], 0.5940274991, 0.9722, 0.89, 0.9854],
  ['mw3', mw3, [1.1, 1.1], 0.6649841443, 0.9863, 0.981, 0.9907],
  ['mw7', mw7, [1.3, 1.3], 0.75440473, 0.9888, 0.601, 0.9888],
  ['welded', welded, [40, 0.017], 0.588319, 0.9915, 0.981, 0.9957],
];

/** The eighteen problems of optimizer.md. */
export const benchmarks: readonly Benchmark[] = rows.map(
  ([id, problem, reference, ideal, peer, peerWorst, ceiling]) => ({
    id,
    problem,
    reference,
    ideal,
    peer,
    peerWorst,
    ceiling,
  }),
);
