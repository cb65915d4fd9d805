import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge, repairsOf } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { ProcessDocument } from '@libs/process';

interface Case extends ProcessDocument {
  readonly expect: { readonly verdict: string; readonly also?: readonly string[] };
}

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder).flatMap((kind) =>
  readdirSync(join(folder, kind))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, kind, name), 'utf8')) as Case),
);
const judge = new Judge(loadKnowledge());

describe('the shared cases', () => {
  it('are all here: 107', () => expect(cases).toHaveLength(107));

  it.each(cases.map((one) => [one.id, one.title, one] as const))('%s: %s', (_id, _title, one) => {
    const { verdict, questions } = judge.check(one);
    const findings = questions.filter((question) => question.verdict !== 'pass');
    expect([[one.expect.verdict, ...(one.expect.also ?? [])], findings]).toEqual([
      expect.arrayContaining([verdict]),
      findings,
    ]);
  });

  it('answer in under 3 ms each once loaded (median of all, this machine)', () => {
    const times = cases
      .map((one) => {
        const start = performance.now();
        judge.check(one);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(3);
  });
});

describe('repairs of the failing cases', () => {
  const failing = cases.filter((one) => judge.check(one).verdict === 'fail');

  it.each(failing.map((one) => [one.id, one.title, one] as const))('%s: %s', (_id, _title, one) => {
    const repairs = repairsOf(one, judge);
    expect(repairs.length).toBeGreaterThan(0);
    for (const { verdict } of repairs) expect(['conditional', 'pass']).toContain(verdict);
  });

  it('take under 200 ms in the median', () => {
    const times = failing
      .map((one) => {
        const start = performance.now();
        repairsOf(one, judge);
        return performance.now() - start;
      })
      .sort((a, b) => a - b);
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(200);
  });
});
