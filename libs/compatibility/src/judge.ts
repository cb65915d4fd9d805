import type { Knowledge, Missing, Scalar, Statement } from '@libs/knowledge';
import type { ProcessDocument, RaisedContact, ReadProcess } from '@libs/process';
import { readProcess, traceContacts } from '@libs/process';
import type { Answered, Cited, Judgement, Overruled } from './answer';
import { applicableConductivity, rangeOf } from './conductivity';
import { speakerOf, specificity } from './match';
import { questions } from './questions';
import type { Verdict } from './verdict';
import { severity, worst } from './verdict';

/** Which evidence may decide. Everything else may be shown and does not. */
export interface EvidenceLimits {
  readonly sources?: readonly string[];
  readonly untilYear?: number;
}

interface Ranked {
  readonly statement: Statement;
  readonly rank: number;
  readonly speaks: (contact: RaisedContact) => boolean;
}

/** What a contact brings: an answered question, or only advice on a question that nobody has to answer. */
interface Met {
  readonly answer?: Answered;
  readonly advice: readonly Cited[];
}

/** The interpreted judge: contacts → questions → evidence → verdict, with its reasons. */
export class Judge {
  private readonly byQuestion = new Map<string, Ranked[]>();
  private readonly memory = new Map<string, Met>();

  constructor(
    readonly knowledge: Knowledge,
    private readonly limits: EvidenceLimits = {},
  ) {
    for (const statement of knowledge.statements) {
      const list = this.byQuestion.get(statement.question) ?? [];
      list.push({ statement, rank: specificity(statement), speaks: speakerOf(statement) });
      this.byQuestion.set(statement.question, list);
    }
  }

  /** Reads and judges a process document as it was written. Throws an InputError that lists every problem. */
  check(value: unknown): Judgement {
    return this.judge(readProcess(value, this.knowledge));
  }

  judge(process: ReadProcess): Judgement {
    const { document } = process;
    const allowed = this.allowed(document.evidence);
    const { contacts } = traceContacts(process);
    const order = new Map<string, number>([
      ...document.steps.map(({ id }, index): [string, number] => [id, index]),
      ['cell', document.steps.length],
    ]);
    const scope = document.evidence?.join(',') ?? '*';
    const met = contacts.map((contact) => this.remembered(contact, allowed, scope));
    const answered = met.flatMap(({ answer }) => answer ?? []);
    answered.sort(
      (a, b) =>
        (order.get(a.about.step) ?? 0) - (order.get(b.about.step) ?? 0) || severity(b.verdict) - severity(a.verdict),
    );
    return {
      id: document.id ?? document.title ?? 'process',
      ...(document.title === undefined ? {} : { title: document.title }),
      verdict: worst(answered.map(({ verdict }) => verdict)),
      questions: answered,
      cautions: [...new Map(met.flatMap(({ advice }) => advice.map((one) => [one.statement, one]))).values()],
      hazards: [
        ...new Set([
          ...answered.flatMap(({ hazards }) => hazards),
          ...contacts.flatMap(hazardsOfMaterials),
          ...hazardsOfWork(document.steps, this.knowledge.hazards),
        ]),
      ].sort(),
    };
  }

  /** Whether a source may decide, for a document that may itself restrict the evidence. */
  allowed(ofDocument?: readonly string[]): (source: string) => boolean {
    const { sources, untilYear } = this.limits;
    const known = new Map<string, boolean>();
    const decides = (source: string): boolean => {
      if (ofDocument && !ofDocument.includes(source)) return false;
      if (sources && !sources.includes(source)) return false;
      if (untilYear === undefined) return true;
      const year = this.knowledge.year(source);
      return year !== undefined && year <= untilYear;
    };
    return (source) => {
      const answer = known.get(source) ?? decides(source);
      known.set(source, answer);
      return answer;
    };
  }

