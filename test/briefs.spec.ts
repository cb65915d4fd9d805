import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { Brief, PlanAnswer } from '@libs/planner';
import { families, plan, readBrief } from '@libs/planner';
import { problemsOf } from './answer-shape';

const knowledge = loadKnowledge();
const folder = join(__dirname, '..', 'recipes', 'briefs');
/** The three first briefs are planned in full by plan.spec.ts. */
const elsewhere = ['li-lco-infiltrated', 'li-ncm622-graphite-pouch', 'na-nacro2-nasn'];
const names = readdirSync(folder)
  .map((file) => file.replace(/\.json$/, ''))
  .filter((name) => !elsewhere.includes(name));
const briefOf = (name: string): Brief =>
  readBrief(
    {
      ...(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as object),
      search: { seed: 1, evaluations: 600 },
    },
    knowledge,
  );
const answers = new Map<string, { brief: Brief; answer: PlanAnswer }>();
const of = (name: string): { brief: Brief; answer: PlanAnswer } => {
  let known = answers.get(name);
  if (!known) {
    const brief = briefOf(name);
    answers.set(name, (known = { brief, answer: plan(brief, knowledge) }));
  }
  return known;
};
/** Empty is the truth for these, with the words that say why. */
const empty: Readonly<Record<string, RegExp>> = {
  'li-lab-only-asked': /cathode-pulsed-laser .* is lab only/,
  'na-demonstrated': /name the coating of the active material/,
};

describe('the briefs', () => {
  it('are at least twelve, of both ions, both lines and all three floors', () => {
    const briefs = names.map(briefOf);
    expect(briefs.length).toBeGreaterThanOrEqual(12);
    expect(new Set(briefs.map(({ ion }) => ion))).toEqual(new Set(['Li', 'Na']));
    expect(new Set(briefs.map(({ line }) => line.id))).toEqual(new Set(['lab-glovebox', 'pilot-300mm']));
    expect(new Set(briefs.map(({ evidenceFloor }) => evidenceFloor))).toEqual(
      new Set(['demonstrated', 'stated', 'explore']),
    );
  });

  it.each(names)('%s: has routes, or says why not', (name) => {
    const { answer } = of(name);
    const reason = empty[name];
    if (reason) {
      expect(answer.routes).toEqual([]);
      expect(answer.empty.join('\n')).toMatch(reason);
    } else expect(answer.routes.length).toBeGreaterThan(0);
  });

  it.each(names)('%s: its answer keeps its schema', (name) => {
    expect(problemsOf('plan-answer', JSON.parse(JSON.stringify(of(name).answer)))).toEqual([]);
  });

  it('a field that the schema does not hold, and one that is gone, are named', () => {
    const answer = JSON.parse(JSON.stringify(of('li-lab-only-asked').answer)) as Record<string, unknown>;
    const { hash, ...rest } = answer;
    expect(hash).toBeDefined();
    const said = problemsOf('plan-answer', { ...rest, hush: 1 });
    expect(said.map(({ where, observed }) => `${where}: ${observed}`).sort()).toEqual([
      'hush: a field that is not known here',
      'the document: no field hash',
    ]);
    expect(said.find(({ where }) => where === 'hush')?.nearest).toEqual(['hash']);
  });

  it.each(names)('%s: no route, judged again, fails; none is unknown below the floor explore', (name) => {
    const { brief, answer } = of(name);
    const judge = new Judge(knowledge, brief.evidence ? { sources: brief.evidence } : {});
    for (const { process, verdict } of answer.routes) {
      const again = judge.check(process);
      expect(again.verdict).toBe(verdict);
      expect(again.verdict).not.toBe('fail');
      if (brief.evidenceFloor !== 'explore') expect(again.verdict).not.toBe('unknown');
    }
  });

  it.each(names)('%s: every mixture with stated fractions sums to one (1e-4)', (name) => {
    for (const { process } of of(name).answer.routes)
      for (const { operation, ingredients } of process.steps) {
        const stated = ingredients.filter(({ massFraction }) => massFraction !== undefined);
        if (stated.length === 0) continue;
        // A slurry or dry mixture states all of it; a solution poured on a sheet states both.
        expect([operation, stated.length]).toEqual([operation, ingredients.length]);
        const sum = stated.reduce((total, { massFraction }) => total + (massFraction ?? 0), 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-4);
      }
  });

  it.each(names)('%s: every hard limit holds in the figures', (name) => {
    const { brief, answer } = of(name);
    for (const { objective, min, max } of brief.limits)
      for (const { figures } of objective ? answer.routes : []) {
        const value = figures[objective ?? '']?.value ?? Number.NaN;
        if (min !== undefined) expect(value).toBeGreaterThanOrEqual(min);
        if (max !== undefined) expect(value).toBeLessThanOrEqual(max);
      }
  });

  it('li-lco-bilayer: turned round, the same cell on lithium fails, because Li10GeP2S12 then meets it', () => {
    const judge = new Judge(knowledge);
    const onLithium = of('li-lco-bilayer').answer.routes.filter(({ process }) => process.cell?.anode === 'Li');
    expect(onLithium.length).toBeGreaterThan(0);
    for (const { process } of onLithium) {
      const separator = [...(process.cell?.separator ?? [])].reverse();
      expect(judge.check({ ...process, cell: { ...process.cell, separator } }).verdict).toBe('fail');
    }
  });

  it('reach every family: dry film, one-step, bilayer, infiltrated, coated, foil', () => {
    const seen = names.flatMap((name) => of(name).answer.routes.map(({ family }) => family)).join('\n');
    for (const words of [
      'dry PTFE film',
      'one-step slurry',
      'two laminated films',
      'PVDF electrode infiltrated',
      'SE-coated active',
      'metal',
    ])
      expect(seen).toContain(words);
    expect(families.filter(({ says }) => says.includes('lab only')).length).toBeGreaterThan(5);
  });
});
