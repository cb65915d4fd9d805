import { loadKnowledge } from '@libs/knowledge';
import type { InputError } from '@libs/knowledge';
import type { ProcessDocument } from './document';
import { readProcess } from './read';
import { componentsOf } from './state';
import { traceContacts, type Trace } from './trace';

const knowledge = loadKnowledge();
const trace = (document: object): Trace => traceContacts(readProcess(document, knowledge));
const raised = ({ contacts }: Trace): string[] =>
  contacts.map(({ question, participants }) =>
    [question, ...Object.values(participants).map(({ material }) => material.id)].join(' '),
  );

const electrode = (residualPpm?: number): ProcessDocument['steps'] => [
  {
    id: 'slurry',
    operation: 'mix-slurry',
    ingredients: [
      { role: 'active-material', material: 'LCO' },
      { role: 'binder', material: 'PVDF' },
      { role: 'solvent', material: 'NMP' },
    ],
  },
  {
    id: 'dry',
    operation: 'dry',
    ingredients: [{ from: 'slurry' }],
    conditions: { atmosphere: 'vacuum', ...(residualPpm === undefined ? {} : { residualPpm }) },
  },
  {
    id: 'dissolve',
    operation: 'dissolve',
    ingredients: [
      { role: 'solid-electrolyte', material: 'LPSCl' },
      { role: 'solvent', material: 'EtOH', anhydrous: true },
    ],
  },
  { id: 'infiltrate', operation: 'infiltrate', ingredients: [{ from: 'dry' }, { from: 'dissolve' }] },
];

describe('contacts', () => {
  it('a solvent that is dried out before the sulfide arrives touches no sulfide', () => {
    const contacts = raised(trace({ ion: 'Li', steps: electrode(0) }));
    expect(contacts).toContain('electrolyte-in-solvent Li6PS5Cl ethanol');
    expect(contacts).not.toContain('electrolyte-in-solvent Li6PS5Cl NMP');
  });

  it('an unstated residue is a contact of its own, with use "residual"', () => {
    const { contacts } = trace({ ion: 'Li', steps: electrode() });
    const met = contacts.find(
      ({ question, participants }) =>
        question === 'electrolyte-in-solvent' && participants['solvent']?.material.id === 'NMP',
    );
    expect(met?.facts['use']).toBe('residual');
  });

  it('two things of one ingredient have met before: infiltration raises no second contact of electrolyte and ethanol', () => {
    const contacts = raised(trace({ ion: 'Li', steps: electrode(0) }));
    expect(contacts.filter((one) => one === 'electrolyte-in-solvent Li6PS5Cl ethanol')).toHaveLength(1);
  });

  it('heating past the boiling point by 20 K drives a residue out (isopropanol, 82 °C, fired at 300 °C)', () => {
    const steps: ProcessDocument['steps'] = [
      {
        id: 'coat',
        operation: 'coat-particles',
        ingredients: [
          { role: 'active-material', material: 'NCM90' },
          { role: 'solvent', material: '2-propanol' },
        ],
      },
      { id: 'fire', operation: 'heat-treat', ingredients: [{ from: 'coat' }], conditions: { temperatureC: 300 } },
      {
        id: 'mix',
        operation: 'mix-dry',
        ingredients: [{ from: 'fire' }, { role: 'solid-electrolyte', material: 'Li6PS5Cl' }],
      },
    ];
    expect(raised(trace({ ion: 'Li', steps }))).not.toContain('electrolyte-in-solvent Li6PS5Cl isopropanol');
  });

  it('what is sealed does not meet the air of the press', () => {
    const steps: ProcessDocument['steps'] = [
      {
        id: 'bag',
        operation: 'seal',
        ingredients: [{ role: 'solid-electrolyte', material: 'Li6PS5Cl' }],
        conditions: { atmosphere: 'argon' },
      },
      {
        id: 'press',
        operation: 'press',
        ingredients: [{ from: 'bag' }],
        conditions: { atmosphere: 'air', pressureMPa: 490 },
      },
    ];
    expect(raised(trace({ ion: 'Li', steps })).filter((one) => one.startsWith('electrolyte-in-atmosphere'))).toEqual(
      [],
    );
  });

  it('the precursors give way to their product, which remembers the liquid and the heat', () => {
    const { states } = trace({
      ion: 'Li',
      steps: [
        {
          id: 'react',
          operation: 'synthesize',
          ingredients: [
            { role: 'precursor', material: 'Li2S' },
            { role: 'precursor', material: 'P2S5' },
            { role: 'solvent', material: 'THF' },
          ],
          product: 'Li3PS4',
        },
        { id: 'heat', operation: 'heat-treat', ingredients: [{ from: 'react' }], conditions: { temperatureC: 140 } },
      ],
    });
    const state = states.get('heat');
    const [only] = state ? componentsOf(state) : [];
    expect([only?.material.id, only?.treatment, only?.liquids.join(), only?.heatTreatedC]).toEqual([
      'Li3PS4',
      'synthesis',
      'THF',
      140,
    ]);
  });
});

describe('a broken document', () => {
  const problemsOf = (document: unknown): string[] => {
    try {
      readProcess(document, knowledge);
      return [];
    } catch (error) {
      return (error as InputError).problems.map(({ where }) => where);
    }
  };

  it('lists every unknown name at once, with the nearest', () => {
    const steps = [
      {
        id: 'a',
        operation: 'mix-slurry',
        ingredients: [
          { role: 'solid-electrolyte', material: 'Li6PS5Cll' },
          { role: 'solvent', material: 'tolueen' },
          { from: 'b' },
        ],
      },
    ];
    expect(problemsOf({ ion: 'Li', steps })).toEqual([
      'steps[0].ingredients[0].material',
      'steps[0].ingredients[1].material',
      'steps[0].ingredients[2].from',
    ]);
  });

  it('a step that takes from itself is refused', () => {
    expect(problemsOf({ ion: 'Li', steps: [{ id: 'a', operation: 'dry', ingredients: [{ from: 'a' }] }] })).toEqual([
      'steps[0].ingredients[0].from',
    ]);
  });

  it('mass fractions above one are refused', () => {
    const ingredients = [
      { role: 'solvent', material: 'toluene', massFraction: 0.7 },
      { role: 'binder', material: 'NBR', massFraction: 0.4 },
    ];
    expect(problemsOf({ ion: 'Li', steps: [{ id: 'a', operation: 'mix-slurry', ingredients }] })).toEqual([
      'steps[0].ingredients',
    ]);
  });
});
