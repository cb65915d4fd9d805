import type { Condition, Material, Scalar, Selector, Statement, Words } from '@libs/knowledge';
import type { Facts, Participant, RaisedContact } from '@libs/process';

const nothing: readonly string[] = [];

function fits({ material, role }: Participant, selector: Selector): boolean {
  const { id, family, class: classes, contains, kind, role: as, not } = selector;
  return (
    (id === undefined || is(id, material.id)) &&
    (family === undefined || (material.family !== undefined && is(family, material.family))) &&
    (classes === undefined || among(classes, material.class ?? nothing)) &&
    (contains === undefined || among(contains, material.contains ?? nothing)) &&
    (kind === undefined || is(kind, material.kind)) &&
    (as === undefined || is(as, role)) &&
    !(not && excluded(material, not))
  );
}

/** Whether a word is the one, or one of those, that are asked for. */
function is(words: Words, value: string): boolean {
  return typeof words === 'string' ? words === value : words.includes(value);
}

function among(words: Words, values: readonly string[]): boolean {
  return typeof words === 'string' ? values.includes(words) : words.some((word) => values.includes(word));
}

function excluded(material: Material, { id, family, class: classes, contains }: NonNullable<Selector['not']>): boolean {
  return (
    (id !== undefined && is(id, material.id)) ||
    (family !== undefined && material.family !== undefined && is(family, material.family)) ||
    (classes !== undefined && among(classes, material.class ?? nothing)) ||
    (contains !== undefined && among(contains, material.contains ?? nothing))
  );
}

/** Whether a condition holds for a fact of the question; what the document does not say matches only where the condition allows it. */
export function holds(condition: Condition, value: Scalar | undefined): boolean {
  if (value === undefined) return condition.stated === false || condition.orUnstated === true;
  if (condition.stated === false) return false;
  if (condition.is !== undefined && value !== condition.is) return false;
  if (condition.in && !condition.in.includes(value)) return false;
  if (condition.notIn?.includes(value)) return false;
  const bounded =
    condition.min !== undefined ||
    condition.max !== undefined ||
    condition.above !== undefined ||
    condition.below !== undefined;
  if (!bounded) return true;
  if (typeof value !== 'number') return false;
  return (
    (condition.min === undefined || value >= condition.min) &&
    (condition.max === undefined || value <= condition.max) &&
    (condition.above === undefined || value > condition.above) &&
    (condition.below === undefined || value < condition.below)
  );
}

/** Reads a statement once: whether it speaks on a contact of its question, all its selectors and conditions fitting. */
export function speakerOf({ about, when }: Statement): (contact: RaisedContact) => boolean {
  const lists: (readonly [string, readonly string[]])[] = [];
  const selectors: (readonly [string, Selector])[] = [];
  for (const [role, selector] of Object.entries(about ?? {}))
    if (Array.isArray(selector)) lists.push([role, selector as readonly string[]]);
    else selectors.push([role, selector as Selector]);
  const conditions = Object.entries(when ?? {});
  return ({ participants, facts }) => {
    for (const [role, selector] of selectors) {
      const participant = participants[role];
      if (!participant || !fits(participant, selector)) return false;
    }
    for (const [name, words] of lists) if (!words.includes(String(facts[name]))) return false;
    for (const [fact, condition] of conditions) if (!holds(condition, factOf(facts, participants, fact))) return false;
    return true;
  };
}

/** Whether a statement speaks on a contact: it is one of its question, and all its selectors and conditions fit. */
export function speaks(statement: Statement, contact: RaisedContact): boolean {
  return statement.question === contact.question && speakerOf(statement)(contact);
}

/** A fact by name; `<role>` alone asks whether that participant is there (its id). */
function factOf(facts: Facts, participants: RaisedContact['participants'], name: string): Scalar | undefined {
  return name in facts ? facts[name] : participants[name]?.material.id;
}

/**
 * How closely a statement is cut to its question. An exact pair outranks a family, a family a class;
 * among equals, one that names the use and the conditions outranks one that does not.
 */
export function specificity(statement: Statement): number {
  let rank = 0;
  for (const selector of Object.values(statement.about ?? {})) {
    if (Array.isArray(selector)) rank += 1;
    else rank += weight(selector as Selector);
  }
  return rank + 0.5 * Math.min(5, Object.keys(statement.when ?? {}).length);
}

function weight({ id, family, class: classes, contains }: Selector): number {
  if (id !== undefined) return 16;
  if (family !== undefined) return 6;
  return classes !== undefined || contains !== undefined ? 2 : 0.25;
}
