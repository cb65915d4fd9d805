import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledJudge, Judge, severity } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { RaisedContact } from '@libs/process';
import { readProcess, traceContacts } from '@libs/process';
import { markdownTable, provenance, publish } from './measurement';

const questions = 20;

/** Candidates a second, with 20 questions each, interpreted and compiled; and a whole `check` of the shared cases. */
export async function run(): Promise<void> {
  const knowledge = loadKnowledge();
  const judge = new Judge(knowledge);
  const compiled = new CompiledJudge(judge);
  const documents = ['seed', 'literature'].flatMap((kind) => {
    const folder = join(process.cwd(), 'test', 'cases', kind);
    return readdirSync(folder).map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { evidence?: string[] },
    );
  });
  const contacts = documents.flatMap((document) => traceContacts(readProcess(document, knowledge)).contacts);
  const mild = contacts.filter((contact) => severity(compiled.verdictOf(contact)) < 3);
  const candidates = Array.from({ length: 10_000 }, (_, index) =>
    Array.from(
      { length: questions },
      (_unused, offset) => mild[(index * 31 + offset * 17) % mild.length] as RaisedContact,
    ),
  );
  const perSecond = (all: readonly RaisedContact[][], judged: (one: readonly RaisedContact[]) => unknown): number => {
    for (const one of all) judged(one);
    const start = performance.now();
    for (const one of all) judged(one);
    return all.length / ((performance.now() - start) / 1000);
  };
  const allowed = judge.allowed();
  const rates = {
    compiled: perSecond(candidates, (one) => compiled.worst(one)),
    interpreted: perSecond(candidates.slice(0, 200), (one) => one.map((contact) => judge.answer(contact, allowed))),
  };
  for (const document of documents) judge.check(document);
  const start = performance.now();
  for (const document of documents) new Judge(knowledge).check(document);
  const check = (performance.now() - start) / documents.length;
  const rows = [
    ['compiled judge, candidates/s', Math.round(rates.compiled)],
    ['interpreted judge, candidates/s', Math.round(rates.interpreted)],
    ['check of one shared case by a fresh judge, ms', check.toFixed(2)],
  ];
  const table = markdownTable(['what', 'measured'], rows);
  const where = provenance();
  publish(
    'compiled-judge',
    `# The judge\n\n${questions} questions a candidate, one core, contacts given.\n\n${table}\n\n${JSON.stringify(where)}`,
    [{ ...where, ...rates, check }],
  );
  process.stdout.write(`${table}\n`);
}
