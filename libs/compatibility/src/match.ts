import type { Condition, Material, Scalar, Selector, Statement, Words } from '@libs/knowledge';
import type { Facts, Participant, RaisedContact } from '@libs/process';

const list = (words: Words): readonly string[] => (typeof words === 'string' ? [words] : words);

function fits({ material, role }: Participant, selector: Selector): boolean {
  const { not } = selector;
  const within = (words: Words | undefined, values: readonly string[]): boolean =>
    words === undefined || list(words).some((word) => values.includes(word));
  const classes = material.class ?? [];
  const elements = material.contains ?? [];
  if (!within(selector.id, [material.id])) return false;
  if (!within(selector.family, material.family === undefined ? [] : [material.family])) return false;
  if (!within(selector.class, classes)) return false;
  if (!within(selector.contains, elements)) return false;
  if (!within(selector.kind, [material.kind])) return false;
  if (!within(selector.role, [role])) return false;
  return !(not && excluded(material, not));
}

function excluded(material: Material, not: NonNullable<Selector['not']>): boolean {
  const among = (words: Words | undefined, values: readonly string[]): boolean =>
    words !== undefined && list(words).some((word) => values.includes(word));
  return (
    among(not.id, [material.id]) ||
    among(not.family, material.family === undefined ? [] : [material.family]) ||
    among(not.class, material.class ?? []) ||
    among(not.contains, material.contains ?? [])
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

/** Whether a statement speaks on a contact: all its selectors and conditions fit. */
export function speaks(statement: Statement, { question, participants, facts }: RaisedContact): boolean {
  if (statement.question !== question) return false;
  for (const [role, selector] of Object.entries(statement.about ?? {})) {
    if (Array.isArray(selector)) {
      if (!selector.includes(String(facts[role]))) return false;
      continue;
    }
    const participant = participants[role];
    if (!participant || !fits(participant, selector as Selector)) return false;
  }
  for (const [fact, condition] of Object.entries(statement.when ?? {}))
    if (!holds(condition, factOf(facts, participants, fact))) return false;
  return true;
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
