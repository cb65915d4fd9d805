import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { InputError, loadKnowledge, preferredDatum } from '@libs/knowledge';
import type { Knowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { readProcess } from '@libs/process';
import { statedAssumptions } from '../run/assumptions';
import { measuredAssumptions, wilson, withMeasuredMinutes } from './calibration';
import type { ControlRecipe, RunBlock } from '../control/control-recipe';
import { promotionOf } from './promote';
import type { PromotionRequest } from './promote';
import { chained, readLines } from './record-chain';
import type { RecordEntry } from './record-types';
import type { ScheduleProblem } from '../schedule/schedule-types';

const knowledge = loadKnowledge();
const charge = { id: 'charge-1', kind: 'charge', name: 'Li6PS5Cl', target: 100, unit: 'g', low: 99, high: 101 };
const control = {
  id: 'run-7',
  contentHash: `5eed${'0'.repeat(60)}`,
  line: 'pilot-300mm',
  blocks: [{ id: 'separator-slurry', number: '1.1', repeats: 1, after: [], values: [charge] } as unknown as RunBlock],
} as unknown as ControlRecipe;
const at25 = { temperatureC: 25, pressureMPa: 380 };
const weighed: RecordEntry = { kind: 'actual', step: 'separator-slurry', item: 'charge-1', batch: null, value: 100, unit: 'g', lot: 'SE-1' }; // prettier-ignore
const result = (change: object = {}): RecordEntry =>
  ({ kind: 'result', on: 'SE-1', quantity: 'conductivity', value: 0.0009, unit: 'S/cm', conditions: at25, ...change }) as RecordEntry; // prettier-ignore

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'laboratory-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Promotes the third line of a record: opened, weighed, and the entry. */
function promoted(
  entry: RecordEntry,
  request: Partial<PromotionRequest> = {},
  more: readonly RecordEntry[] = [],
): Knowledge {
  const start: RecordEntry = { kind: 'opened', run: control.id, control: control.contentHash };
  const lines = chained(readLines('', control.contentHash), [start, weighed, entry, ...more], { at: '2026-11-25' });
  const record = readLines(`${lines.join('\n')}\n`, control.contentHash);
  const { files } = promotionOf(control, record, knowledge, { line: 3, held: () => undefined, ...request });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(content));
  }
  return loadKnowledge(folder);
}
const told = (
  entry: RecordEntry,
  request: Partial<PromotionRequest> = {},
  more: readonly RecordEntry[] = [],
): string => {
  try {
    promoted(entry, request, more);
  } catch (error) {
    if (error instanceof InputError) return error.text;
    throw error;
  }
  return 'promoted';
};

describe('a measured conductivity', () => {
  it('is the one that models take, marked as the own measurement with run, line and hash; the published ones stay beside it', () => {
    const own = promoted(result({ replicates: 3, spread: 0.0001 }));
    const before = knowledge.material('Li6PS5Cl').properties?.['conductivity'] ?? [];
    const after = own.material('Li6PS5Cl').properties?.['conductivity'] ?? [];
    expect(preferredDatum(own.material('Li6PS5Cl'), 'conductivity')).toMatchObject({
      id: 'Li6PS5Cl@lab-5eed0000-3',
      value: 0.0009,
      source: { id: 'lab-5eed0000' },
      conditions: { ...at25, route: 'pressed-powder' },
    });
    expect(after).toHaveLength(before.length + 1);
    expect(after.filter(({ preferred }) => preferred)).toHaveLength(1);
    expect(own.sources.get('lab-5eed0000')?.note).toMatch(control.contentHash);
    expect(own.year('lab-5eed0000')).toBe(2026);
    expect(own.fingerprint).not.toBe(knowledge.fingerprint);
  });

  it('without its pressure, in another unit, of an unknown material or an unknown lot is refused, with what is missing', () => {
    const text = told(result({ conditions: { temperatureC: 25 }, unit: 'mS/cm' }));
    expect(text).toMatch('conditions.pressureMPa');
    expect(text).toMatch('allowed: S/cm');
    expect(told(result(), { material: 'Li3PS4' })).toMatch('one of what SE-1 was made from: Li6PS5Cl');
    expect(told(result({ on: 'nothing' }))).toMatch('nothing has no recorded lot of solid-electrolyte');
    expect(told(result({ quantity: 'conductivty' }))).toMatch('nearest: conductivity');
    expect(told(result(), { line: 2 })).toMatch('a result, a count or a time: 3');
    expect(told(result(), {}, [{ kind: 'correction', corrects: 3, withdrawn: true, reason: 'cell leaked' }])).toMatch(
      'not there or withdrawn',
    );
  });

  it('of a batch with an open deviation waits for its disposition', () => {
    const deviation: RecordEntry = { kind: 'deviation', step: 'separator-slurry', of: 2, says: '90 g' };
    const on = { on: 'separator-slurry/1' };
    expect(told(result(on), {}, [deviation])).toMatch('open deviation: 90 g');
    expect(told(result(on), {}, [deviation, { kind: 'disposition', of: 4, decision: 'use as is', reason: 'x' }])).toBe(
      'promoted',
    );
  });
});

