/** What each question asks, and what silence of the evidence means: `unknown` where it decides, `quiet` where the question is only raised by evidence. */
export interface QuestionEntry {
  readonly asks: string;
  readonly silence: 'unknown' | 'quiet';
  readonly missing: string;
}

export const questions: Readonly<Record<string, QuestionEntry>> = {
  'electrolyte-in-solvent': {
    asks: 'Does {electrolyte} stand {solvent} in this use?',
    silence: 'unknown',
    missing: 'an exposure test of {electrolyte} in {solvent}: conductivity before and after, H2S, XRD',
  },
  'precursor-in-solvent': {
    asks: 'Does the precursor {precursor} stand {solvent}?',
    silence: 'unknown',
    missing: 'a report or test of {precursor} in {solvent}',
  },
  'binder-in-solvent': {
    asks: 'Does {solvent} dissolve {binder} for this slurry?',
    silence: 'quiet',
    missing: 'a solubility test of {binder} in {solvent}',
  },
  'binder-with-electrolyte': {
    asks: 'Can {binder} be used with {electrolyte} like this?',
    silence: 'unknown',
    missing: 'a sheet or exposure test of {binder} with {electrolyte}',
  },
  'active-in-liquid': {
    asks: 'Does {active} stand this liquid?',
    silence: 'quiet',
    missing: 'a test that the liquid is inert to {active}',
  },
  'collector-in-liquid': {
    asks: 'Does the collector {collector} stand {solvent}?',
    silence: 'quiet',
    missing: 'an exposure test of {collector}',
  },
  'scaffold-in-liquid': {
    asks: 'Does the scaffold {scaffold} stand {solvent}?',
    silence: 'quiet',
    missing: 'an exposure test of {scaffold}',
  },
  'wetted-part-in-liquid': {
    asks: 'Does the wetted part {wettedPart} stand {solvent}?',
    silence: 'unknown',
    missing: 'an exposure test of {wettedPart} in {solvent}',
  },
  'layer-below-in-solvent': {
    asks: 'Does {solvent} dissolve the binder {binder} of the layer below?',
    silence: 'quiet',
    missing: 'a solubility test of {binder} in {solvent}',
  },
  'direct-coating': {
    asks: 'Can the layer of {electrolyte} be coated on the layer below?',
    silence: 'quiet',
    missing: 'a coating trial',
  },
  'infiltrating-liquid': {
    asks: 'Does the liquid with {electrolyte} enter pores and wet particles?',
    silence: 'quiet',
    missing: 'an infiltration trial',
  },
  'electrolyte-on-scaffold': {
    asks: 'Can {electrolyte} be carried by {scaffold}?',
    silence: 'unknown',
    missing: 'a film of {electrolyte} on {scaffold}, with its conductivity',
  },
  'synthesis-route': {
    asks: 'Is this way of making the electrolyte reported?',
    silence: 'unknown',
    missing: 'a report of this product from these precursors in this medium',
  },
  'heat-treatment': {
    asks: 'Which conductivity does this drying and heat treatment give?',
    silence: 'quiet',
    missing: 'the conductivity after this heat treatment',
  },
  'polymer-at-temperature': {
    asks: 'Does {polymer} stand this temperature?',
    silence: 'unknown',
    missing: 'the thermal limit of {polymer} in contact with the electrolyte',
  },
  'electrolyte-in-atmosphere': {
    asks: 'Does {electrolyte} stand this atmosphere for this time?',
    silence: 'unknown',
    missing: 'H2S and conductivity of {electrolyte} at this dew point over this time',
  },
  'electrolyte-with-active': {
    asks: 'Do {electrolyte} and {active} live together?',
    silence: 'unknown',
    missing: 'a cell or exposure test of {electrolyte} with {active}',
  },
  'electrolyte-amount': {
    asks: 'Is there evidence for this share of {electrolyte}?',
    silence: 'quiet',
    missing: 'a result at this share of {electrolyte}',
  },
  'electrolyte-with-carbon': {
    asks: 'Is the carbon {carbon} fit for this mixture in kind and amount?',
    silence: 'quiet',
    missing: 'capacity against the amount of {carbon}',
  },
  'additive-with-electrolyte': {
    asks: 'Can {additive} be used with {electrolyte}?',
    silence: 'unknown',
    missing: 'a report of {additive} with {electrolyte}',
  },
  'electrolyte-on-collector': {
    asks: 'Does {collector} stand {electrolyte}?',
    silence: 'unknown',
    missing: 'a contact test of {electrolyte} on {collector} at the potential of the electrode',
  },
  'pressure-stated': {
    asks: 'Is the fabrication pressure stated?',
    silence: 'quiet',
    missing: 'conditions.pressureMPa',
  },
  'stack-pressure-stated': {
    asks: 'Is the operating stack pressure stated?',
    silence: 'quiet',
    missing: 'cell.stackPressureMPa',
  },
  'binder-free-body': {
    asks: 'Can a pressed body without binder be made at this scale?',
    silence: 'quiet',
    missing: 'a sheet trial',
  },
  'film-thickness': {
    asks: 'Was a film of this thickness ever shown?',
    silence: 'quiet',
    missing: 'a film of this thickness',
  },
  'electrolyte-at-anode': {
    asks: 'Does {electrolyte} stand the anode {anode}?',
    silence: 'unknown',
    missing: 'a cell of {electrolyte} with {anode}',
  },
  'electrolyte-at-cathode': {
    asks: 'Does {electrolyte} stand the cathode {active} at its voltage?',
    silence: 'quiet',
    missing: 'a cell at this voltage',
  },
  'electrolyte-with-electrolyte': {
    asks: 'Do {electrolyte} and {other} live side by side?',
    silence: 'unknown',
    missing: 'a contact test of {electrolyte} with {other}',
  },
  'binder-at-anode': {
    asks: 'Does {binder} stand the potential of {anode}?',
    silence: 'quiet',
    missing: 'cycling of {binder} at the potential of {anode}',
  },
  'ionic-path': {
    asks: 'Is there an ionic path through the electrode?',
    silence: 'quiet',
    missing: 'an electrolyte in the electrode',
  },
  'conductivity-sufficient': {
    asks: 'Does {electrolyte}, treated like this, conduct well enough for its place?',
    silence: 'unknown',
    missing: 'the conductivity of {electrolyte} after this treatment',
  },
  'binder-present': { asks: 'Is there a binder that holds the sheet?', silence: 'quiet', missing: 'a binder' },
  'carbon-present': { asks: 'Is there an electronic path?', silence: 'quiet', missing: 'a conductive additive' },
  'operation-at-scale': {
    asks: 'Is this operation known at this scale?',
    silence: 'quiet',
    missing: 'a demonstration at this scale',
  },
  'cell-temperature': {
    asks: 'Is the operating temperature inside what was shown?',
    silence: 'quiet',
    missing: 'cells at this temperature',
  },
  'bipolar-stack': {
    asks: 'Was a bipolar stack of this many cells shown?',
    silence: 'quiet',
    missing: 'a stack of this many cells',
  },
  'line-demonstrated': { asks: 'Was the line as a whole ever shown?', silence: 'quiet', missing: 'a complete line' },
  'material-identity': {
    asks: 'Is {thing} what its name says, and of the right ion?',
    silence: 'quiet',
    missing: 'the formula from the original paper',
  },
  'material-toxicity': { asks: 'Can {thing} be used at this scale?', silence: 'quiet', missing: '' },
};
