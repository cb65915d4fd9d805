import { loadKnowledge } from '@libs/knowledge';
import type { PlanAnswer } from '@libs/planner';
import { plan, readBrief } from '@libs/planner';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from './recipe';
import { recipeOf } from './recipe-of';
import { joined, override, releaseOf, sign, UNSIGNED } from './release';
import { recipeHash } from './read-recipe';
import { revised } from './revise';
import { nextVersion } from './version';

const knowledge = loadKnowledge();
const written = JSON.parse(
  readFileSync(join(__dirname, '../../../recipes/briefs/li-ncm622-graphite-pouch.json'), 'utf8'),
) as { search: { evaluations: number } };
written.search.evaluations = 500;
const answer: PlanAnswer = plan(readBrief(written, knowledge), knowledge, { written });
const [route, other] = answer.routes;
if (!route || !other) throw new Error('two routes are needed');
const recipe = recipeOf(route, answer, knowledge);
const { contentHash } = recipe.header;
const anna = { as: 'process', name: 'Anna Weber', on: '2026-11-20' } as const;
const boris = { as: 'ehs', name: 'Boris Kern', on: '2026-11-21' } as const;
const problemsOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { text?: string }).text ?? String(error);
  }
  return 'nothing';
};

describe('the release of a recipe', () => {
  it('goes from draft over the process to EHS, and only then is it released', () => {
    const once = sign(recipe, UNSIGNED, anna);
    const twice = sign(recipe, once, boris);
    expect([UNSIGNED, once, twice].map((record) => releaseOf(contentHash, record).state)).toEqual([
      'draft',
      'process signed',
      'released',
    ]);
    expect([UNSIGNED, once, twice].map((record) => releaseOf(contentHash, record).mayRun)).toEqual([
      false,
      false,
      true,
    ]);
    expect(releaseOf(contentHash).says).toMatch('draft – not released');
    expect(releaseOf(contentHash, once).says).toMatch(/draft – not released: safety and health \(EHS\).*Anna Weber/);
    expect(releaseOf(contentHash, twice).says).toMatch(
      /^released.*process signed by Anna Weber.*EHS signed by Boris Kern/,
    );
  });

  it('EHS cannot sign before the process, nor on an earlier day, nor twice; every problem is named at once', () => {
    expect(problemsOf(() => sign(recipe, UNSIGNED, boris))).toMatch('process first');
    const once = sign(recipe, UNSIGNED, anna);
    expect(problemsOf(() => sign(recipe, once, { ...boris, on: '2026-11-19' }))).toMatch('2026-11-20 or later');
    expect(problemsOf(() => sign(recipe, once, anna))).toMatch('one signature for the process');
    const wrong = problemsOf(() => sign(recipe, once, { as: 'boss' as 'ehs', name: ' ', on: '2026-02-29' }));
    for (const where of ['--as', '--name', '--on']) expect(wrong).toMatch(`at ${where}`);
  });

  it('a signature of another content is void, and says so', () => {
    const next = nextVersion(recipe, recipeOf(other, answer, knowledge));
    const record = sign(recipe, sign(recipe, UNSIGNED, anna), boris);
    const after = releaseOf(next.header.contentHash, record);
    expect(after).toMatchObject({ state: 'draft', mayRun: false, signatures: [] });
    expect(after.says).toMatch(/VOID: process by Anna Weber/);
  });

  it('any change of the content by hand is noticed before anybody signs it', () => {
    const changed: Recipe = { ...recipe, waste: ['pour it into water'] };
    expect(problemsOf(() => sign(changed, UNSIGNED, anna))).toMatch('header.contentHash');
    expect(recipeHash(changed)).not.toBe(contentHash);
  });

  it('an override is named and reasoned, lets one control recipe run, and is not a release', () => {
    expect(problemsOf(() => override('a'.repeat(64), UNSIGNED, { name: '', reason: 'why', on: 'today' }))).toMatch(
      /--name[\s\S]*--on[\s\S]*--reason/,
    );
    const record = override('a'.repeat(64), UNSIGNED, { ...anna, reason: 'trial of the dryer, no sulfide on the web' });
    const state = releaseOf(contentHash, record, 'a'.repeat(64));
    expect(state).toMatchObject({ state: 'draft', mayRun: true });
    expect(state.says).toMatch(
      /^NOT RELEASED; it may run by the override of Anna Weber, 2026-11-20: trial of the dryer/,
    );
    expect(releaseOf(contentHash, record, 'b'.repeat(64)).mayRun).toBe(false);
  });

  it('joining two records loses nothing and doubles nothing', () => {
    const once = sign(recipe, UNSIGNED, anna);
    const twice = sign(recipe, once, boris);
    expect(joined(once, twice).signatures).toEqual(twice.signatures);
  });
});

