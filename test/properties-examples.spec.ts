import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { knowledgeProblems, loadKnowledge } from '@libs/knowledge';

interface Example {
  readonly id: string;
  readonly expect?: { readonly verdict: string };
}

const knowledge = loadKnowledge();
const judge = new Judge(knowledge);
const root = join(__dirname, '..');
const read = (folder: string): Example[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as Example);
const own = read('recipes/examples');
const documents = new Map(
  [...read('test/cases/seed'), ...read('test/cases/literature'), ...own].map((one) => [one.id, one]),
);

/** Every statement that has a word on a document: decides, is overruled, or is shown beside it. */
const heard = new Map(
  [...documents].map(([id, document]) => {
    const { questions, cautions } = judge.check(document);
    const said = questions.flatMap(({ decidedBy, overruled, cautions: beside }) => [
      ...decidedBy,
      ...overruled,
      ...beside,
    ]);
    return [id, new Set([...said, ...cautions].map(({ statement }) => statement))];
  }),
);

describe('the examples of the statements', () => {
  it.each(knowledge.statements.map(({ id, examples }) => [id, examples] as const))(
    '%s speaks on its own, and is silent on the others',
    (id, examples) => {
      expect(Math.min(examples?.speaks?.length ?? 0, examples?.silent?.length ?? 0)).toBeGreaterThan(0);
      for (const one of examples?.speaks ?? []) expect([one, heard.get(one)?.has(id)]).toEqual([one, true]);
      for (const one of examples?.silent ?? []) expect([one, heard.get(one)?.has(id)]).toEqual([one, false]);
    },
  );

  it.each(own.map((one) => [one.id, one] as const))('%s keeps its verdict', (_id, one) => {
    expect(judge.check(one).verdict).toBe(one.expect?.verdict);
  });

  it('are all used', () => {
    const used = new Set(
      knowledge.statements.flatMap(({ examples }) => [...(examples?.speaks ?? []), ...(examples?.silent ?? [])]),
    );
    expect(own.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
  });
});

describe('the knowledge files', () => {
  it('are valid, and every source that they cite exists', () => expect(knowledgeProblems()).toEqual([]));

  it('write lists of names as the contacts do: sorted, joined by +', () => {
    const joined = new Set(['liquids', 'solids', 'precursors', 'electrolyteLiquids', 'via', 'additives']);
    for (const { id, when } of knowledge.statements)
      for (const [fact, { is, in: set }] of Object.entries(when ?? {}))
        if (joined.has(fact))
          for (const value of [is, ...(set ?? [])])
            if (typeof value === 'string') expect([id, value]).toEqual([id, value.split('+').sort().join('+')]);
  });
});
