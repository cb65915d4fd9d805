import type { Material, Scalar } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import { joined, type RaisedContact, type Step } from '@libs/process';
import { keptPartners } from '../brief/demands';
import { materialsNamed } from '../compare/known-process';
import type { Options } from './options';

/** A liquid and a binder that make a slurry with an electrolyte. */
export interface Partner {
  readonly solvent: Material;
  readonly binder: Material;
}

/** Technical xylene is bought as the mixture; its isomers would only repeat it. */
const isomers = new Set(['o-xylene', 'm-xylene', 'p-xylene']);

/** Slurry partners of an electrolyte: solvents that it stands and binders that hold with both, by the judge. */
export function slurryPartners(electrolyte: Material, options: Options): Partner[] {
  let known = options.partners.get(electrolyte.id);
  if (!known) options.partners.set(electrolyte.id, (known = findPartners(electrolyte, options)));
  return known;
}

/** Best evidenced pairs first; more than these only repeat each other in the models. */
const PARTNERS = 4;

function findPartners(electrolyte: Material, options: Options): Partner[] {
  const solvents = options
    .ofKind('solvent')
    .filter((solvent) => !solvent.components && !isomers.has(solvent.id))
    .filter((solvent) => options.mayMeet('electrolyte-in-solvent', { electrolyte, solvent }, dispersed(solvent)))
    .filter((solvent) => {
      const contacts = options.contactsOf([slurryOf(electrolyte, solvent, [], options)]);
      return options.answers.ask(contacts).short.length === 0;
    });
  const binders = options
    .ofKind('binder')
    .filter((binder) => preferredNumber(binder, 'density') !== undefined)
    .filter((binder) => options.mayMeet('binder-with-electrolyte', { electrolyte, binder }, mixed));
  const partners = solvents.flatMap((solvent) => {
    const dissolved = binders.filter((binder) => dissolves(binder, solvent, options));
    return inGroups(dissolved).flatMap((group) => weighBinders(solvent, electrolyte, group, options));
  });
  partners.sort((a, b) => a.weakness - b.weakness || byId(a.binder, b.binder) || byId(a.solvent, b.solvent));
  return keptPartners(partners, options.brief, materialsNamed(options.brief.warmStart, options.knowledge), PARTNERS);
}

/** So many binders are traced in one slurry: the contacts looked through grow with their square. */
const TOGETHER = 12;

function inGroups(binders: readonly Material[]): Material[][] {
  return Array.from({ length: Math.ceil(binders.length / TOGETHER) }, (_, at) =>
    binders.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
}

const mixed = { how: 'mixed', treatment: 'as-supplied', scale: 'pilot', operation: 'mix-slurry' };
const dispersed = ({ id }: Material): Record<string, Scalar> => ({
  use: 'dispersed',
  dry: true,
  liquids: id,
  operation: 'mix-slurry',
  scale: 'pilot',
});

const byId = (a: Material, b: Material): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

function slurryOf(electrolyte: Material, solvent: Material, binders: readonly Material[], { place }: Options): Step {
  return {
    id: 'slurry',
    operation: 'mix-slurry',
    ingredients: [
      { role: 'solid-electrolyte', material: electrolyte.id },
      ...binders.map(({ id }) => ({ role: 'binder' as const, material: id })),
      { role: 'solvent', material: solvent.id, anhydrous: true },
    ],
    conditions: { temperatureC: 25, ...place.conditions },
  };
}

/**
 * The binders whose slurry keeps the floor, with how weak its evidence is. All of a group are traced in one slurry, as no contact of a slurry is
 * between two binders: the contacts of one are those that name no other.
 */
export function weighBinders(
  solvent: Material,
  electrolyte: Material,
  binders: readonly Material[],
  options: Options,
): (Partner & { weakness: number })[] {
  const contacts = options.contactsOf([slurryOf(electrolyte, solvent, binders, options)]);
  return binders.flatMap((binder) => {
    const others = new Set(binders.filter((other) => other !== binder));
    const solids = joined([electrolyte.id, binder.id]);
    const { short, weakness } = options.answers.ask(
      contacts
        .filter(({ participants }) => !Object.values(participants).some(({ material }) => others.has(material)))
        .map((contact) => withSolids(contact, solids)),
    );
    return short.length === 0 ? [{ solvent, binder, weakness }] : [];
  });
}

/** The contact in a slurry of other solids. */
function withSolids(contact: RaisedContact, solids: string): RaisedContact {
  return 'solids' in contact.facts ? { ...contact, facts: { ...contact.facts, solids } } : contact;
}

/** Below the floor `explore` a slurry needs evidence that its solvent dissolves its binder; silence is not enough. */
function dissolves(binder: Material, solvent: Material, { answers, brief }: Options): boolean {
  if (brief.evidenceFloor === 'explore') return true;
  const { verdict } = answers.said({
    contact: 'wet',
    question: 'binder-in-solvent',
    step: 'slurry',
    participants: { binder: { material: binder, role: 'binder' }, solvent: { material: solvent, role: 'solvent' } },
    facts: { withSulfide: true, wetting: 'slurry', inPlace: false, use: 'dispersed' },
  });
  return verdict !== undefined && verdict !== 'fail' && verdict !== 'unknown';
}
