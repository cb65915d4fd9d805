import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scalar } from '@libs/knowledge';
import { loadKnowledge } from '@libs/knowledge';
import type { RaisedContact } from '@libs/process';
import { readProcess, traceContacts } from '@libs/process';
import fc from 'fast-check';
import { CompiledJudge } from './compiled-judge';
import { Judge } from './judge';
import { QuestionTables } from './question-table';
import { severity } from './verdict';

const knowledge = loadKnowledge();
const judge = new Judge(knowledge);
const compiled = new CompiledJudge(judge);
const allowed = judge.allowed();
const root = join(__dirname, '..', '..', '..');
const documents = ['test/cases/seed', 'test/cases/literature', 'recipes/examples'].flatMap((folder) =>
  readdirSync(join(root, folder)).map(
    (name) => JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as { evidence?: string[] },
  ),
);
const traced = documents.map((document) => traceContacts(readProcess(document, knowledge)).contacts);
const contacts = traced.flat();
const materials = [...knowledge.materials.values()];
const interpreted = (contact: RaisedContact): string => judge.answer(contact, allowed)?.verdict ?? 'pass';
/** All of an answer that a sentence about it is made of; not where it stands and under which facts. */
const said = (contact: RaisedContact): object => {
  const answer = judge.answer(contact, allowed);
  if (!answer) return {};
  const { contact: kind, asks, verdict, decidedBy, missing } = answer;
  return { kind, asks, verdict, missing, decidedBy: decidedBy.map(({ statement }) => statement) };
};
const tables = new QuestionTables(knowledge, said);
const words = new Map<string, Scalar[]>();
for (const { facts } of contacts)
  for (const [name, value] of Object.entries(facts))
    if (value !== undefined) words.set(name, [...(words.get(name) ?? []), value]);
for (const { when } of knowledge.statements)
  for (const [name, { is, in: set, min, max, above, below }] of Object.entries(when ?? {}))
    for (const value of [is, ...(set ?? []), min, max, above, below])
      if (value !== undefined) words.set(name, [...(words.get(name) ?? []), value]);

describe('the compiled judge', () => {
  it('agrees with the interpreted one on every contact of every case and example', () => {
    for (const contact of contacts)
      expect([contact, compiled.verdictOf(contact)]).toEqual([contact, interpreted(contact)]);
  });

  it('agrees on every document, with the evidence that the document allows', () => {
    documents.forEach((document, index) => {
      const own = new CompiledJudge(judge, document.evidence);
      expect(own.worst(traced[index] ?? [])).toBe(judge.check(document).verdict);
    });
  });

  it('agrees on random contacts, sentence for sentence: other participants, other words, numbers on and beside every bound', () => {
    const change = fc.record({
      contact: fc.constantFrom(...contacts),
      material: fc.option(fc.constantFrom(...materials), { freq: 2 }),
      role: fc.nat(),
      fact: fc.nat(),
      pick: fc.nat(),
      nudge: fc.constantFrom(0, 0, 1e-9, -1e-9, 1, -1, 5, -5, 100),
      drop: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let contact = (changes[0] as (typeof changes)[number]).contact;
        for (const { material, role, fact, pick, nudge, drop } of changes) {
          const roles = Object.keys(contact.participants);
          const name = roles[role % Math.max(1, roles.length)];
          const one = name === undefined ? undefined : contact.participants[name];
          const participants =
            material && one && name !== undefined
              ? { ...contact.participants, [name]: { ...one, material } }
              : contact.participants;
          const facts: Record<string, Scalar | undefined> = { ...contact.facts };
          const names = [...words.keys()];
          const key = names[fact % names.length] as string;
          const values = words.get(key) as Scalar[];
          const value = values[pick % values.length] as Scalar;
          if (drop) delete facts[key];
          else facts[key] = typeof value === 'number' ? value + nudge : value;
          contact = { ...contact, participants, facts };
        }
        expect(compiled.verdictOf(contact)).toBe(interpreted(contact));
        expect(tables.of(contact)).toEqual(said(contact));
      }),
      { numRuns: 20_000, seed: 7 },
    );
  });

  it('judges whole candidates of at least 20 questions: tens of thousands a second (bound loose for a busy machine)', () => {
    // A candidate of the search: the contacts of several traced documents together, none of which fails early.
    const mild = contacts.filter((contact) => severity(compiled.verdictOf(contact) as 'pass') < 3);
    const candidates = Array.from({ length: 5000 }, (_, index) =>
      Array.from({ length: 20 }, (_unused, offset) => mild[(index * 31 + offset * 17) % mild.length] as RaisedContact),
    );
    for (const candidate of candidates) compiled.worst(candidate);
    const start = performance.now();
    for (let round = 0; round < 8; round++) for (const candidate of candidates) compiled.worst(candidate);
    const perSecond = (8 * candidates.length) / ((performance.now() - start) / 1000);
    process.stdout.write(`compiled judge: ${Math.round(perSecond)} candidates of 20 questions a second\n`);
    expect(perSecond).toBeGreaterThan(20_000);
  });
});
