import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlRecipe, RunPlan } from '@libs/pilot';
import type { Recipe } from '@libs/recipe';
import { run } from '../apps/cli/src/main';

const root = join(__dirname, '..');

describe('from the lots of a stock to what the laboratory knows', () => {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  const [plan, out, lab, form] = ['plan', 'run', 'lab', 'form.csv'].map((name) => join(folder, name)) as [string, string, string, string]; // prettier-ignore
  const lines: string[] = [];
  const said = async (code: number, ...words: string[]): Promise<string> => {
    lines.length = 0;
    const seen = await run(['node', 'rollwright', ...words]);
    if (seen !== code) throw new Error(`exit ${seen} of ${words.join(' ')}: ${lines.join('')}`);
    return lines.join('');
  };
  const read = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
  beforeAll(() => {
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((text) => (lines.push(String(text)), true));
  });
  afterAll(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('plans from lots, and refuses without a day on which to judge their expiry', async () => {
    const brief = read<{ search: { evaluations: number } }>(root, 'recipes/briefs/li-ncm622-graphite-pouch.json');
    brief.search.evaluations = 600;
    writeFileSync(join(folder, 'brief.json'), JSON.stringify(brief));
    await said(0, 'plan', join(folder, 'brief.json'), '--out', plan);
    await said(0, 'run', 'plan', plan, '--cells', '20', '--out', out);
    const { bill } = read<RunPlan>(out, 'run.json');
    const { process: steps } = read<Recipe>(plan, 'recipe.json');
    const lots = bill
      .filter(({ unit }) => unit !== 'piece')
      .map(({ material, amount, unit }) => {
        const coating = steps.steps
          .flatMap(({ ingredients }) => ingredients)
          .find((one) => one.material === material)?.coating;
        return {
          lot: `${material}-1`,
          material,
          ...(unit === 'g' ? { massG: 3 * amount } : { areaM2: 3 * amount }),
          ...(coating === undefined ? {} : { coating }),
          expires: '2027-01-31',
        };
      });
    const stock = join(folder, 'stock.json');
    writeFileSync(stock, JSON.stringify({ format: 'rollwright-stock/1', lots }));
    const words = ['run', 'plan', plan, '--cells', '20', '--out', out, '--stock', stock];
    expect(await said(2, ...words)).toMatch('expiry of the lots is judged on it');
    expect(await said(1, ...words, '--start', '2027-02-01')).toMatch('expired: last day 2027-01-31, run on 2027-02-01');
    expect(await said(0, ...words, '--start', '2026-11-23')).toMatch('Li6PS5Cl, lot Li6PS5Cl-1');
    for (const as of ['batchml', 'jsonld', 'csv', 'md']) await said(0, 'run', 'export', out, '--as', as);
    expect(readFileSync(join(out, 'control.md'), 'utf8')).toMatch('Li6PS5Cl, lot Li6PS5Cl-1, use by 2027-01-31');
  });

  it('records nothing on a run that is not released, and a whole form on one that may run', async () => {
    expect(await said(1, 'run', 'record', out, '--note', 'too early')).toMatch(/Not recorded[\s\S]*run override/);
    await said(
      0,
      'run',
      'override',
      out,
      '--name',
      'A. Weber',
      '--on',
      '2026-11-22',
      '--reason',
      'a trial for this test',
    );
    await said(0, 'run', 'record', out, '--form', form);
    const rows = readFileSync(form, 'utf8').split('\r\n');
    const filled = rows.map((row) => {
      const cells = row.slice(1, -1).split('","');
      if (cells[3] !== 'charge') return row;
      cells[9] = cells[5] ?? '';
      cells[11] = /lot (\S+)$/.exec(cells[4] ?? '')?.[1] ?? '';
      return `"${cells.join('","')}"`;
    });
    writeFileSync(form, filled.join('\r\n'));
    expect(await said(0, 'run', 'record', out, '--from', form, '--by', 'AW', '--at', '2026-11-23T10:00Z')).toMatch(
      /actual: step/,
    );
    expect(await said(2, 'run', 'record', out, '--from', form)).toMatch(/one weighing a batch: line 2 has it/);
    const { blocks } = read<ControlRecipe>(out, 'control.json');
    const slurry = blocks.find(({ values }) => values.some(({ kind }) => kind === 'charge'))?.id ?? '';
    expect(await said(2, 'run', 'record', out, '--step', `${slurry}y`, '--item', 'charge-1', '--actual', '1')).toMatch(
      `nearest: ${slurry}`,
    );
    await said(0, 'run', 'record', out, '--cells', '1..22', '--made-from', blocks.filter(({ values }) => values.some(({ kind }) => kind === 'charge')).map(({ id }) => `${id}/1`).join(',')); // prettier-ignore
    expect(await said(0, 'run', 'compare', out)).toMatch('0 outside their limits');
    expect(await said(0, 'run', 'genealogy', out, '--cell', '7')).toMatch('lot Li6PS5Cl-1 of Li6PS5Cl');
    expect(await said(0, 'run', 'genealogy', out, '--lot', 'Li6PS5Cl-1')).toMatch('22 cells: 1, 2, 3');
  });

  it('a measured conductivity, an exposure and a yield change what plan, why-not and run plan answer', async () => {
    const measured = [
      'run',
      'record',
      out,
      '--result',
      'conductivity',
      '--on',
      'Li6PS5Cl-1',
      '--unit',
      'S/cm',
      '--at',
      '2026-11-25',
    ];
    const line = (text: string): string => /^(\d+) (?:result|count)/m.exec(text)?.[1] ?? '';
    const at = 'temperatureC=25,pressureMPa=380';
    const datum = line(await said(0, ...measured, '--actual', '0.0004', '--conditions', at));
    const after = line(
      await said(0, ...measured, '--actual', '0.0003', '--conditions', `${at},exposedTo=decane,before=0.0004,hours=24`),
    );
    const count = line(
      await said(0, 'run', 'record', out, '--step', 'seal', '--good', '11', '--started', '22', '--unit', 'cells'),
    );
    const promote = ['run', 'promote', out, '--knowledge', lab, '--line'];
    expect(await said(2, ...promote, after)).toMatch('how much may be lost is for a chemist to say');
    for (const words of [[datum], [after, '--outcome', 'fail'], [count]]) await said(0, ...promote, ...words);
    const pair = ['why-not', '--electrolyte', 'Li6PS5Cl', '--solvent', 'decane'];
    expect(await said(0, ...pair).catch((error: Error) => error.message)).toMatch('Li6PS5Cl + decane: unknown');
    expect(await said(0, ...pair, '--knowledge', lab).catch((error: Error) => error.message)).toMatch(
      'Li6PS5Cl + decane: fail',
    );
    await said(0, 'run', 'plan', plan, '--cells', '20', '--knowledge', lab, '--out', join(folder, 'next'));
    expect(read<RunPlan>(folder, 'next', 'run.json').cells).toMatchObject({ good: 20, started: 40 });
    const time =
      /^(\d+) time/m.exec(await said(0, 'run', 'record', out, '--step', '1.1', '--minutes', '33'))?.[1] ?? '';
    await said(0, ...promote, time);
    await said(0, 'run', 'schedule', join(folder, 'next'), '--knowledge', lab);
    expect(readFileSync(join(folder, 'next', 'schedule.json'), 'utf8')).toMatch('33 min measured by the laboratory');
    await said(0, 'plan', join(folder, 'brief.json'), '--knowledge', lab, '--out', join(folder, 'plan-lab'));
    expect(JSON.stringify(read<Recipe>(folder, 'plan-lab', 'recipe.json').conductivities)).toMatch(
      /Li6PS5Cl@lab-[0-9a-f]{8}-\d+, 0.0004 S\/cm/,
    );
  });
});
