import type { Material } from '@libs/knowledge';
import { cellContacts } from './cell-contacts';
import type { RaisedContact } from './contact';
import type { Evolved } from './evolve';
import { evolve } from './evolve';
import { joinsLayers } from './mixture';
import type { ReadProcess } from './read';
import { solidContacts } from './solid-contacts';
import type { State } from './state';
import { stepContacts, treatmentContacts } from './step-contacts';
import { layerContacts, wetContacts } from './wet-contacts';

export interface Trace {
  readonly contacts: readonly RaisedContact[];
  readonly states: ReadonlyMap<string, State>;
}

/**
 * Runs a process step by step, carries the state of every intermediate, and emits the contacts that it creates.
 * A contact is emitted where it first arises; the same contact under the same conditions is emitted once.
 */
export function traceContacts(process: ReadProcess): Trace {
  const { document } = process;
  const states = new Map<string, State>();
  const contacts = [
    ...ingredientIdentities(process),
    ...cellIdentities(process),
    ...contactsOfSteps(process, states),
    ...treatmentContacts(states, scaleOf(document)),
    ...cellContacts(document, states, materialsOf(process)),
    ...lineContacts(document),
  ];
  return { contacts: once(contacts), states };
}

/**
 * The contacts of steps alone, for one who puts many rows of steps together; `before` are the states that the row takes up.
 * With `traceTreatments` and `traceCell` these are all contacts of the document, but for the product that a later row names; the same
 * contact can be among them more than once (`keyOf`).
 */
export function traceSteps(process: ReadProcess, before: ReadonlyMap<string, State> = new Map()): Trace {
  const states = new Map(before);
  const contacts = [...ingredientIdentities(process), ...contactsOfSteps(process, states)];
  return { contacts, states };
}

/** What became of each electrolyte that went through a liquid, over all states of a document. */
export function traceTreatments({ document }: ReadProcess, states: ReadonlyMap<string, State>): RaisedContact[] {
  return treatmentContacts(states, scaleOf(document));
}

/** What a document raises beyond its steps: the contacts of its cell and the line as a whole. */
export function traceCell(process: ReadProcess, states: ReadonlyMap<string, State>): RaisedContact[] {
  const { document } = process;
  return [
    ...cellIdentities(process),
    ...cellContacts(document, states, materialsOf(process)),
    ...lineContacts(document),
  ];
}

const scaleOf = ({ scale }: ReadProcess['document']): string => scale ?? 'pilot';

function materialsOf({ find }: ReadProcess): (name: string) => Material {
  return (name) => {
    const found = find(name);
    if (!found) throw new Error(`material ${name} was not resolved`);
    return found.material;
  };
}

/** Runs the steps and writes the state after each into `states`. */
function contactsOfSteps(process: ReadProcess, states: Map<string, State>): RaisedContact[] {
  const { document } = process;
  const scale = scaleOf(document);
  const materialOf = materialsOf(process);
  const contacts: RaisedContact[] = [];
  for (const step of document.steps) {
    const evolved: Evolved = evolve(step, states, materialOf);
    const { mixture, state, formed } = evolved;
    if (!joinsLayers(step)) {
      wetContacts(step, mixture, scale, contacts);
      layerContacts(step, mixture, scale, contacts);
      solidContacts(step, mixture, scale, contacts);
      if (formed) solidContacts(step, formed, scale, contacts);
    }
    for (const contact of stepContacts(step, mixture, state, document)) contacts.push(contact);
    states.set(step.id, state);
  }
  return contacts;
}

function ingredientIdentities(process: ReadProcess): RaisedContact[] {
  const contacts: RaisedContact[] = [];
  const add = (name: string | undefined, step: string, role: string): void => {
    if (name !== undefined) contacts.push(...identityContacts(process, name, step, role));
  };
  for (const { id, ingredients, product } of process.document.steps) {
    for (const { material, role, coating } of ingredients) {
      add(material, id, role ?? 'ingredient');
      add(coating, id, 'coating');
    }
    add(product, id, 'solid-electrolyte');
  }
  return contacts;
}

/** Of the parts that the cell names and no step makes. */
function cellIdentities(process: ReadProcess): RaisedContact[] {
  const { cell, steps } = process.document;
  const ids = new Set(steps.map(({ id }) => id));
  return [cell?.cathode, cell?.anode, ...(cell?.separator ?? [])].flatMap((written) =>
    written === undefined || ids.has(written) ? [] : identityContacts(process, written, 'cell', 'active-material'),
  );
}

/** Who a material is: damaged print, computed-only compound, the wrong ion, what is toxic in itself. */
function identityContacts(
  { document, find }: ReadProcess,
  written: string | undefined,
  step: string,
  role: string,
): RaisedContact[] {
  if (written === undefined || written === 'none') return [];
  const found = find(written);
  if (!found) return [];
  const { material, damagedPrint } = found;
  const scale = scaleOf(document);
  const holdsIon =
    material.ion !== undefined && ['solid-electrolyte', 'active-material', 'precursor'].includes(material.kind);
  const thing = { material, role };
  return [
    {
      contact: 'whole',
      question: 'material-identity',
      step,
      participants: { thing },
      facts: {
        damagedPrint,
        computedOnly: material.computedOnly ?? false,
        ionMatches: !holdsIon || material.ion === document.ion,
        scale,
      },
    },
    { contact: 'whole', question: 'material-toxicity', step, participants: { thing }, facts: { scale } },
  ];
}

/** The line as a whole: which solution steps it combines. */
function lineContacts(document: ReadProcess['document']): RaisedContact[] {
  const scale = scaleOf(document);
  const used = new Set(document.steps.map(({ operation }) => operation));
  return [
    {
      contact: 'whole',
      question: 'line-demonstrated',
      step: document.steps[document.steps.length - 1]?.id ?? '',
      participants: {},
      facts: {
        scale,
        combined: used.has('coat-particles') && used.has('infiltrate') && document.cell !== undefined,
        rollToRoll:
          scale === 'roll-to-roll' && document.cell?.cathode !== undefined && document.cell.anode !== undefined,
      },
    },
  ];
}

/** Every contact where it first arises. */
export function once(contacts: readonly RaisedContact[]): RaisedContact[] {
  const seen = new Set<string>();
  return contacts.filter((contact) => {
    const key = keyOf(contact);
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

/** Two contacts of one key are the same contact under the same conditions. */
export function keyOf({ question, participants, facts }: RaisedContact): string {
  let who = '';
  for (const [role, { material }] of Object.entries(participants)) who += `${role}=${material.id},`;
  return `${question}|${who}|${JSON.stringify(facts)}`;
}
