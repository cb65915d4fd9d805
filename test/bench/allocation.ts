import { drive, search, type Herd } from '@libs/optimizer';
import { mixedBenchmarks } from './optimizer-mixed';
import { benchmarks } from './optimizer-problems';

/**
 * `node --expose-gc --min-semi-space-size=64 --max-semi-space-size=64 allocation.js <problem>`: what a search allocates once it is
 * compiled and under way, as one line of JSON. Young space is so large that nothing is collected between two looks. The problem
 * `genetic-js` is the driver with a herd that does nothing: what the library itself costs. The optimizer's bench starts one process a
 * problem, so that no problem is measured with code that was compiled for another.
 */
const population = 100;
const generations = 250;
const warm = 8;
/** Between these two generations the heap is watched: 20,000 evaluations, the race of skeletons among them. */
const [from, to] = [30, 230];
const evaluations = (to - from) * population;

/** Runs until all is compiled, then looks at the heap at two generations of some more runs: everything allocated, and what lives on. */
function measure(run: (tick: () => void) => void): { bytesPerEvaluation: number; livingKiB: number } {
  const growth = (collecting: boolean): number => {
    let generation = 0;
    let first = 0;
    let last = 0;
    run(() => {
      generation++;
      if (generation === from || (collecting && generation === to)) global.gc?.();
      if (generation === from) first = process.memoryUsage().heapUsed;
      if (generation === to) last = process.memoryUsage().heapUsed;
    });
    return last - first;
  };
  for (let time = 0; time < warm; time++) growth(false);
  // What the compiler does late, and what it has to take back, is not the run's own: the least of five, the median of five.
  const allocated = [0, 1, 2, 3, 4].map(() => growth(false));
  const living = [0, 1, 2, 3, 4].map(() => growth(true)).sort((a, b) => a - b);
  return {
    bytesPerEvaluation: Math.min(...allocated) / evaluations,
    livingKiB: ((living[2] as number) / 1024 / evaluations) * 10_000,
  };
}

class Empty implements Herd {
  readonly size = population;
  private made = 0;
  constructor(private readonly tick: () => void) {}
  first(i: number): number {
    return i;
  }
  settle(): boolean {
    this.made = 0;
    this.tick();
    return true;
  }
  survivor(i: number): number {
    return i;
  }
  choose(): number {
    return 0;
  }
  cross(_mother: number, _father: number, pair: { 0: number; 1: number }): void {
    pair[0] = this.made++;
    pair[1] = this.made++;
  }
  copy(parent: number): number {
    return parent;
  }
  mutate(child: number): number {
    return child;
  }
}

function main(id = ''): void {
  if (id === 'genetic-js') {
    console.log(JSON.stringify(measure((tick) => drive(new Empty(tick), generations))));
    return;
  }
  const problem = [...benchmarks, ...mixedBenchmarks()].find((one) => one.id === id)?.problem;
  if (!problem) throw new Error(`there is no problem "${id}"`);
  let seed = 0;
  const run = (tick: () => void): void => {
    const clock = (): number => (tick(), 0);
    search(problem, { seed: seed++ % 3, population, generations, clock, timeBudgetMs: 1 });
  };
  console.log(JSON.stringify(measure(run)));
}

main(process.argv[2]);
