import { QuestionTables, type Judge, type Verdict } from '@libs/compatibility';
import type { Selector } from '@libs/knowledge';
import {
  keyOf,
  once,
  traceCell,
  traceSteps,
  traceTreatments,
  type RaisedContact,
  type ReadProcess,
  type Trace,
} from '@libs/process';
import type { Brief } from '../brief/brief';
import { shortfallOf, weaknessOf } from './floor';
import { SharedSteps } from './shared-steps';

/** What the space asks of an answer: a sentence where it falls short of the floor, and how weak its evidence is. */
interface Said {
  readonly sentences: readonly string[];
  readonly weakness: number;
  /** undefined where nobody has to answer and no evidence speaks */
  readonly verdict?: Verdict;
}

const nothing: Said = { sentences: [], weakness: 0 };

/** A contact that counts. Its key is written only where it must be told from another with the same answer: most never are. */
class Counted {
  private key: string | undefined;

  constructor(
    readonly said: Said,
    private readonly contact: RaisedContact,
  ) {}

  /** Whether the two are the same contact under the same conditions; those have the same answer. */
  same(other: Counted): boolean {
    return this.said === other.said && this.named() === other.named();
  }

  private named(): string {
    return (this.key ??= keyOf(this.contact));
  }
}

/** What some contacts fall short of the floor; which of the contacts counted at all; how weak their evidence is together. */
export interface Asked {
  readonly counted: ReadonlyMap<Said, readonly Counted[]>;
  readonly short: readonly Counted[];
  readonly weakness: number;
}

/** The answers of the interpreted judge under the floor of a brief, kept by contact: the space asks the same of thousands of processes. */
export class ContactAnswers {
  private readonly tables: QuestionTables<Said>;
  /** whether evidence may speak of a role: then of one contact under two roles the first must be found before it is asked */
  private readonly byRole: boolean;
  private readonly shared = new SharedSteps();

  constructor(judge: Judge, brief: Brief) {
    const allowed = judge.allowed(brief.evidence ?? undefined);
    this.tables = new QuestionTables(judge.knowledge, (contact) => {
      const answer = judge.answer(contact, allowed);
      if (!answer) return nothing;
      const { verdict } = answer;
      return { sentences: shortfallOf(answer, brief.evidenceFloor), weakness: weaknessOf(answer), verdict };
    });
    this.byRole = judge.knowledge.statements.some(({ about }) =>
      Object.values(about ?? {}).some((selector) => (selector as Selector).role !== undefined),
    );
  }

  /** A contact that stands there twice is asked once. */
  ask(contacts: readonly RaisedContact[]): Asked {
    const counted = new Map<Said, Counted[]>();
    const short: Counted[] = [];
    let sum = 0;
    for (const contact of this.byRole ? once(contacts) : contacts) {
      const said = this.said(contact);
      // Most contacts neither count nor fall short: whether one of these stands there twice is nothing to anybody.
      if (said.weakness === 0 && said.sentences.length === 0) continue;
      const one = new Counted(said, contact);
      const alike = counted.get(said);
      if (alike?.some((other) => other.same(one))) continue;
      if (alike) alike.push(one);
      else counted.set(said, [one]);
      if (said.sentences.length > 0) short.push(one);
      sum += said.weakness;
    }
    return { counted, short, weakness: sum };
  }

  /** A whole process. */
  askProcess(process: ReadProcess): Asked {
    return this.ask(contactsOf(process, this.trace(process)));
  }

  /** Steps and the states that they leave; a row that others begin with, too, is run once. */
  trace(process: ReadProcess): Trace {
    return this.shared.trace(process);
  }

  /** What holds for one contact. */
  said(contact: RaisedContact): Said {
    return this.tables.of(contact);
  }
}

/** Every contact of a process; the same one may be there twice. */
export function contactsOf(process: ReadProcess, { contacts, states }: Trace = traceSteps(process)): RaisedContact[] {
  return [...contacts, ...traceTreatments(process, states), ...traceCell(process, states)];
}

/** What several lists of contacts fall short of together: a contact that is in two of them is the one of the first. */
export function together(parts: readonly Asked[]): string[] {
  return parts.flatMap(({ short }, index) => {
    const before = parts.slice(0, index);
    return short.flatMap((one) =>
      before.some(({ counted }) => counted.get(one.said)?.some((other) => other.same(one))) ? [] : one.said.sentences,
    );
  });
}
