import type { Judge } from '@libs/compatibility';
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
}

/** What some contacts fall short of the floor, by contact; which contacts were asked at all; how weak their evidence is together. */
export interface Asked {
  readonly keys: ReadonlySet<string>;
  readonly short: readonly (readonly [key: string, sentences: readonly string[]])[];
  readonly weakness: number;
}

/** The answers of the interpreted judge under the floor of a brief, kept by contact: the space asks the same of thousands of processes. */
export class ContactAnswers {
  private readonly known = new Map<string, Said>();
  private readonly allowed: (source: string) => boolean;

  constructor(
    private readonly judge: Judge,
    private readonly brief: Brief,
  ) {
    this.allowed = judge.allowed(brief.evidence ?? undefined);
  }

  /** A contact that stands there twice is asked once. */
  ask(contacts: readonly RaisedContact[]): Asked {
    const keys = new Set<string>();
    const short: (readonly [string, readonly string[]])[] = [];
    let sum = 0;
    for (const contact of contacts) {
      const key = keyOf(contact);
      if (keys.has(key)) continue;
      keys.add(key);
      const { sentences, weakness } = this.said(contact, key);
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

  private said(contact: RaisedContact, key: string): Said {
    let as = key;
    for (const name in contact.participants) as += `|${contact.participants[name]?.role}`;
    let said = this.known.get(as);
    if (!said) {
      const answer = this.judge.answer(contact, this.allowed);
      said = answer
        ? { sentences: shortfallOf(answer, this.brief.evidenceFloor), weakness: weaknessOf(answer) }
        : { sentences: [], weakness: 0 };
      this.known.set(as, said);
    }
    return said;
  }
}

/** What several lists of contacts fall short of together: a contact that is in two of them is the one of the first. */
export function together(parts: readonly Asked[]): string[] {
  return parts.flatMap(({ short }, index) =>
    short.flatMap(([key, sentences]) => (parts.slice(0, index).some(({ keys }) => keys.has(key)) ? [] : sentences)),
  );
}
