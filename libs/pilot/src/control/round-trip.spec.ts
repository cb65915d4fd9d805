import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadKnowledge } from '@libs/knowledge';
import { hashOf } from '@libs/planner';
import type { ReleaseRecord } from '@libs/recipe';
import { override, sign, UNSIGNED } from '@libs/recipe';
import { batchMl } from './batchml';
import type { ControlRecipe } from './control-recipe';
import { controlRecipe } from './freeze-recipe';
import { exportForms } from './export-forms';
import { readBatchMl } from './read-batchml';
import { controlProblems, readControl } from './read-control';
import { planRun } from '../run/run-plan';
import { specimenRuns } from '../specimens';

const knowledge = loadKnowledge();
const runs = specimenRuns();
const schema = join(__dirname, '../../../../../shared/schemas/b2mml/BatchML-BatchInformation.xsd');

/** Every recipe on its line, for a number of cells. */
function controlsFor(cells: number): { control: ControlRecipe; record: ReleaseRecord }[] {
  return runs.flatMap(({ recipe, line }) => {
    const run = planRun(recipe, line, knowledge, { quantity: { cells } });
    if ('refusals' in run) return [];
    const control = controlRecipe(recipe, run.plan, '2026-11-23');
    const once = sign(recipe, UNSIGNED, { as: 'process', name: 'Anna Weber', on: '2026-11-20' });
    const record = override(control.contentHash, once, {
      name: 'Carla Roth',
      on: '2026-11-22',
      reason: 'coats < 1 m & no sulfide',
    });
    return [{ control, record }];
  });
}
const controls = controlsFor(2);
const first = controls[0];
if (!first) throw new Error('no run');

/** The same recipe with other words in every text that is not a name. */
function reworded(control: ControlRecipe, word: string): ControlRecipe {
  const blocks = control.blocks.map((block) => ({
    ...block,
    title: block.title + word,
    holds: [...block.holds, word],
    phases: block.phases.map((phase) => ({ ...phase, instructions: [...phase.instructions, word] })),
    values: block.values.map((value, at) => (at % 3 === 0 ? { ...value, target: word, note: word } : value)),
  }));
  const { contentHash: _, ...content } = { ...control, title: word, waste: [word, ''], blocks };
  return { ...content, contentHash: hashOf(content) };
}
/** The first recipe without most of its blocks: what words do does not depend on how many there are. */
const short = ((): ControlRecipe => {
  const { contentHash: _, ...content } = { ...first.control, blocks: first.control.blocks.slice(0, 2) };
  return { ...content, contentHash: hashOf(content) };
})();
/** A counterexample in one line: a control recipe has thousands. */
function shortly<T>(details: fc.RunDetails<T>): void {
  if (details.failed)
    throw new Error(
      `seed ${details.seed}, path ${details.counterexamplePath}: ${String(details.errorInstance).slice(0, 300)}`,
    );
}
const words = fc
  .string({ unit: 'binary', maxLength: 30 })
  .filter((text) => /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(text));

