import { mixingTask } from './schedule-specimens';
import type { Residue } from './residue';
import { cleaningBetween } from './residue';
import { schedule } from './schedule';

const answer = (liquid: string, use: 'proposed' | 'never' | 'not known') =>
  ({ liquid, use, verdict: use === 'never' ? 'fail' : 'pass', statements: [] }) as const;

const separator: Residue = {
  id: 'separator',
  ion: 'Li',
  electrolytes: ['Li6PS5Cl'],
  binders: ['NBR'],
  solvents: ['toluene'],
  conducting: [],
  liquids: [
    answer('toluene', 'proposed'),
    answer('xylene', 'proposed'),
    answer('NMP', 'never'),
    answer('water', 'never'),
  ],
};
const anode: Residue = { ...separator, id: 'anode', conducting: ['graphite'] };

describe('cleaning between two mixtures', () => {
  it('graphite before a separator is cleaned out for 60 min, the other way round is a rinse of 20', () => {
    expect(cleaningBetween(anode, separator).minutes).toBe(60);
    expect(cleaningBetween(separator, anode).minutes).toBe(20);
  });

  it('so the separator is mixed first: 90 + 20 + 90 min on one mixer', () => {
    const cleanings = [cleaningBetween(anode, separator), cleaningBetween(separator, anode)];
    const found = schedule({
      tasks: ['anode', 'separator'].map((id) => mixingTask(id, 90, { residue: id })),
      cleanings,
      shifts: [{ from: 0, to: 480, operators: 1 }],
    });
    expect(found).toMatchObject({
      schedule: {
        makespan: 200,
        placements: [
          { task: 'separator' },
          {
            task: 'anode',
            waitedFor:
              'mixer to be free, 20 min of cleaning with toluene (the same electrolyte, binder and solvent: a rinse)',
          },
        ],
      },
    });
  });

  it('Na after Li asks for most', () => {
    expect(cleaningBetween(separator, { ...separator, id: 'na', ion: 'Na' })).toMatchObject({
      minutes: 180,
      why: 'Li and Na residues must not mix',
    });
  });

  it('NMP, which may never meet the sulfide that follows, is used for its own binder and has to be gone', () => {
    const bare: Residue = {
      ...separator,
      id: 'bare',
      electrolytes: [],
      binders: ['PVDF'],
      solvents: ['NMP'],
      liquids: [answer('NMP', 'never')],
    };
    expect(cleaningBetween(bare, separator)).toMatchObject({ minutes: 120, with: 'NMP' });
  });

  it('where no liquid is known to be allowed none is proposed; where it is not that of the binder this is said', () => {
    expect(cleaningBetween({ ...anode, liquids: [answer('toluene', 'never')] }, separator).with).toBeNull();
    const dry = { ...anode, binders: ['PTFE'], solvents: [] };
    expect(cleaningBetween(dry, separator)).toMatchObject({
      with: 'toluene',
      why: 'what conducts must not come into a mixture without it; that toluene takes up PTFE is not known',
    });
  });
});
