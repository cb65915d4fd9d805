import type { ProcessDocument, Step } from './document';
import type { RaisedContact } from './contact';
import { joined } from './contact';
import type { Mixture } from './mixture';
import { bringsSulfide, formsInPlace } from './mixture';
import type { Component, State } from './state';
import { componentsOf, isSulfide, top } from './state';
import { participant } from './wet-contacts';
import { sideOf } from './solid-contacts';

const pressing: ReadonlySet<string> = new Set(['press', 'calender']);
/** Operations that make a sheet or what it is made of. */
const making: ReadonlySet<string> = new Set(['coat', 'mix-slurry', 'mix-dry', 'deposit-vapor', 'evaporate-metal']);

/** Contacts that a step creates by its conditions: heat, air, pressure, thickness, scale. */
export function stepContacts(step: Step, mixture: Mixture, state: State, document: ProcessDocument): RaisedContact[] {
  const scale = document.scale ?? 'pilot';
  return [
    ...thermal(step, state, scale),
    ...ambient(step, state, mixture, scale),
    ...mechanical(step, state, scale),
    ...synthesis(step, mixture, document, scale),
    ...wholeSheet(step, mixture, state, scale),
  ];
}

function thermal(step: Step, state: State, scale: string): RaisedContact[] {
  const temperatureC = step.conditions?.temperatureC;
  // Drying below 120 °C is part of every wet process; the limit of a polymer is a question of the heat treatment.
  if (temperatureC === undefined || (step.operation !== 'heat-treat' && temperatureC < 120)) return [];
  const all = componentsOf(state);
  // An electrode that is dried before any sulfide is in it is ordinary electrode work.
  if (step.operation === 'dry' && !all.some(bringsSulfide)) return [];
  const electrolyte = all.find(({ role }) => role === 'solid-electrolyte');
  const active = all.find(({ role }) => role === 'active-material');
  return all
    .filter(({ role }) => role === 'binder' || role === 'scaffold')
    .map((component) => ({
      contact: 'thermal',
      question: 'polymer-at-temperature',
      step: step.id,
      participants: {
        polymer: participant(component),
        ...(electrolyte ? { electrolyte: participant(electrolyte) } : {}),
        ...(active ? { active: participant(active) } : {}),
      },
      facts: {
        temperatureC,
        atmosphere: step.conditions?.atmosphere,
        operation: step.operation,
        inPlace: formsInPlace(all),
        liquids:
          joined(electrolyte?.liquids ?? all.filter(bringsSulfide).flatMap(({ liquids }) => liquids)) || undefined,
        scale,
      },
    }));
}

function ambient(step: Step, state: State, mixture: Mixture, scale: string): RaisedContact[] {
  const { atmosphere, dewPointC, relativeHumidityPct, durationMin, temperatureC } = step.conditions ?? {};
  if (atmosphere === undefined) return [];
  const humid = (relativeHumidityPct ?? 0) > 0 || (dewPointC !== undefined && dewPointC > -40);
  const open = atmosphere === 'air' || atmosphere === 'dry-air' || (humid && atmosphere !== 'vacuum');
  const sealedBefore = state.sealed && step.operation !== 'seal';
  if (!open || sealedBefore) return [];
  const air = atmosphere === 'air' && dewPointC !== undefined && dewPointC <= -30 ? 'dry-air' : atmosphere;
  const additives =
    joined(
      componentsOf(state)
        .filter(({ role }) => role === 'additive')
        .map(({ material }) => material.id),
    ) || undefined;
  const wetted = mixture.liquids.some(({ thing }) => !thing.residual);
  const seen = new Set<string>();
  return componentsOf(state)
    .filter(bringsSulfide)
    .filter(({ material }) => !seen.has(material.id) && seen.add(material.id))
    .map((component) => ({
      contact: 'ambient',
      question: 'electrolyte-in-atmosphere',
      step: step.id,
      participants: { electrolyte: participant(component) },
      facts: {
        atmosphere: air,
        dewPointC,
        relativeHumidityPct,
        durationMin,
        temperatureC,
        operation: step.operation,
        additives,
        wetted,
        form: component.form,
        scale,
      },
    }));
}

