import { QuestionTables, type Judge, type Verdict } from '@libs/compatibility';
import type { Selector } from '@libs/knowledge';
import {
  keyOf,
  traceCell,
  traceSteps,
  traceTreatments,
  type RaisedContact,
  type ReadProcess,
  type Trace,
} from '@libs/process';
import type { Brief } from '../brief/brief';
import { shortfallOf, weaknessOf } from './floor';

/** What the space asks of an answer: a sentence where it falls short of the floor, and how weak its evidence is. */
interface Said {
  readonly sentences: readonly string[];
  readonly weakness: number;
  /** undefined where nobody has to answer and no evidence speaks */
  readonly verdict?: Verdict;
}

const nothing: Said = { sentences: [], weakness: 0 };

/** What some contacts fall short of the floor, by contact; which of the contacts counted at all; how weak their evidence is together. */
export interface Asked {
  readonly keys: ReadonlySet<string>;
  readonly short: readonly (readonly [key: string, sentences: readonly string[]])[];
  readonly weakness: number;
}

/** The answers of the interpreted judge under the floor of a brief, kept by contact: the space asks the same of thousands of processes. */
export class ContactAnswers {
  private readonly tables: QuestionTables<Said>;
  /** whether evidence may speak of a role: then one contact under two roles is not the same twice */
  private readonly byRole: boolean;

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
    const keys = new Set<string>();
    const short: (readonly [string, readonly string[]])[] = [];
    let sum = 0;
    for (const contact of contacts) {
      const { sentences, weakness } = this.said(contact);
      // Most contacts neither count nor fall short: whether one of these stands there twice is nothing to anybody.
      if (weakness === 0 && sentences.length === 0 && !this.byRole) continue;
      const key = keyOf(contact);
      if (keys.has(key)) continue;
      keys.add(key);
      if (sentences.length > 0) short.push([key, sentences]);
      sum += weakness;
    }
    return { keys, short, weakness: sum };
  }

  /** A whole process, with the states that it leaves. */
  askProcess(process: ReadProcess): Asked & Pick<Trace, 'states'> {
    const { contacts, states } = traceSteps(process);
    return {
      ...this.ask([...contacts, ...traceTreatments(process, states), ...traceCell(process, states)]),
      states,
    };
  }

  /** What holds for one contact. */
  said(contact: RaisedContact): Said {
    return this.tables.of(contact);
  }
}

/** What several lists of contacts fall short of together: a contact that is in two of them is the one of the first. */
export function together(parts: readonly Asked[]): string[] {
  return parts.flatMap(({ short }, index) =>
    short.flatMap(([key, sentences]) => (parts.slice(0, index).some(({ keys }) => keys.has(key)) ? [] : sentences)),
  );
}
