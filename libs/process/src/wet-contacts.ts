import type { Operation, Step } from './document';
import type { Participant, RaisedContact } from './contact';
import { joined } from './contact';
import type { Arrived, Mixture } from './mixture';
import { bringsSulfide, formsInPlace } from './mixture';
import type { Component, Layer, Liquid } from './state';

const immersing: ReadonlySet<Operation> = new Set(['wash', 'exfoliate']);

/** How a solid is used in the liquid that it meets in this step. */
export function useOf(step: Step, component: Component, liquid: Liquid, mixture: Mixture): string {
  if (liquid.residual) return 'residual';
  if (immersing.has(step.operation)) return 'immersed';
  if (step.operation === 'synthesize') return 'synthesis';
  if (step.operation === 'dissolve') return 'dissolved';
  const inSitu = component.role === 'precursor' && formsInPlace(mixture.components.map(({ thing }) => thing));
  if (inSitu) return 'synthesis';
  if ((step.operation === 'coat-particles' || step.operation === 'infiltrate') && component.treatment === 'as-supplied')
    return 'dissolved';
  return 'dispersed';
}

export function participant(component: Component, role: string = component.role): Participant {
  return { material: component.material, role };
}

function liquidParticipant({ material }: Liquid): Participant {
  return { material, role: 'solvent' };
}

/** What the document says of the water in a liquid: `dry` true, false or not stated, and ppm where given. */
function dryness(liquid: Liquid, others: readonly Liquid[]): { dry?: boolean; waterPpm?: number } {
  const wet = others.some(({ material }) => material.id === 'water' && liquid.material.id !== 'water');
  const stated = liquid.waterPpm === undefined ? {} : { waterPpm: liquid.waterPpm };
  if (wet || liquid.anhydrous === false) return { ...stated, dry: false };
  if (liquid.waterPpm !== undefined) return { ...stated, dry: liquid.anhydrous ?? liquid.waterPpm === 0 };
  return liquid.anhydrous === true ? { dry: true } : {};
}

/** Adds the contacts of the solids and the liquids of one mixture, for every pair that has not met before. */
export function wetContacts(step: Step, mixture: Mixture, scale: string, contacts: RaisedContact[]): void {
  if (mixture.liquids.length === 0 || mixture.components.length === 0) return;
  const all = mixture.components.map(({ thing }) => thing);
  const liquids = mixture.liquids.map(({ thing }) => thing);
  const live = liquids.filter(({ residual }) => !residual);
  const withSulfide = all.some(bringsSulfide);
  const conditions = {
    temperatureC: step.conditions?.temperatureC,
    durationMin: step.conditions?.durationMin,
    ultrasound: step.conditions?.ultrasound,
    liquids: joined(live.map(({ material }) => material.id)),
    solids: joined(all.map(({ material }) => material.id)),
    operation: step.operation,
    scale,
  };
  const solution = all.find(
    ({ role, treatment, evaporated }) =>
      role === 'solid-electrolyte' && !evaporated && (treatment === 'dissolved' || treatment === 'synthesis'),
  );
  const freshSolution =
    step.operation === 'coat-particles' || step.operation === 'infiltrate'
      ? all.find(
          ({ role, treatment }) => role === 'solid-electrolyte' && treatment === 'as-supplied' && live.length > 0,
        )
      : undefined;
  const dissolved = solution ?? freshSolution;
  for (const component of mixture.components)
    for (const liquid of mixture.liquids) {
      if (component.origin === liquid.origin) continue;
      const { thing } = component;
      const solvent = liquidParticipant(liquid.thing);
      const use = useOf(step, thing, liquid.thing, mixture);
      const facts = {
        ...conditions,
        ...dryness(liquid.thing, liquids),
        use,
        residualPpm: liquid.thing.residual?.ppm,
        lithiumSulfideFirst: sulfideFirst(mixture, liquid),
      };
      const raise = (
        question: string,
        participants: RaisedContact['participants'],
        more?: RaisedContact['facts'],
      ): void => {
        const known = more ? { ...facts, ...more } : facts;
        contacts.push({ contact: 'wet', question, step: step.id, participants, facts: known });
      };
      if (thing.role === 'solid-electrolyte')
        raise(
          'electrolyte-in-solvent',
          { electrolyte: participant(thing), solvent },
          { drying: residualFact(liquid.thing) },
        );
      else if (thing.role === 'precursor') raise('precursor-in-solvent', { precursor: participant(thing), solvent });
      else if (thing.role === 'binder' && use !== 'residual')
        raise(
          'binder-in-solvent',
          { binder: participant(thing), solvent },
          {
            withSulfide,
            wetting: thing.evaporated ? 'exposed' : 'slurry',
            inPlace: formsInPlace(all),
          },
        );
      else if (thing.role === 'active-material' && use !== 'residual') {
        const slurried = withSulfide && !dissolved && !formsInPlace(all);
        if (!slurried)
          raise(
            'active-in-liquid',
            { active: participant(thing), solvent, ...(dissolved ? { electrolyte: participant(dissolved) } : {}) },
            { coating: thing.coating, withSulfide, inPlace: formsInPlace(all) },
          );
      } else if (thing.role === 'current-collector' && use !== 'residual')
        raise('collector-in-liquid', { collector: participant(thing), solvent });
      else if (thing.role === 'scaffold' && use !== 'residual')
        raise('scaffold-in-liquid', { scaffold: participant(thing), solvent }, { withSulfide });
      else if (thing.role === 'wetted-part' && use !== 'residual')
        raise('wetted-part-in-liquid', { wettedPart: participant(thing), solvent });
    }
}

