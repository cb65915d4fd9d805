import type { Contact, Material, Scalar } from '@libs/knowledge';

/** A thing that takes part in a contact, under the role that it plays there. */
export interface Participant {
  readonly material: Material;
  readonly role: string;
}

export type Facts = Readonly<Record<string, Scalar | undefined>>;

/** A contact that the process creates: what meets what, where, under which conditions. `question` is the stable id of what has to be answered. */
export interface RaisedContact {
  readonly contact: Contact;
  readonly question: string;
  readonly step: string;
  readonly participants: Readonly<Record<string, Participant>>;
  readonly facts: Facts;
}

/** Names joined in a stable order, as statements quote them: "THF+ethanol". */
export function joined(names: readonly string[]): string {
  return [...new Set(names)].sort().join('+');
}
