import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { Problem } from '@libs/optimizer';
import { readBrief, type Brief } from '../brief/brief';
import { RouteModel } from '../model/model';
import { buildSpace } from '../space/space';
import { SheetGenes } from '../space/sheet-genes';
import { everyCombination } from './every-combination';
import { problemOf, runSearch, startsOf, type SearchCheckpoint } from './search';

const knowledge = loadKnowledge();
const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', 'na-nacro2-nasn.json');
const written = JSON.parse(readFileSync(file, 'utf8')) as object;
const briefOf = (evaluations: number): Brief => readBrief({ ...written, search: { seed: 1, evaluations } }, knowledge);

describe('a space of eight combinations of sheets', () => {
  const brief = briefOf(16_000);
  const space = buildSpace(brief, knowledge);
  const { problem } = problemOf(brief, space, new RouteModel(brief));
  const genes = new SheetGenes(space);

  /** Counts the candidates of each combination. */
  const counting = (counts: Map<string, number>): Problem => {
    const sheets = new Int32Array(3);
    return {
      ...problem,
      evaluate: (x, f, g) => {
        genes.read(x, sheets);
        counts.set(sheets.join(), (counts.get(sheets.join()) ?? 0) + 1);
        problem.evaluate(x, f, g);
      },
    };
  };

  /** The same problem, which somebody stops after so many candidates. */
  const stoppedAfter = (most: number): { stopping: Problem; stop: Int32Array; evaluated: () => number } => {
    const stop = new Int32Array(new SharedArrayBuffer(4));
    let count = 0;
    const evaluate: Problem['evaluate'] = (x, f, g) => {
      if (++count === most) stop[0] = 1;
      problem.evaluate(x, f, g);
    };
    return { stopping: { ...problem, evaluate }, stop, evaluated: () => count };
  };

  it('each is searched by itself, 500 candidates at most of 16,000, and all that is counted was evaluated', () => {
    const counts = new Map<string, number>();
    const look = everyCombination(counting(counts), brief, space);
    expect(space.skeletons).toBe(8);
    expect([...counts.keys()]).toHaveLength(8);
    for (const count of counts.values()) {
      expect(count).toBeGreaterThan(300);
      expect(count).toBeLessThanOrEqual(500);
    }
    expect(look?.evaluations).toBe([...counts.values()].reduce((sum, count) => sum + count));
    expect(look?.complete).toBe(true);
    expect(look?.starts.length).toBeGreaterThan(10);
  });

  it('the answer says so, and spends no more than was asked', () => {
    const counts = new Map<string, number>();
    const { archive } = runSearch(counting(counts), brief, space, startsOf(space), {});
    expect(archive.complete).toBe(true);
    expect(archive.evaluations).toBe([...counts.values()].reduce((sum, count) => sum + count));
    expect(archive.evaluations).toBeLessThanOrEqual(16_000);
  });

  it('also where it goes on from a checkpoint, without looking again, to the same points', () => {
    const kept: SearchCheckpoint[] = [];
    const whole = runSearch(problem, brief, space, startsOf(space), {
      checkpointEvery: 20,
      checkpoint: (state) => kept.push(structuredClone(state)),
    });
    const from = kept[2] as SearchCheckpoint;
    const counts = new Map<string, number>();
    const resumed = runSearch(counting(counts), brief, space, startsOf(space), { from });
    expect(resumed).toEqual(whole);
    expect([...counts.values()].reduce((sum, count) => sum + count)).toBeLessThan(12_000);
  });

  it('of a million candidates each gets 2,000, and what is counted is told while it looks', () => {
    const told: number[] = [];
    const look = everyCombination(problem, briefOf(1_000_000), space, {
      onGeneration: ({ evaluations }) => told.push(evaluations),
    });
    expect(look?.evaluations).toBeLessThanOrEqual(16_000);
    expect(look?.evaluations).toBeGreaterThan(14_000);
    expect(told).toHaveLength(8 * 100);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(look?.evaluations);
  });

  it('a search that is stopped in its first look answers with what that found', () => {
    const { stopping, stop, evaluated } = stoppedAfter(1200);
    const { archive, stopped } = runSearch(stopping, brief, space, startsOf(space), { stop });
    expect(stopped).toBe('stopped');
    expect(archive.complete).toBe(false);
    expect(archive.points.length).toBeGreaterThan(10);
    expect(archive.evaluations).toBe(evaluated());
  });

  it('with 15,999 candidates they are too many', () => {
    expect(everyCombination(problem, briefOf(15_999), space)).toBeUndefined();
  });

  it('a look that is stopped, or for which the time is too short, is not complete and keeps what it has', () => {
    const { stopping, stop } = stoppedAfter(1200);
    const stopped = everyCombination(stopping, brief, space, { stop });
    expect(stopped?.complete).toBe(false);
    expect(stopped?.starts.length).toBeGreaterThan(0);
    expect(stopped?.evaluations).toBeLessThanOrEqual(1200 + 20);
    let now = 0;
    const slow: Problem = { ...problem, evaluate: (x, f, g) => (now++, problem.evaluate(x, f, g)) };
    const hurried = everyCombination(slow, brief, space, { clock: () => now, timeBudgetMs: 700 });
    expect(hurried?.complete).toBe(false);
    expect(hurried?.evaluations).toBeLessThanOrEqual(700 + 20);
  });
});
