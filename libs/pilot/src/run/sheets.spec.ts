import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { planRun } from './run-plan';
import { foilsPerCell } from './sheets';
import { specimenFamily } from '../specimens';

const shape = { format: 'pouch', areaMm: [80, 60] as const, arealCapacityMAhCm2: null };

describe('foils of a stack', () => {
  it('10 monopolar unit cells have 5 cathode and 6 anode foils, 1 has one of each, 3 bipolar ones three of each', () => {
    const monopolar = (unitCells: number) => ({ ...shape, unitCells, monopolar: true });
    expect(foilsPerCell(monopolar(10), 'cathode')).toBe(5);
    expect(foilsPerCell(monopolar(10), 'anode')).toBe(6);
    expect(foilsPerCell(monopolar(1), 'cathode')).toBe(1);
    expect(foilsPerCell({ ...shape, unitCells: 3, monopolar: false }, 'anode')).toBe(3);
  });
});

describe('a rolled cathode of 80 × 60 mm with 10 unit cells, 20 good cells', () => {
  const recipe = specimenFamily('li-ncm622-dry-film', 'dry PTFE film');
  const answer = planRun(recipe, loadLine('pilot-300mm'), loadKnowledge(), { quantity: { cells: 20 } });
  if (!('plan' in answer)) throw new Error(JSON.stringify(answer.refusals));
  const { plan } = answer;
  const film = plan.webs.find(({ kind }) => kind === 'rolled');
  const mix = plan.mixtures.find(({ step }) => step === 'cathode-mix');

  it('has 0.96 m² of faces in the good cells: mass per face times that is in them', () => {
    if (!film || !mix) throw new Error('no rolled cathode');
    expect(mix.ledger.inGoodCells).toBeCloseTo(0.96 * film.wetGPerM2, 9);
    expect(film.pieceMm).toEqual([80, 60]);
    expect(film.lanes).toBe(3);
  });

  it('is rolled 1 m to the start, and a tenth of the powder does not end in a film', () => {
    expect(film?.startUpMetres).toBe(mix?.batches);
    const { handling = 0, mixerDead = 0, leftOver = 0, total = 0 } = mix?.ledger ?? {};
    expect(handling / (total - mixerDead - leftOver)).toBeCloseTo(0.1, 9);
  });

  it('takes 5 cathode foils for 10 faces and 6 anode foils, and the anode with its overhang of 1 mm is cut at 82 × 62 mm', () => {
    const foils = plan.bill.filter(({ unit }) => unit === 'm²').reduce((sum, { amount }) => sum + amount, 0);
    const anode = plan.webs.find(({ step }) => step === 'anode-coat');
    expect([...(anode?.pieceMm ?? [])].sort()).toEqual([62, 82]);
    expect(foils).toBeCloseTo(0.5 * (film?.coatedM2 ?? 0) + 0.6 * (anode?.coatedM2 ?? 0), 6);
  });

  it('closes 22 started cells with 22 films and 44 tabs, whose make nobody published', () => {
    const pieces = plan.bill.filter(({ unit }) => unit === 'piece').map(({ amount, says }) => ({ amount, says }));
    expect(pieces.map(({ amount }) => amount)).toEqual([22, 44]);
    expect(pieces.every(({ says }) => says?.includes('not published'))).toBe(true);
  });
});