describe('JSON and BatchML of the same control recipe', () => {
  it('there are runs of slurry, dry film, infiltrated and impregnated sheets, of Li and of Na', () => {
    const done = new Set(runs.flatMap(({ recipe }) => recipe.process.steps.map(({ operation }) => operation)));
    expect(new Set(runs.map(({ recipe }) => recipe.header.ion))).toEqual(new Set(['Li', 'Na']));
    for (const operation of ['mix-slurry', 'mix-dry', 'laminate', 'infiltrate', 'impregnate', 'coat-particles'])
      expect([...done]).toContain(operation);
    expect(controls).toHaveLength(runs.length);
  });

  it('JSON → BatchML → JSON is identical in content, signatures and override included, and the same bytes again', () => {
    for (const { control, record } of controls) {
      expect(controlProblems(JSON.parse(JSON.stringify(control)))).toEqual([]);
      const xml = batchMl(control, record);
      const back = readBatchMl(xml);
      expect(JSON.stringify(back)).toBe(JSON.stringify({ control, record }));
      expect(batchMl(back.control, back.record)).toBe(xml);
    }
  });

  it('a check carries its samples and action limits into BatchML, each limit a Parameter in the unit of the check', () => {
    for (const { control, record } of controls) {
      const checks = control.blocks.flatMap(({ values }) => values).filter(({ kind }) => kind === 'check');
      expect(checks.filter(({ sampling }) => sampling === undefined).map(({ id }) => id)).toEqual([]);
      const limits = checks.flatMap(({ sampling }) => [sampling?.actionLow, sampling?.actionHigh]);
      const written = batchMl(control, record).match(/<ParameterSubType>action-limit</g) ?? [];
      expect(written).toHaveLength(limits.filter((limit) => typeof limit === 'number').length);
      expect(written.length).toBeGreaterThan(0);
    }
  });

  it('a control recipe of before, without sampling, is read and comes back as it was', () => {
    const blocks = first.control.blocks.map((block) => ({
      ...block,
      values: block.values.map(({ sampling: _, ...value }) => value),
    }));
    const { contentHash: _, ...content } = { ...first.control, blocks };
    const control = readControl({ ...content, contentHash: hashOf(content) });
    expect(JSON.stringify(readBatchMl(batchMl(control)).control)).toBe(JSON.stringify(control));
  });

  it('whatever number of cells is made, it comes back (20 random orders)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...runs), fc.integer({ min: 1, max: 400 }), ({ recipe, line }, cells) => {
        const run = planRun(recipe, line, knowledge, { quantity: { cells } });
        fc.pre('plan' in run);
        const control = controlRecipe(recipe, run.plan, '2026-11-23');
        expect(JSON.stringify(readBatchMl(batchMl(control)).control) === JSON.stringify(control)).toBe(true);
      }),
      { numRuns: 20, reporter: shortly },
    );
  });

  it('whatever words stand in it, they come back: brackets, line breaks, spaces at the end, other scripts', () => {
    fc.assert(
      fc.property(words, (word) => {
        const control = readControl(reworded(short, word));
        expect(JSON.stringify(readBatchMl(batchMl(control)).control) === JSON.stringify(control)).toBe(true);
      }),
      { numRuns: 25, reporter: shortly, examples: [[' '], ['a\n\tb '], ['<&>"\']]>'], ['硫化物 😀']] },
    );
  });

  it('every export is the same bytes from what was read back', async () => {
    for (const { control, record } of controls.slice(0, 3)) {
      const back = readBatchMl(batchMl(control, record));
      for (const { file, write } of Object.values(exportForms)) {
        const [one, other] = [await write(back), await write({ control, record })].map((made) => Buffer.from(made));
        expect([file, one?.equals(other ?? Buffer.alloc(0))]).toEqual([file, true]);
      }
    }
  });

  const canValidate = existsSync(schema) && spawns('xmllint');
  (canValidate || process.env['CI'] === 'true' ? it : it.skip)('xmllint accepts every one of them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'batchml-'));
    const files = [
      ...controls.map(({ control, record }) => batchMl(control, record)),
      ...fc.sample(words, { numRuns: 20, seed: 5 }).map((word) => batchMl(reworded(short, word))),
    ].map((xml, at) => {
      const file = join(folder, `${at}.xml`);
      writeFileSync(file, xml);
      return file;
    });
    try {
      const validate = (): Buffer =>
        execFileSync('xmllint', ['--noout', '--schema', schema, ...files], { stdio: 'pipe' });
      expect(validate).not.toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('nothing is hidden in a text: no JSON, and every value of the recipe is an element of its own', () => {
    for (const { control, record } of controls) {
      const xml = batchMl(control, record);
      expect(xml).not.toMatch(/[{}]|&quot;|CDATA/);
      const values = control.blocks.flatMap((block) => block.values);
      const kinds = xml.match(/<ParameterSubType>(charge|set-point|check)<\/ParameterSubType>/g);
      expect(kinds).toHaveLength(values.length);
      expect(xml.match(/<ParameterSubType>limit</g) ?? []).toHaveLength(
        values.flatMap(({ low, high }) => [low, high]).filter((bound) => bound !== null).length,
      );
    }
  });
});