describe('the versions of a recipe', () => {
  it('the same content stays the same version; another one is one on and names the hash before', () => {
    expect(nextVersion(recipe, recipeOf(route, answer, knowledge))).toBe(recipe);
    const next = nextVersion(recipe, recipeOf(other, answer, knowledge));
    expect(next.header).toMatchObject({ recipeVersion: 2, previousHash: contentHash });
    expect(next.header.contentHash).toBe(recipeHash(next));
    const back = nextVersion(next, recipe);
    expect(back.header).toMatchObject({ recipeVersion: 3, previousHash: next.header.contentHash });
  });
});

describe('a value that a trial found', () => {
  const operations = recipe.procedure.flatMap((unit) => unit.operations);
  const mixing = operations.find(({ phases }) =>
    phases.some(({ setpoints }) => setpoints.some(({ id }) => id === 'speed')),
  );
  const [phase] = (mixing?.phases ?? []).filter(({ setpoints }) => setpoints.some(({ id }) => id === 'speed'));
  if (!mixing || !phase) throw new Error('no mixing');
  const trial = (parameter: string, value: number | string, step = mixing.id) => ({
    values: [{ step, parameter, value, low: 1000, high: 1400 }],
    because: 'three batches without lumps',
    name: 'Dana Lind',
    on: '2026-11-24',
  });

  it('makes the next version, names who and how, and voids the signatures of the one before', () => {
    const next = revised(recipe, trial(`${phase.id}.speed`, 1200));
    const found = next.procedure
      .flatMap((unit) => unit.operations)
      .find(({ id }) => id === mixing.id)
      ?.phases.flatMap(({ setpoints }) => setpoints)
      .find(({ id }) => id === 'speed');
    expect(found).toMatchObject({ target: 1200, low: 1000, high: 1400 });
    expect(found?.basis).toBe('set by trial by Dana Lind, 2026-11-24: three batches without lumps');
    expect(next.header).toMatchObject({ recipeVersion: 2, previousHash: contentHash });
    const signed = sign(recipe, sign(recipe, UNSIGNED, anna), boris);
    expect(releaseOf(next.header.contentHash, signed).state).toBe('draft');
    expect(revised(next, trial(`${phase.id}.speed`, 1300)).header.recipeVersion).toBe(3);
  });

  it('what was judged or computed is not set by a trial, nor a value outside its limits, nor a name that is not there', () => {
    const press = operations.find(({ id }) => id === 'press');
    const told = (act: ReturnType<typeof trial>): string => problemsOf(() => revised(recipe, act));
    expect(told(trial('press.pressure', 1200, press?.id))).toMatch('another plan');
    expect(told(trial(`${phase.id}.speed`, 2000))).toMatch(/1000 to 1400 rpm|1000 to 1400/);
    expect(told(trial(`${phase.id}.sped`, 1200))).toMatch(`nearest: ${phase.id}.speed`);
    expect(told(trial(`${phase.id}.speed`, 1200, 'anode-slury'))).toMatch('nearest:');
    expect(told({ ...trial(`${phase.id}.speed`, 1200), name: '', on: 'today', because: '' })).toMatch(
      /--name[\s\S]*--because[\s\S]*--on/,
    );
  });
});