  /** The same contact under the same conditions has the same answer, wherever it stands; own materials are not remembered. */
  private remembered(contact: RaisedContact, allowed: (source: string) => boolean, scope: string): Met {
    const materials = Object.entries(contact.participants);
    if (materials.some(([, { material }]) => this.knowledge.materials.get(material.id) !== material))
      return this.met(contact, allowed);
    const who = materials.map(([role, { material, role: as }]) => `${role}:${material.id}:${as}`).join(',');
    const key = `${scope}|${contact.question}|${who}|${JSON.stringify(contact.facts)}`;
    let known = this.memory.get(key);
    if (known === undefined) {
      known = this.met(contact, allowed);
      if (this.memory.size < 50_000) this.memory.set(key, known);
    }
    const { answer } = known;
    return answer ? { ...known, answer: { ...answer, about: { ...answer.about, step: contact.step } } } : known;
  }

  private met(contact: RaisedContact, allowed: (source: string) => boolean): Met {
    const answer = this.answer(contact, allowed);
    return answer ? { answer, advice: [] } : { advice: this.cautionsOn(contact, allowed) };
  }

  /** Answers one question, or undefined when it is one that only evidence raises and none speaks. */
  answer(raised: RaisedContact, allowed: (source: string) => boolean): Answered | undefined {
    const entry = questions[raised.question];
    if (!entry) throw new Error(`no question ${raised.question}`);
    const contact = this.withConductivity(raised, allowed);
    const matched = (this.byQuestion.get(contact.question) ?? []).filter(
      ({ statement, speaks }) => speaks(contact) && statement.sources.some(({ id }) => allowed(id)),
    );
    const deciding = matched.filter(({ statement }) => statement.outcome !== 'advice');
    const lifted = new Map<string, Statement>();
    for (const { statement } of deciding) for (const id of statement.lifts ?? []) lifted.set(id, statement);
    const standing = deciding.filter(({ statement }) => !lifted.has(statement.id));
    const verdicts = standing.map((ranked) => ({ ...ranked, verdict: capped(ranked.statement, allowed) }));
    const failing = verdicts.filter(({ verdict }) => verdict === 'fail');
    const candidates = failing.length > 0 ? failing : verdicts;
    const top = Math.max(0, ...candidates.map(({ rank }) => rank));
    const first = candidates.filter(({ rank }) => rank === top);
    if (first.length === 0 && entry.silence === 'quiet') return undefined;
    const verdict: Verdict = first.length === 0 ? 'unknown' : worst(first.map((one) => one.verdict));
    const decidedBy = (failing.length > 0 ? failing : first.filter((one) => one.verdict === verdict)).map(
      ({ statement }) => statement,
    );
    const overruled = deciding
      .map(({ statement }) => statement)
      .filter((statement) => !decidedBy.includes(statement))
      .map((statement): Overruled => ({
        ...this.cite(statement, allowed),
        why: whyOverruled(statement, lifted, decidedBy),
      }));
    const fill = (text: string): string =>
      text.replace(/\{(\w+)\}/g, (_, role: string) => contact.participants[role]?.material.id ?? 'it');
    return {
      contact: contact.contact,
      question: contact.question,
      asks: fill(entry.asks),
      about: {
        step: contact.step,
        materials: Object.values(contact.participants).map(({ material }) => material.id),
        conditions: Object.fromEntries(
          Object.entries(contact.facts).filter(([, value]) => value !== undefined),
        ) as Record<string, Scalar>,
      },
      verdict,
      decidedBy: decidedBy.map((statement) => this.cite(statement, allowed)),
      overruled,
      missing: verdict === 'pass' ? [] : missingOf(decidedBy, verdict, fill(entry.missing)),
      cautions: matched
        .filter(({ statement }) => statement.outcome === 'advice')
        .map(({ statement }) => this.cite(statement, allowed)),
      instead: [...new Set(decidedBy.flatMap(({ instead }) => instead ?? []))],
      gives: Object.assign({}, ...decidedBy.map(({ gives }) => gives ?? {})) as Record<string, string | number>,
      hazards: hazardsOf(
        contact,
        matched.map(({ statement }) => statement),
      ),
    };
  }

