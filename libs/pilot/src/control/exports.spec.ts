import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { controlRecipe } from './freeze-recipe';
import type { PrintedRun } from './export-forms';
import { exportForms } from './export-forms';
import { labelsOf } from '../paper/labels';
import { travelerOf } from '../paper/traveler';
import { printable } from '../paper/pdf-sheet';
import { planRun } from '../run/run-plan';
import { runTasks } from '../schedule/run-tasks';
import { schedule } from '../schedule/schedule';
import { specimenRecipe } from '../specimens';
import { momentText, startTimes, timeLines } from '../schedule/start-times';

const recipe = specimenRecipe('li-ncm622-graphite-pouch');
const line = loadLine('pilot-300mm');
const run = planRun(recipe, line, loadKnowledge(), { quantity: { cells: 20 } });
if ('refusals' in run) throw new Error('refused');
const control = controlRecipe(recipe, run.plan, '2026-11-23');
const problem = runTasks(recipe, run.plan, line, '2026-11-23');
const scheduled = schedule(problem);
if ('conflict' in scheduled) throw new Error('no schedule');
const printed: PrintedRun = { control, schedule: { problem, ...scheduled.schedule } };
const values = control.blocks.flatMap((block) => block.values);

describe('the exports of one control recipe', () => {
  it('the same recipe gives the same hash and the same bytes in every form', async () => {
    expect(controlRecipe(recipe, run.plan, '2026-11-23')).toEqual(control);
    for (const { file, write } of Object.values(exportForms)) {
      const [one, other] = [await write(printed), await write(printed)].map((made) => Buffer.from(made));
      expect([file, one?.equals(other ?? Buffer.alloc(0))]).toEqual([file, true]);
    }
  });

  it('every value is a row of the CSV, and every material a row of the pick list', async () => {
    const rows = async (form: 'csv' | 'picklist'): Promise<number> =>
      String(await exportForms[form].write(printed))
        .trim()
        .split('\r\n').length - 1;
    expect(await rows('csv')).toBe(values.length);
    expect(await rows('picklist')).toBe(control.bill.length);
  });

  it.each(['md', 'html'] as const)(
    '%s says that it is a draft, what nobody published, every hold and every value',
    async (form) => {
      const text = String(await exportForms[form].write(printed))
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&lt;', '<')
        .replaceAll('&amp;', '&');
      expect(text).toMatch('draft – not released');
      expect(text).toMatch('not published: set by trial ____');
      expect(text).not.toMatch(/\b(is safe|H2S-free|compliant)\b/);
      for (const { name, phase } of values)
        if (phase !== null) expect(text).toContain(form === 'md' ? name.replaceAll('|', '\\|') : name);
      for (const hold of control.blocks.flatMap(({ holds }) => holds)) expect(text).toContain(hold);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    },
  );

  it('both papers are PDF, and the hash stands in every one of them', async () => {
    for (const paper of ['A4', 'LETTER'] as const) {
      const pdf = Buffer.from(await exportForms.pdf.write({ ...printed, paper }));
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.toString('latin1')).toMatch(
        paper === 'A4' ? /MediaBox \[0 0 595.28 841.89\]/ : /MediaBox \[0 0 612 792\]/,
      );
    }
  });

  it('a letter that the font has not is a question mark, never another letter', () => {
    expect(printable('Li₃PS₄ at −50 °C, 10⁻³ S/cm, ≤ 5 µm, Łukasz 王')).toBe(
      'Li3PS4 at -50 °C, 10^-3 S/cm, <= 5 µm, ?ukasz ?',
    );
  });
});

describe('the sampling on the traveler', () => {
  const traveler = travelerOf(control);
  const phases = traveler.blocks.flatMap((block) => block.phases);

  it('every check of the sampling plan has its line: how often, when to act, what to do', () => {
    expect(phases.flatMap(({ sampling }) => sampling)).toHaveLength(run.plan.sampling.length);
    for (const { ifOutside } of run.plan.sampling)
      expect(phases.some(({ sampling }) => sampling.some((says) => says.includes(ifOutside)))).toBe(true);
  });

  it('the loading of the cathode, whose action limits are those of the capacity window, says them beside its target', () => {
    const plan = run.plan.sampling.find(({ step, check }) => step === 'cathode-dry' && check === 'loading');
    expect(plan?.actionLow).not.toBeNull();
    const rows = phases.flatMap((phase) => phase.rows).map(({ limits }) => limits);
    expect(rows.join('\n')).toMatch(`ACT unless ${plan?.actionLow} to ${plan?.actionHigh} ${plan?.unit}`);
  });

  it('a fill is called a fill, and not a batch', () => {
    const time = { batch: 1, fill: 2, start: 540, end: 630, latest: null, latestSays: '' };
    expect(timeLines([{ ...time, fill: 1 }, time], '2026-11-23')[1]).toMatch('Fill 2, start: Mon 23 Nov 09:00');
    expect(timeLines([{ ...time, fill: 1 }, time], '2026-11-23').filter((says) => says.includes('not known'))).toEqual([
      'Latest start not known (no pot life or longest hold is published)',
    ]);
  });

  it('what shares an oven load names what lies with it', () => {
    const member = (step: string): { step: string; title: string; trays: number } => ({ step, title: step, trays: 1 });
    const [block, other] = control.blocks;
    if (!block || !other) throw new Error('no blocks');
    const load = { trays: 2, of: 6, says: '', members: [member(block.id), member(other.id)] };
    const task = {
      id: 'l',
      title: '',
      step: block.id,
      steps: [block.id, other.id],
      batch: null,
      equipment: [],
      minutes: 60,
      attended: false,
      residue: '',
      basis: '',
      predecessors: [],
      load,
    };
    const placements = [{ task: 'l', cleanFrom: 540, start: 540, end: 600, waitedFor: '' }];
    const times = startTimes(control, { problem: { tasks: [task], cleanings: [], shifts: [] }, placements });
    expect(timeLines(times.get(other.id), '2026-11-23')[0]).toMatch(`in one oven load with ${block.id}, 2 of 6 trays`);
  });
});

