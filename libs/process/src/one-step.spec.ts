import { loadKnowledge } from '@libs/knowledge';
import { readProcess } from './read';
import { traceContacts, type Trace } from './trace';

const knowledge = loadKnowledge();

/** facts R06: Li2S and P2S5 with NBR in THF, converted at 140 °C; the product is named at one of its steps, or nowhere. */
function oneStep(named?: 'slurry' | 'dry' | 'heat'): Trace {
  const steps = [
    {
      id: 'slurry',
      operation: 'mix-slurry',
      ingredients: [
        { role: 'active-material', material: 'NCM622', coating: 'LiNbO3' },
        { role: 'precursor', material: 'Li2S' },
        { role: 'precursor', material: 'P2S5' },
        { role: 'binder', material: 'NBR' },
        { role: 'solvent', material: 'THF', anhydrous: true },
      ],
    },
    {
      id: 'coat',
      operation: 'coat',
      ingredients: [{ from: 'slurry' }, { role: 'current-collector', material: 'Al' }],
    },
    { id: 'dry', operation: 'dry', ingredients: [{ from: 'coat' }], conditions: { temperatureC: 60 } },
    { id: 'heat', operation: 'heat-treat', ingredients: [{ from: 'dry' }], conditions: { temperatureC: 140 } },
  ].map((step) => (step.id === named ? { ...step, product: 'Li3PS4' } : step));
  return traceContacts(readProcess({ ion: 'Li', steps }, knowledge));
}

const about = ({ contacts }: Trace, question: string): unknown[] =>
  contacts
    .filter((one) => one.question === question)
    .map(({ participants, facts }) => [
      ...Object.values(participants).map(({ material }) => material.id),
      facts['inPlace'] ?? facts['product'] ?? facts['process'],
    ]);

describe('the one-step slurry, wherever its product is named', () => {
  const named = (['slurry', 'heat'] as const).map((step) => oneStep(step));

  it('heats its binder while the electrolyte forms in place', () => {
    for (const trace of [oneStep(), ...named]) expect(about(trace, 'polymer-at-temperature').flat().at(-1)).toBe(true);
  });

  it('asks once how the electrolyte was made, and knows the product', () => {
    for (const trace of named) {
      expect(about(trace, 'synthesis-route')).toEqual([['THF', 'NBR', 'Li3PS4']]);
      expect(about(trace, 'heat-treatment')).toHaveLength(1);
    }
  });

  it('asks whether the product and the active material, the binder and the collector live together', () => {
    for (const trace of named) {
      expect(about(trace, 'electrolyte-with-active')).toEqual([['Li3PS4', 'NCM622', undefined]]);
      expect(about(trace, 'binder-with-electrolyte')).toEqual([['Li3PS4', 'NBR', undefined]]);
      expect(about(trace, 'electrolyte-on-collector').flat()).toEqual(expect.arrayContaining(['Li3PS4', 'Al']));
    }
  });

  it('without a name the product is missing from the question, and the judge can ask for it', () => {
    expect(about(oneStep(), 'synthesis-route')).toEqual([['THF', 'NBR', 'one-step']]);
  });
});
