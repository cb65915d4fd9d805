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
export function traceContacts({ document, find }: ReadProcess): Trace {
  const materialOf = (name: string): Material => {
    const found = find(name);
    if (!found) throw new Error(`material ${name} was not resolved`);
    return found.material;
  };
  const scale = document.scale ?? 'pilot';
  const states = new Map<string, State>();
  const contacts: RaisedContact[] = identityContacts(document, find, scale);
  for (const step of document.steps) {
    const evolved: Evolved = evolve(step, states, materialOf);
    const { mixture, state, formed } = evolved;
    if (!joinsLayers(step))
      contacts.push(
        ...wetContacts(step, mixture, scale),
        ...layerContacts(step, mixture, scale),
        ...solidContacts(step, mixture, scale),
        ...(formed ? solidContacts(step, formed, scale) : []),
      );
    contacts.push(...stepContacts(step, mixture, state, document));
    states.set(step.id, state);
  }
  contacts.push(...treatmentContacts(states, scale), ...cellContacts(document, states, materialOf));
  contacts.push(...lineContacts(document, scale));
  return { contacts: once(contacts), states };
}

/** Who the materials are: damaged prints, computed-only compounds, the wrong ion, what is toxic in itself. */
function identityContacts(
  document: ReadProcess['document'],
  find: ReadProcess['find'],
  scale: string,
): RaisedContact[] {
  const contacts: RaisedContact[] = [];
  const seen = new Set<string>();
  const name = (written: string | undefined, step: string, role: string): void => {
    if (written === undefined || written === 'none') return;
    const found = find(written);
    if (!found || seen.has(`${found.material.id}|${found.damagedPrint ?? ''}`)) return;
    const { material, damagedPrint } = found;
    seen.add(`${material.id}|${damagedPrint ?? ''}`);
    const holdsIon =
      material.ion !== undefined && ['solid-electrolyte', 'active-material', 'precursor'].includes(material.kind);
    const thing = { material, role };
    contacts.push({
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
    });
    contacts.push({ contact: 'whole', question: 'material-toxicity', step, participants: { thing }, facts: { scale } });
  };
  for (const step of document.steps) {
    for (const ingredient of step.ingredients) {
      name(ingredient.material, step.id, ingredient.role ?? 'ingredient');
      name(ingredient.coating, step.id, 'coating');
    }
    name(step.product, step.id, 'solid-electrolyte');
  }
  const ids = new Set(document.steps.map(({ id }) => id));
  for (const written of [document.cell?.cathode, document.cell?.anode, ...(document.cell?.separator ?? [])])
    if (written !== undefined && !ids.has(written)) name(written, 'cell', 'active-material');
  return contacts;
}

/** The line as a whole: which solution steps it combines. */
function lineContacts(document: ReadProcess['document'], scale: string): RaisedContact[] {
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

function once(contacts: readonly RaisedContact[]): RaisedContact[] {
  const seen = new Set<string>();
  return contacts.filter(({ question, participants, facts }) => {
    const who = Object.entries(participants).map(([role, { material }]) => `${role}=${material.id}`);
    const key = `${question}|${who.join(',')}|${JSON.stringify(facts)}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}