describe('the times on the traveler', () => {
  it('every block starts when its first task starts', () => {
    const times = startTimes(control, { problem, ...scheduled.schedule });
    for (const { id } of control.blocks) {
      const tasks = problem.tasks.filter(({ step, steps = [step] }) => steps.includes(id)).map((task) => task.id);
      const starts = scheduled.schedule.placements.filter(({ task }) => tasks.includes(task)).map(({ start }) => start);
      expect(times.get(id)?.[0]?.start).toBe(Math.min(...starts));
    }
  });

  it('minute 1860 of a run from Monday 2026-11-23 is Tuesday 07:00', () => {
    expect(momentText('2026-11-23', 1860)).toBe('Tue 24 Nov 07:00');
    expect(momentText('2026-12-31', 1440)).toBe('Fri 1 Jan 00:00');
  });

  it('mixed until 480 with a pot life of 120 min is coated by 10:00; an unknown pot life is said', () => {
    const [mix, coat] = ['anode-slurry', 'anode-coat'].map((id) => control.blocks.find((block) => block.id === id));
    if (!mix || !coat) throw new Error('no slurry');
    const task = { title: '', batch: null, equipment: [], minutes: 60, attended: true, residue: '', basis: '' };
    const made = (within: number | null): string[] => {
      const window = { task: 'm', after: 0, within, withinSays: 'pot life 120 min, measured' };
      const timed = {
        problem: {
          tasks: [
            { ...task, id: 'm', step: mix.id, predecessors: [] },
            { ...task, id: 'c', step: coat.id, predecessors: [window] },
          ],
          cleanings: [],
          shifts: [],
        },
        placements: [
          { task: 'm', cleanFrom: 420, start: 420, end: 480, waitedFor: '' },
          { task: 'c', cleanFrom: 500, start: 500, end: 560, waitedFor: '' },
        ],
      };
      return timeLines(startTimes(control, timed).get(coat.id), '2026-11-23');
    };
    expect(made(120)).toEqual([
      'Start: Mon 23 Nov 08:20, end Mon 23 Nov 09:20; LATEST START Mon 23 Nov 10:00 (pot life 120 min, measured)',
    ]);
    expect(made(null)[0]).toMatch('latest start not known');
    expect(timeLines(undefined, '2026-11-23')[0]).toMatch('not scheduled');
  });
});

describe('the labels of a run', () => {
  const labels = labelsOf(control);

  it('there is one for every material, every batch and the waste of every soiled unit; each code is its own', () => {
    const batches = control.blocks
      .filter((block) => block.values.some(({ kind }) => kind === 'charge'))
      .reduce((sum, { repeats }) => sum + repeats, 0);
    const count = (kind: string): number => labels.filter((label) => label.kind === kind).length;
    expect([count('bought'), count('mixture')]).toEqual([control.bill.length, batches]);
    expect(count('waste')).toBeGreaterThan(0);
    expect(new Set(labels.map(({ code }) => code)).size).toBe(labels.length);
    for (const { code } of labels) expect(code.startsWith(`${control.contentHash}#`)).toBe(true);
  });

  it('what holds a sulfide says so, and asks for lot, mass and time', () => {
    const electrolyte = labels.find(({ title }) => title === 'Li6PS5Cl');
    expect(electrolyte?.hazards.join()).toMatch('Hydrogen sulfide');
    expect(electrolyte?.lines.join()).toMatch(/ g for run .*lot ____/);
    for (const { kind, lines } of labels)
      if (kind === 'mixture') expect(lines.join()).toMatch(/mixed at ____.*use by ____/);
  });

  it('a bought material carries its own hazards, not those of what it is weighed in with', () => {
    const of = (material: string): string =>
      labels.find(({ kind, title }) => kind === 'bought' && title === material)?.hazards.join() ?? 'no label';
    expect(of('toluene')).toMatch('Flammable liquid');
    expect(of('toluene')).not.toMatch(/Hydrogen sulfide|oxide/);
    expect(of('NCM622')).toMatch('Nickel- or cobalt');
    expect(of('NCM622')).not.toMatch('Flammable');
  });
});
