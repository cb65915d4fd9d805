import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { controlRecipe } from './freeze-recipe';
import { controlCsv, controlMarkdown } from './paper';
import { planRun } from './run-plan';
import { specimenRecipe } from './specimens';
import { travelerPdf } from './traveler-pdf';

const recipe = specimenRecipe('li-ncm622-graphite-pouch');
const run = planRun(recipe, loadLine('pilot-300mm'), loadKnowledge(), { quantity: { cells: 20 } });
if ('refusals' in run) throw new Error('refused');
const control = controlRecipe(recipe, run.plan, '2026-11-23');

describe('the exports of one control recipe', () => {
  it('the same recipe gives the same hash and the same bytes', async () => {
    expect(controlRecipe(recipe, run.plan, '2026-11-23')).toEqual(control);
    expect((await travelerPdf(control)).equals(await travelerPdf(control))).toBe(true);
  });

  it('every value is a row of the CSV', () => {
    const values = control.blocks.flatMap((block) => block.values);
    expect(controlCsv(control).trim().split('\r\n')).toHaveLength(values.length + 1);
  });

  it('says that it is a draft and what nobody published; never says safe or compliant', () => {
    const markdown = controlMarkdown(control);
    expect(markdown).toMatch('draft – not released');
    expect(markdown).toMatch('not published: set by trial');
    expect(markdown).not.toMatch(/\b(is safe|H2S-free|compliant)\b/);
  });
});
