import type { Step } from './document';
import type { Participant, RaisedContact } from './contact';
import { joined } from './contact';
import type { Arrived, Mixture } from './mixture';
import { fractionOfSolids } from './mixture';
import type { Component } from './state';
import { participant } from './wet-contacts';

const howJoined: Readonly<Record<string, string>> = {
  'coat-particles': 'coated',
  infiltrate: 'infiltrated',
  impregnate: 'impregnated',
  'deposit-vapor': 'vapour',
};

/** How the electrolyte and another solid come together in this step. */
export function joiningOf(step: Step): string {
  return howJoined[step.operation] ?? 'mixed';
}

function newPairs(mixture: Mixture, one: string, other: string): [Arrived<Component>, Arrived<Component>][] {
  const first = mixture.components.filter(({ thing }) => thing.role === one);
  const second = mixture.components.filter(({ thing }) => thing.role === other);
  return first.flatMap((a) =>
    second.filter((b) => b.origin !== a.origin).map((b): [Arrived<Component>, Arrived<Component>] => [a, b]),
  );
}

/** Adds the contacts between the solids of one mixture, for every pair that has not met before. */
export function solidContacts(step: Step, mixture: Mixture, scale: string, contacts: RaisedContact[]): void {
  const all = mixture.components.map(({ thing }) => thing);
  // All that is raised here meets an electrolyte.
  if (!all.some(({ role }) => role === 'solid-electrolyte')) return;
  const liquids = joined(
    mixture.liquids
      .map(({ thing }) => thing)
      .filter(({ residual }) => !residual)
      .map(({ material }) => material.id),
  );
  const active = all.find(({ role }) => role === 'active-material');
  const binder = all.find(({ role }) => role === 'binder');
  const facts = {
    operation: step.operation,
    scale,
    how: joiningOf(step),
    liquids,
    additives: joined(all.filter(({ role }) => role === 'additive').map(({ material }) => material.id)) || undefined,
  };
  const raise = (
    question: string,
    participants: Readonly<Record<string, Participant>>,
    more?: RaisedContact['facts'],
    contact: RaisedContact['contact'] = 'solid',
  ): void => {
    contacts.push({ contact, question, step: step.id, participants, facts: more ? { ...facts, ...more } : facts });
  };
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'active-material')) {
    const share = fractionOfSolids(all, (component) => component === electrolyte);
    const via = electrolyte.liquids.length > 0 ? joined(electrolyte.liquids) : liquids || undefined;
    const named = {
      coating: thing.coating,
      coated: thing.coating === undefined ? undefined : thing.coating !== 'none',
      electrolyteFraction: share,
      via,
      treatment: electrolyte.treatment,
    };
    const coatingMaterial = all.find(({ role }) => role === 'coating');
    raise(
      'electrolyte-with-active',
      { electrolyte: participant(electrolyte), active: participant(thing) },
      { ...named, ...(coatingMaterial ? { coating: coatingMaterial.material.id, coated: true } : {}) },
    );
    if (share !== undefined)
      raise(
        'electrolyte-amount',
        { electrolyte: participant(electrolyte), active: participant(thing) },
        { ...named, electrolyteFraction: share },
      );
  }
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'binder'))
    raise(
      'binder-with-electrolyte',
      { electrolyte: participant(electrolyte), binder: participant(thing) },
      { treatment: electrolyte.treatment, electrolyteLiquids: joined(electrolyte.liquids) },
    );
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'conductive-additive'))
    raise(
      'electrolyte-with-carbon',
      { electrolyte: participant(electrolyte), carbon: participant(thing) },
      { carbonFraction: fractionOfSolids(all, (component) => component === thing) },
    );
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'additive'))
    raise('additive-with-electrolyte', {
      electrolyte: participant(electrolyte),
      additive: participant(thing),
      ...(active ? { active: participant(active) } : {}),
    });
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'scaffold'))
    raise(
      'electrolyte-on-scaffold',
      { electrolyte: participant(electrolyte), scaffold: participant(thing) },
      { treatment: electrolyte.treatment },
    );
  for (const [{ thing: electrolyte }, { thing }] of newPairs(mixture, 'solid-electrolyte', 'current-collector'))
    raise(
      'electrolyte-on-collector',
      {
        electrolyte: participant(electrolyte),
        collector: participant(thing),
        ...(binder ? { binder: participant(binder) } : {}),
        ...(active ? { active: participant(active) } : {}),
      },
      { side: active ? sideOf(active) : undefined },
      'interface',
    );
  if (step.operation === 'infiltrate' || step.operation === 'coat-particles') {
    const electrolyte = all.find(({ role }) => role === 'solid-electrolyte');
    if (electrolyte)
      raise(
        'infiltrating-liquid',
        { electrolyte: participant(electrolyte) },
        { homogeneous: electrolyte.treatment !== 'synthesis' && electrolyte.treatment !== 'dispersed' },
        'wet',
      );
  }
}

/** Which electrode an active material makes: 'cathode', 'anode', or undefined when it can be either. */
export function sideOf({ material }: Pick<Component, 'material'>): string | undefined {
  const classes = material.class ?? [];
  const cathode = classes.includes('cathode');
  const anode = classes.includes('anode');
  return cathode === anode ? undefined : cathode ? 'cathode' : 'anode';
}
