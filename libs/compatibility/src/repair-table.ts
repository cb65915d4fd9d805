import type { Idea, Finding } from './repair-ideas';
import {
  added,
  argon,
  coated,
  driedBefore,
  dryLiquid,
  heatTreatment,
  otherElectrolyte,
  otherPair,
  swap,
} from './repair-ideas';
import { interlayer, layerAtAnode, turnedRound } from './repair-cell';

const inSolvent = [dryLiquid, driedBefore, swap('solvent', 'solvent', 8), otherElectrolyte, otherPair];

/** What could help against a finding, by its question; each idea gives edits that are judged before they are offered. */
const ideas: Readonly<Record<string, readonly Idea[]>> = {
  'electrolyte-in-solvent': inSolvent,
  'precursor-in-solvent': [dryLiquid, driedBefore, swap('solvent', 'solvent', 8)],
  'binder-in-solvent': [swap('binder', 'binder', 5), swap('solvent', 'solvent', 5)],
  'binder-with-electrolyte': [swap('binder', 'binder', 6)],
  'active-in-liquid': [driedBefore, coated, swap('solvent', 'solvent', 6), otherElectrolyte],
  'collector-in-liquid': [swap('collector', 'current-collector', 3), swap('solvent', 'solvent', 4)],
  'scaffold-in-liquid': [swap('scaffold', 'scaffold', 3), swap('solvent', 'solvent', 4)],
  'wetted-part-in-liquid': [swap('wettedPart', 'wetted-part', 4), swap('solvent', 'solvent', 4)],
  'layer-below-in-solvent': [swap('solvent', 'solvent', 5), swap('binder', 'binder', 4)],
  'electrolyte-on-scaffold': [swap('scaffold', 'scaffold', 4), otherElectrolyte],
  'infiltrating-liquid': [otherElectrolyte],
  'heat-treatment': [heatTreatment],
  'polymer-at-temperature': [swap('polymer', 'binder', 4), swap('polymer', 'scaffold', 3)],
  'electrolyte-in-atmosphere': [argon, otherElectrolyte],
  'electrolyte-with-active': [coated, otherElectrolyte],
  'electrolyte-at-cathode': [coated, otherElectrolyte],
  'electrolyte-with-carbon': [swap('carbon', 'conductive-additive', 3)],
  'additive-with-electrolyte': [swap('additive', 'additive', 3)],
  'electrolyte-on-collector': [swap('collector', 'current-collector', 4)],
  'electrolyte-with-electrolyte': [otherElectrolyte],
  'binder-present': [added('binder', 5)],
  'carbon-present': [added('conductive-additive', 2)],
  'conductivity-sufficient': [otherElectrolyte],
  'material-toxicity': [otherElectrolyte],
  'electrolyte-at-anode': [turnedRound, layerAtAnode, interlayer, otherElectrolyte],
  'binder-at-anode': [swap('binder', 'binder', 4)],
};

/** What helps when an answer names the field that is missing. Numbers that nobody reported are never filled in. */
const byField: Readonly<Record<string, readonly Idea[]>> = {
  anhydrous: [dryLiquid],
  'conditions.residualPpm': [driedBefore],
  'ingredients[].coating': [coated],
  'a heat-treat step': [heatTreatment],
  'an ingredient with role additive': [added('additive', 2)],
  'an ingredient with role binder': [added('binder', 5)],
  'an ingredient with role conductive-additive': [added('conductive-additive', 2)],
};

export function ideasFor({ contact, answered }: Finding): readonly Idea[] {
  const ofFields = answered.missing.flatMap(({ field }) => byField[field ?? ''] ?? []);
  return [...new Set([...ofFields, ...(ideas[contact.question] ?? [])])];
}