  /** Advice on a question that nobody has to answer: shown, decides nothing. */
  private cautionsOn(contact: RaisedContact, allowed: (source: string) => boolean): Cited[] {
    return (this.byQuestion.get(contact.question) ?? [])
      .filter(({ statement, speaks }) => speaks(contact) && statement.sources.some(({ id }) => allowed(id)))
      .map(({ statement }) => this.cite(statement, allowed));
  }

  private withConductivity(contact: RaisedContact, allowed: (source: string) => boolean): RaisedContact {
    const electrolyte = contact.participants['electrolyte'];
    if (contact.question !== 'conductivity-sufficient' || !electrolyte) return contact;
    const { treatment, liquids, heatTreatmentC } = contact.facts as {
      treatment?: string;
      liquids?: string;
      heatTreatmentC?: number;
    };
    const range = rangeOf(
      applicableConductivity(electrolyte.material, { treatment, liquids, heatTreatmentC }, allowed),
    );
    // Always looked up, never taken from the contact: an unknown conductivity is not stated.
    return { ...contact, facts: { ...contact.facts, conductivityScm: range?.high, lowestConductivityScm: range?.low } };
  }

  private cite(statement: Statement, allowed: (source: string) => boolean): Cited {
    const sources = statement.sources.filter(({ id }) => allowed(id));
    return {
      statement: statement.id,
      says: statement.says,
      ...(statement.because === undefined ? {} : { because: statement.because }),
      certainty: statement.certainty,
      sources,
      ...(statement.laboratory ? { laboratory: true } : {}),
    };
  }
}

/** M-grade evidence can make an answer conditional, never pass or fail; what is only proposed stays unknown. */
function capped({ outcome, certainty, sources }: Statement, allowed: (source: string) => boolean): Verdict {
  const verdict = outcome as Verdict;
  if (certainty === 'proposed' && verdict === 'pass') return 'unknown';
  const recalled = sources.filter(({ id }) => allowed(id)).every(({ grade }) => grade === 'M' || grade === 'E');
  return recalled && (verdict === 'pass' || verdict === 'fail') ? 'conditional' : verdict;
}

function whyOverruled(
  statement: Statement,
  lifted: ReadonlyMap<string, Statement>,
  decidedBy: readonly Statement[],
): string {
  const lifting = lifted.get(statement.id);
  if (lifting) return `lifted by ${lifting.id}, inside its own scope`;
  const first = decidedBy[0];
  if (!first) return 'does not decide';
  return specificity(statement) < specificity(first) ? `${first.id} is more specific` : `${first.id} is more severe`;
}

function missingOf(decidedBy: readonly Statement[], verdict: Verdict, ofQuestion: string): Missing[] {
  const named = decidedBy.flatMap(({ missing }) => missing ?? []);
  if (named.length > 0) return named;
  if (verdict === 'fail') return [];
  return [{ evidence: 'test', says: ofQuestion }];
}

/** Hazards of what meets here, and those that the evidence names for this meeting. */
function hazardsOf(contact: RaisedContact, matched: readonly Statement[]): string[] {
  const named = matched.flatMap(({ hazards }) => hazards ?? []);
  return [...new Set([...hazardsOfMaterials(contact), ...named])].sort();
}

function hazardsOfMaterials({ participants }: RaisedContact): string[] {
  return Object.values(participants).flatMap(({ material }) => material.hazards ?? []);
}

/** Hazards of what is done: the press, the hot surface, the gas that displaces air. */
function hazardsOfWork(steps: ProcessDocument['steps'], hazards: Knowledge['hazards']): string[] {
  return Object.entries(hazards).flatMap(([id, { appliesTo }]) => {
    if (!appliesTo) return [];
    const { operations, atmospheres, fromTemperatureC = Infinity } = appliesTo;
    const applies = steps.some(
      ({ operation, conditions }) =>
        operations?.includes(operation) ||
        atmospheres?.includes(conditions?.atmosphere ?? '') ||
        (conditions?.temperatureC ?? -Infinity) >= fromTemperatureC,
    );
    return applies ? [id] : [];
  });
}
