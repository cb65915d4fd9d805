import type { Answered, Judgement } from './answer';
import { severity } from './verdict';

/** One experiment, and the open questions that it would settle. */
export interface Experiment {
  readonly says: string;
  readonly settles: readonly Pick<Answered, 'question' | 'asks' | 'verdict' | 'about'>[];
}

/** What is measured, by question: questions of one line are settled by the same sample. */
const samples: readonly {
  readonly says: (materials: readonly string[]) => string;
  readonly questions: readonly string[];
}[] = [
  {
    says: (materials) =>
      `Stir ${materials.join(', ')} together as in the document, dry, and measure conductivity, XRD and H2S before and after`,
    questions: [
      'electrolyte-in-solvent',
      'precursor-in-solvent',
      'binder-in-solvent',
      'binder-with-electrolyte',
      'layer-below-in-solvent',
      'additive-with-electrolyte',
      'active-in-liquid',
      'scaffold-in-liquid',
      'collector-in-liquid',
      'wetted-part-in-liquid',
    ],
  },
  {
    says: (materials) =>
      `Make ${materials.join(', ')} by this route and measure conductivity and XRD after its heat treatment`,
    questions: [
      'synthesis-route',
      'heat-treatment',
      'conductivity-sufficient',
      'polymer-at-temperature',
      'infiltrating-liquid',
    ],
  },
  {
    says: (materials) =>
      `Hold ${materials.join(', ')} at this dew point for this time; log H2S and measure conductivity after it`,
    questions: ['electrolyte-in-atmosphere'],
  },
  {
    says: (materials) => `Build a half cell with ${materials.join(', ')}; cycle it and follow its impedance at rest`,
    questions: [
      'electrolyte-with-active',
      'electrolyte-amount',
      'electrolyte-with-carbon',
      'electrolyte-at-anode',
      'electrolyte-at-cathode',
      'electrolyte-with-electrolyte',
      'electrolyte-on-collector',
      'binder-at-anode',
      'cell-temperature',
      'ionic-path',
      'carbon-present',
    ],
  },
  {
    says: (materials) =>
      `Coat and press one sheet of ${materials.join(', ')}; measure thickness, adhesion and conductivity`,
    questions: [
      'film-thickness',
      'direct-coating',
      'electrolyte-on-scaffold',
      'binder-present',
      'binder-free-body',
      'operation-at-scale',
    ],
  },
];

/** The open questions of a judged process, as experiments; the one that settles most, and the worst, comes first. */
export function nextTests({ questions }: Judgement): Experiment[] {
  const open = questions.filter(({ verdict }) => verdict === 'unknown' || verdict === 'conditional');
  const experiments = samples.flatMap(({ says, questions: kinds }) => {
    const groups = new Map<string, Answered[]>();
    for (const one of open.filter(({ question }) => kinds.includes(question))) {
      const key = kinds.includes('electrolyte-in-solvent') ? one.about.step : 'all';
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    return [...groups.values()].map((settles): Experiment => ({
      says: says([...new Set(settles.flatMap(({ about }) => about.materials))]),
      settles,
    }));
  });
  const weight = ({ settles }: Experiment): number => settles.reduce((sum, { verdict }) => sum + severity(verdict), 0);
  return experiments.sort((a, b) => weight(b) - weight(a));
}

/** What the document only has to state: it needs no experiment. */
export function toState({ questions }: Judgement): string[] {
  const fields = questions.flatMap(({ missing }) => missing.filter(({ field }) => field !== undefined));
  return [...new Set(fields.map(({ field, says }) => `${field}: ${says}`))];
}