function residualFact({ residual }: Liquid): string | undefined {
  if (!residual) return undefined;
  return residual.ppm === undefined ? 'residual not stated' : 'residual stated';
}

/** Whether Li2S was already dissolved in this very liquid before the thiophosphate met it. */
function sulfideFirst(mixture: Mixture, liquid: Arrived<Liquid>): boolean {
  return mixture.components.some(
    ({ thing, origin }) =>
      origin === liquid.origin && thing.material.id === 'Li2S' && thing.liquids.includes(liquid.thing.material.id),
  );
}

/** Adds what the liquids of a new layer do to the layers below it. */
export function layerContacts(step: Step, mixture: Mixture, scale: string, contacts: RaisedContact[]): void {
  if (mixture.below.length === 0) return;
  const live = mixture.liquids.map(({ thing }) => thing).filter(({ residual }) => !residual);
  if (live.length === 0) return;
  const liquids = joined(live.map(({ material }) => material.id));
  const wetting = live.map((liquid) => ({
    solvent: liquidParticipant(liquid),
    facts: { operation: step.operation, scale, use: 'dispersed', liquids, ...dryness(liquid, live) },
  }));
  const covered: readonly Layer[] = mixture.below;
  for (const layer of covered)
    for (const component of layer.components) {
      for (const { solvent, facts } of wetting) {
        if (component.role === 'binder')
          contacts.push({
            contact: 'wet',
            question: 'layer-below-in-solvent',
            step: step.id,
            participants: { binder: participant(component), solvent },
            facts,
          });
        if (component.role === 'solid-electrolyte')
          contacts.push({
            contact: 'wet',
            question: 'electrolyte-in-solvent',
            step: step.id,
            participants: { electrolyte: participant(component), solvent },
            facts,
          });
      }
    }
  const electrolyte = mixture.components.find(({ thing }) => thing.role === 'solid-electrolyte');
  if (electrolyte)
    contacts.push({
      contact: 'wet',
      question: 'direct-coating',
      step: step.id,
      participants: { electrolyte: participant(electrolyte.thing) },
      facts: { scale, operation: step.operation },
    });
}
