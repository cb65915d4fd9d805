import type { ProcessDocument } from '@libs/process';
import { readProcess } from '@libs/process';
import type { Judge } from './judge';
import type { PatchOperation } from './json-patch';
import { applyPatch } from './json-patch';
import type { Judged } from './repair-candidates';
import { Bench } from './repair-candidates';
import type { Finding } from './repair-ideas';
import { ideasFor } from './repair-table';
import type { Verdict } from './verdict';
import { severity } from './verdict';

/** A set of small edits that makes a process better, already judged. */
export interface Repair {
  readonly says: string;
  /** how many things a person would change */
  readonly changes: number;
  readonly patch: readonly PatchOperation[];
  readonly verdict: Verdict;
  /** what is still to be supplied after it */
  readonly missing: readonly string[];
}

export interface RepairOptions {
  readonly limit?: number;
  /** how many edited documents are judged at most; bounds the time */
  readonly evaluations?: number;
  /** breaks ties between repairs with as many changes; the caller knows what costs */
  readonly cost?: (document: ProcessDocument) => number;
}

interface Node {
  readonly judged: Judged;
  readonly patch: readonly PatchOperation[];
  readonly says: readonly string[];
  readonly weight: number;
}

const mostChanges = 5;

/**
 * The smallest edits that bring a process to conditional or pass, best first: a best-first search over edits that the
 * findings suggest, every edited document judged anew. Ion, scale, evidence and purpose stay; nothing functional is removed.
 */
export function repairsOf(document: ProcessDocument, judge: Judge, options: RepairOptions = {}): Repair[] {
  const { limit = 5, evaluations = 64, cost = () => 0 } = options;
  const { find } = readProcess(document, judge.knowledge);
  const bench = new Bench(judge, find, judge.allowed(document.evidence));
  const first: Node = { judged: bench.judged(document), patch: [], says: [], weight: 0 };
  if (first.judged.verdict === 'pass') return [];
  const open: Node[] = [first];
  const seen = new Set([JSON.stringify(document)]);
  const found: Node[] = [];
  let asked = 0;
  while (open.length > 0 && asked < evaluations && found.length < limit * 3) {
    open.sort((a, b) => estimate(a) - estimate(b));
    const node = open.shift() as Node;
    if (node.says.length >= mostChanges) continue;
    for (const next of expanded(node, bench, seen)) {
      asked++;
      if (improves(next, first)) found.push(next);
      if (next.judged.verdict !== 'pass') open.push(next);
      if (asked >= evaluations) break;
    }
  }
  return found
    .sort(
      (a, b) =>
        a.says.length - b.says.length ||
        a.weight - b.weight ||
        severity(a.judged.verdict) - severity(b.judged.verdict) ||
        cost(a.judged.document) - cost(b.judged.document),
    )
    .filter((node, index, all) => all.findIndex((other) => includes(node, other)) === index)
    .filter(({ says }, index, all) => all.slice(0, index).filter((one) => shape(one.says) === shape(says)).length < 3)
    .slice(0, limit)
    .map(({ says, patch, judged: after }) => ({
      says: says.join('; '),
      changes: says.join('; ').split('; ').length,
      patch,
      verdict: after.verdict,
      missing: [...new Set(after.answers.flatMap(({ answered }) => answered.missing.map((one) => one.says)))],
    }));
}

/** Whether `node` contains all that `other` says and brings no better verdict. */
function includes(node: Node, other: Node): boolean {
  return (
    severity(other.judged.verdict) <= severity(node.judged.verdict) &&
    other.says.every((one) => node.says.includes(one))
  );
}

function improves({ judged: next }: Node, { judged: first }: Node): boolean {
  return severity(next.verdict) <= 1 && severity(next.verdict) < severity(first.verdict);
}

function estimate({ judged: { answers, verdict }, says, weight }: Node): number {
  const blocking = answers.filter(({ answered }) => severity(answered.verdict) >= 2).length;
  const open = answers.filter(({ answered }) => answered.verdict === 'conditional').length;
  return says.length + 0.4 * weight + blocking + (verdict === 'conditional' ? 1.5 : 0.1) * Math.min(open, 3);
}

/** The worst finding of a node, with the edits against it carried out. */
function* expanded(node: Node, bench: Bench, seen: Set<string>): Generator<Node> {
  for (const finding of findingsOf(node.judged)) {
    let any = false;
    for (const idea of ideasFor(finding))
      for (const { says, patch, weight } of idea(bench, node.judged, finding)) {
        if (patch.length === 0 || node.says.includes(says) || undoes(says, node.says)) continue;
        const document = applyPatch(node.judged.document, patch);
        const key = JSON.stringify(document);
        if (seen.has(key)) continue;
        seen.add(key);
        any = true;
        yield {
          judged: bench.judged(document),
          patch: [...node.patch, ...patch],
          says: [...node.says, ...says.split('; ')],
          weight: node.weight + weight,
        };
      }
    if (any) return;
  }
}

function findingsOf({ answers }: Judged): Finding[] {
  return answers
    .filter(({ answered }) => answered.verdict !== 'pass')
    .sort((a, b) => severity(b.answered.verdict) - severity(a.answered.verdict));
}

/** Whether an edit would exchange again what an earlier one has brought in. */
function undoes(says: string, earlier: readonly string[]): boolean {
  return [...says.matchAll(/ instead of (\S+)/g)].some(([, old]) =>
    earlier.some((one) => one.startsWith(`use ${old} instead`)),
  );
}

/** What a repair does, whichever material it takes. */
function shape(says: readonly string[]): string {
  return says.join('; ').replace(/use \S+ instead/g, 'use another instead');
}
