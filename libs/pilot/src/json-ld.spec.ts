import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { loadLine } from '@libs/plant';
import { controlRecipe } from './freeze-recipe';
import { controlJsonLd, EMMO_CONTEXT } from './json-ld';
import { planRun } from './run-plan';
import { specimenRecipe } from './specimens';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const jsonld = require('jsonld') as {
  expand(document: object, options: object): Promise<{ '@graph'?: unknown[] }[]>;
};
const context = join(__dirname, '../../../../shared/schemas/emmo/battery-context.json');
const expands = existsSync(context) || process.env['CI'] === 'true' ? it : it.skip;

describe('the JSON-LD of a control recipe', () => {
  expands('expands with the context of EMMO, and no term is dropped', async () => {
    const recipe = specimenRecipe('li-ncm622-graphite-pouch');
    const run = planRun(recipe, loadLine('pilot-300mm'), loadKnowledge(), { quantity: { cells: 20 } });
    if ('refusals' in run) throw new Error('refused');
    const text = controlJsonLd(controlRecipe(recipe, run.plan, '2026-11-23'));
    const documentLoader = (url: string): Promise<object> => {
      if (url !== EMMO_CONTEXT) throw new Error(`fetches ${url}`);
      const document = JSON.parse(readFileSync(context, 'utf8')) as object;
      return Promise.resolve({ contextUrl: null, documentUrl: url, document });
    };
    const expanded = JSON.stringify(await jsonld.expand(JSON.parse(text) as object, { documentLoader, safe: true }));
    expect(expanded).toMatch('electrochemistry_403c300e_09b9_400b_943b_04e82a3cfb56');
    const count = (word: string, where: string): number => where.split(word).length - 1;
    expect(count('https://schema.org/identifier', expanded)).toBe(count('"schema:identifier"', text));
  });
});