function mechanical(step: Step, state: State, scale: string): RaisedContact[] {
  if (!pressing.has(step.operation) && step.thicknessUm === undefined) return [];
  const all = componentsOf(state);
  const electrolyte = all.find(({ role }) => role === 'solid-electrolyte');
  const contacts: RaisedContact[] = [];
  const active = all.find(({ role }) => role === 'active-material');
  const facts = {
    operation: step.operation,
    pressureMPa: step.conditions?.pressureMPa,
    stated: step.conditions?.pressureMPa !== undefined,
    temperatureC: step.conditions?.temperatureC,
    scale,
  };
  const participants = {
    ...(electrolyte ? { electrolyte: participant(electrolyte) } : {}),
    ...(active ? { active: participant(active) } : {}),
  };
  if (pressing.has(step.operation) && electrolyte)
    contacts.push({ contact: 'mechanical', question: 'pressure-stated', step: step.id, participants, facts });
  if (
    pressing.has(step.operation) &&
    state.operations.includes('mix-dry') &&
    !all.some(({ role }) => role === 'binder')
  )
    contacts.push({ contact: 'mechanical', question: 'binder-free-body', step: step.id, participants, facts });
  const scaffold = all.find(({ role }) => role === 'scaffold');
  if (
    step.thicknessUm !== undefined &&
    electrolyte &&
    !top(state).components.some(({ role }) => role === 'active-material')
  )
    contacts.push({
      contact: 'mechanical',
      question: 'film-thickness',
      step: step.id,
      participants: { electrolyte: participant(electrolyte), ...(scaffold ? { scaffold: participant(scaffold) } : {}) },
      facts: { ...facts, thicknessUm: step.thicknessUm, supported: scaffold !== undefined },
    });
  return contacts;
}

function synthesis(step: Step, mixture: Mixture, document: ProcessDocument, scale: string): RaisedContact[] {
  const all = mixture.components.map(({ thing }) => thing);
  const precursors = all.filter(({ role }) => role === 'precursor');
  const newHere = precursors.filter(({ treatment }) => treatment === 'as-supplied' || step.operation === 'synthesize');
  const process =
    step.operation === 'synthesize'
      ? 'liquid-phase'
      : step.operation === 'mill'
        ? 'milling'
        : formsInPlace(all) && mixture.liquids.length > 0
          ? 'one-step'
          : undefined;
  const milledTogether = process === 'milling' && (precursors.length >= 2 || step.product !== undefined);
  const asked = process === 'liquid-phase' || milledTogether || (process === 'one-step' && newHere.length >= 2);
  if (!asked || (newHere.length === 0 && process !== 'liquid-phase')) return [];
  const live = mixture.liquids.map(({ thing }) => thing).filter(({ residual }) => !residual);
  const product = step.product ?? laterProduct(step.id, document);
  const only = live.length === 1 ? live[0] : undefined;
  const binder = all.find(({ role }) => role === 'binder');
  return [
    {
      contact: 'wet',
      question: 'synthesis-route',
      step: step.id,
      participants: {
        ...(only ? { solvent: { material: only.material, role: 'solvent' } } : {}),
        ...(binder ? { binder: participant(binder) } : {}),
      },
      facts: {
        process,
        product,
        precursors: joined(precursors.map(({ material }) => material.id)),
        liquids: joined(live.map(({ material }) => material.id)) || undefined,
        sulfideDissolvedFirst: precursors.some(
          (component) => component.material.id === 'Li2S' && component.treatment === 'dissolved',
        ),
        ultrasound: step.conditions?.ultrasound,
        temperatureC: step.conditions?.temperatureC,
        scale,
      },
    },
  ];
}

/** The product that a later step names, along the steps that carry this one on. */
function laterProduct(id: string, document: ProcessDocument): string | undefined {
  const carried = new Set([id]);
  for (const { id: next, ingredients, product } of document.steps) {
    if (!ingredients.some(({ from }) => from !== undefined && carried.has(from))) continue;
    if (product !== undefined) return product;
    carried.add(next);
  }
  return undefined;
}