describe('a conductivity after exposure', () => {
  const exposed = result({ value: 0.0008, conditions: { ...at25, exposedTo: 'decane', before: 0.0009, hours: 24 } });
  const mix = {
    id: 'x',
    ion: 'Li',
    steps: [
      {
        id: 'mix',
        operation: 'mix-slurry',
        ingredients: [
          { role: 'solid-electrolyte', material: 'Li6PS5Cl', massFraction: 0.5 },
          { role: 'solvent', material: 'decane', massFraction: 0.5 },
        ],
      },
    ],
  };
  const verdictBy = (known: Knowledge): string => {
    const judgement = new Judge(known).judge(readProcess(mix, known));
    return JSON.stringify(judgement).includes('LAB-5eed0000-3')
      ? `${judgement.verdict} by the laboratory`
      : judgement.verdict;
  };

  it('is evidence: before, nobody knew whether Li6PS5Cl stands decane', () => {
    expect(verdictBy(knowledge)).toBe('unknown');
    const own = promoted(exposed, { outcome: 'fail' });
    expect(verdictBy(own)).toBe('fail by the laboratory');
    expect(own.statements.find(({ id }) => id === 'LAB-5eed0000-3')).toMatchObject({
      laboratory: true,
      certainty: 'demonstrated',
    });
    expect(own.statements.find(({ id }) => id === 'LAB-5eed0000-3')?.says).toMatch(
      'kept 88.9 % of its conductivity after 24 h in decane',
    );
    expect(preferredDatum(own.material('Li6PS5Cl'), 'conductivity')).toEqual(
      preferredDatum(knowledge.material('Li6PS5Cl'), 'conductivity'),
    );
  });

  it('says nothing by itself: the outcome is for a chemist, and the conductivity before has to be there', () => {
    expect(told(exposed)).toMatch('how much may be lost is for a chemist to say');
    expect(told(result({ conditions: { ...at25, exposedTo: 'decan', hours: 24 } }), { outcome: 'pass' })).toMatch(
      /nearest: decane[\s\S]*conditions\.before/,
    );
    expect(told(result(), { outcome: 'pass' })).toMatch('only for a conductivity with the condition exposedTo');
  });
});

describe('a measured mixing time', () => {
  const took = (change: object = {}): RecordEntry =>
    ({ kind: 'time', step: 'separator-slurry', batch: 1, minutes: 70, ...change }) as RecordEntry; // prettier-ignore
  const task = { id: 'separator-slurry/1', step: 'separator-slurry', minutes: 90, basis: '90 min assumed: mixing' };
  const problem = { tasks: [task, { ...task, step: 'separator-coat' }], assumed: [{ id: 'mix', says: 'mixing' }] };

  it('of 70 min takes the place of the assumed 90 in the schedule of this line, and of no other step', () => {
    promoted(took());
    const measured = withMeasuredMinutes(problem as unknown as ScheduleProblem, folder, 'pilot-300mm');
    expect(measured.tasks.map(({ minutes }) => minutes)).toEqual([70, 90]);
    expect(measured.tasks[0]?.basis).toMatch('70 min measured by the laboratory, 1 batches: run-7 line 3');
    expect(withMeasuredMinutes(problem as unknown as ScheduleProblem, folder, 'lab-glovebox')).toEqual(problem);
  });

  it('stands beside a yield of the same run', () => {
    promoted(took());
    const held = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
    promoted({ kind: 'count', step: 'seal', unit: 'cells', started: 22, good: 20 }, { held });
    expect(measuredAssumptions(folder, 'pilot-300mm').cellYield?.value).toBe(0.909091);
    expect(withMeasuredMinutes(problem as unknown as ScheduleProblem, folder, 'pilot-300mm').tasks[0]?.minutes).toBe(
      70,
    );
  });

  it('of a step that mixes nothing is not carried over', () => {
    expect(told(took({ step: 'seal' }))).toMatch('a step that mixes a batch');
  });
});

describe('a count of good cells', () => {
  const counted = (good: number, change: object = {}): RecordEntry =>
    ({ kind: 'count', step: 'seal', unit: 'cells', started: 22, good, ...change }) as RecordEntry; // prettier-ignore

  it('20 of 22 are 0.909, by Wilson 0.722 to 0.975, and the next run on this line takes it', () => {
    expect(wilson(20, 22)).toEqual({ low: 0.722, high: 0.975 });
    promoted(counted(20));
    const measured = measuredAssumptions(folder, 'pilot-300mm');
    const [first] = statedAssumptions(loadLine('pilot-300mm'), {}, undefined, measured);
    expect(first).toMatchObject({ id: 'cellYield', value: 0.909091, low: 0.722, high: 0.975 });
    expect(first?.source).toMatch("the laboratory's own, 20 good of 22 cells: run-7 line 3");
    expect(measuredAssumptions(folder, 'lab-glovebox')).toEqual({});
    expect(statedAssumptions(loadLine('pilot-300mm'), { cellYield: 0.5 }, undefined, measured)[0]?.value).toBe(0.5);
  });

  it('of m² says which coating it was; of anything else a person has to say it; none good is refused', () => {
    expect(told(counted(20, { step: 'separator-coat', unit: 'm²' }))).toBe('promoted');
    expect(told(counted(20, { step: 'press', unit: 'pieces' }))).toMatch(
      'press does not say by itself which yield it counts',
    );
    expect(told(counted(20, { step: 'press', unit: 'pieces' }), { yield: 'foilYeild' })).toMatch('nearest: foilYield');
    expect(told(counted(0))).toMatch('with 0 no run can be planned');
  });

  it('a calibration file that was broken by hand is refused with its name', () => {
    mkdirSync(join(folder, 'calibration'));
    writeFileSync(join(folder, 'calibration', 'x.json'), '{"format":"rollwright-calibration/1"}');
    expect(() => measuredAssumptions(folder, 'pilot-300mm')).toThrow(InputError);
  });
});
