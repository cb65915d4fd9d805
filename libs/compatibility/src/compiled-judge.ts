import type { RaisedContact } from '@libs/process';
import type { Judge } from './judge';
import { QuestionTables } from './question-table';
import type { Verdict } from './verdict';
import { severity, verdicts } from './verdict';

/**
 * The judge as tables, for the search: the same verdicts as the interpreted judge, without the reasons.
 * Made for one scope of evidence. Tables fill as they are asked; nothing is guessed between two entries.
 */
export class CompiledJudge {
  private readonly tables: QuestionTables<number>;

  constructor(judge: Judge, evidence?: readonly string[]) {
    const allowed = judge.allowed(evidence);
    this.tables = new QuestionTables(judge.knowledge, (contact) => {
      const answer = judge.answer(contact, allowed);
      return answer ? severity(answer.verdict) : 0;
    });
  }

  /** The verdict of one contact; a question that nobody has to answer passes. */
  verdictOf(contact: RaisedContact): Verdict {
    return verdicts[this.tables.of(contact)] as Verdict;
  }

  /** The worst verdict of a whole candidate; stops at the first failure. */
  worst(contacts: readonly RaisedContact[]): Verdict {
    let result = 0;
    for (let index = 0; index < contacts.length && result < 3; index++) {
      const own = this.tables.of(contacts[index] as RaisedContact);
      if (own > result) result = own;
    }
    return verdicts[result] as Verdict;
  }
}