/** Questions about the sheet as a whole, raised where it is made: binder, carbon, the operation at this scale. */
function wholeSheet(step: Step, mixture: Mixture, state: State, scale: string): RaisedContact[] {
  if (!making.has(step.operation)) return [];
  const all = mixture.components.map(({ thing }) => thing);
  const contacts: RaisedContact[] = [];
  const layer = top(state);
  const active = layer.components.find(({ role }) => role === 'active-material');
  const electrolyte = layer.components.find(({ role }) => role === 'solid-electrolyte');
  const participants = {
    ...(active ? { active: participant(active) } : {}),
    ...(electrolyte ? { electrolyte: participant(electrolyte) } : {}),
  };
  const raise = (question: string, facts: RaisedContact['facts']): void => {
    contacts.push({
      contact: 'whole',
      question,
      step: step.id,
      participants,
      facts: { scale, operation: step.operation, ...facts },
    });
  };
  if (step.operation === 'coat' && (active || electrolyte) && mixture.components.length > 0)
    raise('binder-present', { binder: has(all, 'binder') || has(all, 'scaffold') });
  const mixes = step.operation === 'mix-slurry' || step.operation === 'mix-dry';
  const activeArrives = mixture.components.some(
    ({ thing, origin }) =>
      thing.role === 'active-material' && (step.ingredients[origin]?.from === undefined || all.length > 1),
  );
  if (mixes && active && activeArrives && (active.material.class ?? []).length > 0)
    raise('carbon-present', {
      carbon: has(all, 'conductive-additive'),
      side: sideOf(active),
      withElectrolyte: electrolyte !== undefined,
    });
  if (['deposit-vapor', 'evaporate-metal'].includes(step.operation)) raise('operation-at-scale', {});
  return contacts;
}

function has(components: readonly Component[], role: Component['role']): boolean {
  return components.some((component) => component.role === role);
}

/** What became of each electrolyte that went through a liquid, asked once at the end of the process. */
export function treatmentContacts(states: ReadonlyMap<string, State>, scale: string): RaisedContact[] {
  const last = new Map<string, { component: Component; step: string; polymer: boolean; withActive: boolean }>();
  for (const [step, state] of states)
    for (const layer of state.layers)
      for (const component of layer.components) {
        if (!bringsSulfide(component) || component.treatedIn === undefined || component.treatment === 'milled')
          continue;
        const polymer = layer.components.some(({ role }) => role === 'binder' || role === 'scaffold');
        const withActive = layer.components.some(({ role }) => role === 'active-material');
        const key =
          component.role === 'precursor' ? component.treatedIn : `${component.treatedIn}|${component.material.id}`;
        // A product that is named at its heat treatment goes on where its precursors end.
        const earlier = last.get(key) ?? last.get(component.treatedIn);
        if (key !== component.treatedIn && !layer.components.some(({ role }) => role === 'precursor'))
          last.delete(component.treatedIn);
        last.set(key, {
          component,
          step,
          polymer: polymer || (earlier?.polymer ?? false),
          withActive: withActive || (earlier?.withActive ?? false),
        });
      }
  return [...last.values()]
    .filter(({ component }) => component.evaporated || component.usedAfter)
    .filter(
      ({ component }) => component.role !== 'precursor' || component.treatment !== 'dissolved' || component.evaporated,
    )
    .map(({ component, step, polymer, withActive }) => {
      const { liquids, heatTreatedC, driedC, hottestC, reactedAtC, ultrasound, treatment } = component;
      const process =
        { dissolved: 'solution', synthesis: 'liquid-phase', 'one-step': 'one-step', dispersed: 'dispersion' }[
          treatment as string
        ] ?? treatment;
      return {
        contact: 'thermal',
        question: 'heat-treatment',
        step,
        participants:
          component.role === 'solid-electrolyte' || !isSulfide(component.material)
            ? { electrolyte: participant(component) }
            : {},
        facts: {
          process,
          liquids: joined(liquids),
          heatTreated: heatTreatedC !== undefined,
          heatTreatmentC: heatTreatedC !== undefined && !Number.isNaN(heatTreatedC) ? heatTreatedC : undefined,
          evaporated: component.evaporated,
          driedC,
          hottestC,
          reactedAtC,
          ultrasound: ultrasound ?? false,
          polymer,
          withActive,
          scale,
        },
      } satisfies RaisedContact;
    });
}
