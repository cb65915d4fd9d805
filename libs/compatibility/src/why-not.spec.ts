import type { InputError } from '@libs/knowledge';
import { loadKnowledge } from '@libs/knowledge';
import { Judge } from './judge';
import { electrolyteMatrix } from './matrix';
import { nextTests, toState } from './next-test';
import { whyNot } from './why-not';

const judge = new Judge(loadKnowledge());

describe('why-not', () => {
  it('Li6PS5Cl in methanol: SOL-04 and SOL-28 block it, and toluene would pass', () => {
    const { judgement, nearest } = whyNot({ electrolyte: 'LPSCl', solvent: 'MeOH' }, judge);
    expect(judgement.verdict).toBe('fail');
    expect(judgement.questions[0]?.decidedBy.map(({ statement }) => statement)).toEqual(
      expect.arrayContaining(['SOL-04', 'SOL-28']),
    );
    expect(nearest[0]?.says).toContain('toluene');
  });

  it('Li6PS5Cl in ethanol as a slurry would pass dissolved and anhydrous, by SOL-05', () => {
    const { wouldPass } = whyNot({ electrolyte: 'Li6PS5Cl', solvent: 'ethanol' }, judge);
    const found = wouldPass.find(({ statement }) => statement === 'SOL-05');
    expect(found?.when).toEqual(expect.arrayContaining(['use: dissolved', 'dry: is true']));
  });

  it('Li6PS5Cl with NBR in xylene: nothing blocks it', () => {
    expect(whyNot({ electrolyte: 'Li6PS5Cl', solvent: 'xylene', binder: 'NBR' }, judge).judgement.verdict).toBe('pass');
  });

  it('a mixer with Li6PS5Cl wiped with isopropanol fails, and toluene would do instead', () => {
    const { judgement, nearest } = whyNot({ electrolyte: 'Li6PS5Cl', solvent: 'isopropanol', use: 'wiped' }, judge);
    expect(judgement.verdict).toBe('fail');
    expect(nearest.some(({ says }) => says.includes('toluene'))).toBe(true);
  });

  it('acid on a thiostannate fails although water does not', () => {
    expect(whyNot({ electrolyte: 'Li4SnS4', solvent: 'acetic acid', use: 'wiped' }, judge).judgement.verdict).toBe(
      'fail',
    );
    expect(whyNot({ electrolyte: 'Li4SnS4', solvent: 'water', use: 'dissolved' }, judge).judgement.verdict).not.toBe(
      'fail',
    );
  });

  it('lists every wrong name at once', () => {
    let caught: unknown;
    try {
      whyNot({ electrolyte: 'LPSX', solvent: 'tolune' }, judge);
    } catch (error) {
      caught = error;
    }
    expect((caught as InputError).problems.map(({ where }) => where)).toEqual(['--electrolyte', '--solvent']);
  });
});

describe('next-test', () => {
  const judgement = judge.check({
    ion: 'Li',
    steps: [
      {
        id: 'mix',
        operation: 'mix-slurry',
        ingredients: [
          { role: 'solid-electrolyte', material: 'Li6PS5Cl' },
          { role: 'binder', material: 'PVAc' },
          { role: 'solvent', material: 'sulfolane' },
        ],
      },
      { id: 'press', operation: 'press', ingredients: [{ from: 'mix' }] },
    ],
  });

  it('one stirred sample settles the open questions of a slurry', () => {
    const [first] = nextTests(judgement);
    expect(first?.settles.length).toBeGreaterThan(1);
    expect(first?.says).toContain('Li6PS5Cl');
  });

  it('what has only to be stated is no test', () => {
    expect(toState(judgement).join()).toContain('conditions.pressureMPa');
  });
});

describe('the matrix', () => {
  it('shows what has no data', () => {
    const pairs = electrolyteMatrix(judge);
    expect(pairs.find(({ row, column }) => row === 'Li6PS5Cl' && column === 'NMP')?.verdict).toBe('fail');
    expect(pairs.some(({ verdict }) => verdict === 'no data')).toBe(true);
  });

  it('says the same as the judge: Li6PS5Cl dissolves in anhydrous ethanol', () => {
    const pairs = electrolyteMatrix(judge, 'dissolved');
    expect(pairs.find(({ row, column }) => row === 'Li6PS5Cl' && column === 'ethanol')?.verdict).toBe('pass');
  });
});