describe('a file that is not ours, or no longer', () => {
  const xml = batchMl(first.control, first.record);
  const said = (text: string): string => {
    try {
      readBatchMl(text, 'run.xml');
    } catch (error) {
      const { name, text: says } = error as { name: string; text?: string };
      return `${name}: ${says}`;
    }
    return 'read';
  };

  it.each([
    ['nothing', '', /InputError: run.xml: 1 problem[\s\S]*well-formed XML/],
    ['no XML', 'PK\u0003\u0004 zip', /well-formed XML/],
    ['cut off in the middle', xml.slice(0, xml.length / 2), /line \d+, column \d+[\s\S]*well-formed XML/],
    ['another root', `<a xmlns="http://www.mesa.org/xml/B2MML"/>`, /no ControlRecipe/],
    ['another namespace', xml.replace('http://www.mesa.org/xml/B2MML', 'urn:other'), /namespace urn:other/],
    ['a DOCTYPE', xml.replace('?>', '?><!DOCTYPE a SYSTEM "file:///etc/passwd">'), /a DOCTYPE[\s\S]*none/],
    ["another system's BatchML", xml.replace('<ID>format</ID>', '<ID>origin</ID>'), /a BatchML of another origin/],
    ['a changed number', xml.replace(/(<ID>charge-1<[\s\S]*?<ValueString>)[^<]*/, '$199999'), /contentHash/],
    ['a changed action limit', xml.replace(/(<ID>actionHigh<[\s\S]*?<ValueString>)[^<]*/, '$199999'), /contentHash/],
    ['a changed limit', xml.replace(/(<ID>high<[\s\S]*?<ValueString>)[^<]*/, '$199999'), /contentHash/],
    [
      'a number that is none',
      xml.replace(/(<ID>repeats<[\s\S]*?<ValueString>)[^<]*/, '$1two'),
      /blocks\[0\][\s\S]*repeats/,
    ],
    ['a parameter less', xml.replace(/<Parameter>\s*<ID>repeats[\s\S]*?<\/Parameter>/, ''), /no field repeats/],
    [
      'an element more',
      xml.replace('<BatchID>', '<Description>free from hazards</Description><BatchID>'),
      /line \d+, Description[\s\S]*free from hazards/,
    ],
    [
      'a released status over a draft',
      xml.replace(/NOT RELEASED[^<]*/, 'released'),
      /seen: {4}released[\s\S]*NOT RELEASED/,
    ],
    [
      'another unit on a limit',
      xml.replace(/(<ID>high<[\s\S]*?<UnitOfMeasure>)[^<]*/, '$1kg'),
      /UnitOfMeasure[\s\S]*seen: {4}kg/,
    ],
  ])('%s is refused, and the message says what', (_, text, expected) => {
    expect(said(text)).toMatch(expected);
  });

  it('spaces between elements and a byte-order mark are not content', () => {
    expect(said(`\uFEFF${xml.replace(/>\s+</g, '><')}`)).toBe('read');
  });

  it('a JSON of another kind has one problem, a damaged one all of its own', () => {
    expect(controlProblems({ format: 'rollwright-master-recipe/1' })).toHaveLength(1);
    const { control } = first;
    const [block] = control.blocks;
    const damaged = { ...control, goodCells: 0, colour: 'red', blocks: [{ ...block, repeats: 'two' }] };
    expect(controlProblems(damaged).map(({ where }) => where)).toEqual(
      expect.arrayContaining(['goodCells', 'colour', 'blocks[0].repeats']),
    );
    expect(controlProblems({ ...control, goodCells: control.goodCells + 1 })[0]?.where).toBe('contentHash');
  });

  it('a block that follows a step that is not there is named', () => {
    const [block, ...rest] = first.control.blocks;
    if (!block) throw new Error('no block');
    const problems = controlProblems({ ...first.control, blocks: [{ ...block, after: ['nowhere'] }, ...rest] });
    expect(problems).toMatchObject([{ where: 'blocks[0].after', observed: 'nowhere' }]);
  });
});

function spawns(tool: string): boolean {
  try {
    execFileSync(tool, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
