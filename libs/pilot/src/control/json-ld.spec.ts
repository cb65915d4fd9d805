import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import type { ControlRecipe } from './control-recipe';
import { controlRecipe } from './freeze-recipe';
import { controlJsonLd, EMMO_CONTEXT } from './json-ld';
import { operationTerms, quantityTerms, roleTerms, unitTerms } from './json-ld-terms';
import { planRun } from '../run/run-plan';
import { specimenRuns } from '../specimens';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const jsonld = require('jsonld') as { expand(document: object, options: object): Promise<unknown[]> };
const context = join(__dirname, '../../../../../shared/schemas/emmo/battery-context.json');
const expands = existsSync(context) || process.env['CI'] === 'true' ? it : it.skip;

const briefs = ['li-ncm622-dry-film', 'li-lco-infiltration-only', 'na-nacro2-nasn'];
const controls = specimenRuns(briefs).map(({ recipe, line }): ControlRecipe => {
  const run = planRun(recipe, line, loadKnowledge(), { quantity: { cells: 2 } });
  if ('refusals' in run) throw new Error('refused');
  return controlRecipe(recipe, run.plan, '2026-11-23');
});

function emmo(): { '@context': Record<string, unknown> } {
  return JSON.parse(readFileSync(context, 'utf8')) as ReturnType<typeof emmo>;
}

/** Expands without a network; a term that the context does not know is an error, never dropped. */
async function expanded(text: string): Promise<unknown[]> {
  const documentLoader = (url: string): Promise<object> => {
    if (url !== EMMO_CONTEXT) throw new Error(`fetches ${url}`);
    return Promise.resolve({ contextUrl: null, documentUrl: url, document: emmo() });
  };
  return jsonld.expand(JSON.parse(text) as object, { documentLoader, safe: true });
}

/** The scalars of a tree: texts, numbers, references, types. */
function leaves(part: unknown, at = ''): { at: string; value: unknown }[] {
  if (Array.isArray(part)) return part.flatMap((one) => leaves(one, at));
  if (part !== null && typeof part === 'object')
    return Object.entries(part).flatMap(([key, one]) => (key === '@context' ? [] : leaves(one, key)));
  return [{ at, value: part }];
}

describe('the JSON-LD of a control recipe', () => {
  it('there is one of every kind of sheet, of Li and of Na', () => {
    const done = new Set(controls.flatMap(({ blocks }) => blocks.map(({ operation }) => operation)));
    for (const operation of ['mix-slurry', 'mix-dry', 'laminate', 'infiltrate', 'impregnate', 'coat-particles'])
      expect([...done]).toContain(operation);
    expect(controls.some(({ bill }) => bill.some(({ material }) => /^Na/.test(material)))).toBe(true);
  });

  expands('expands with the context of EMMO: nothing is dropped and every term and type is an address', async () => {
    for (const control of controls) {
      const text = controlJsonLd(control);
      const graph = await expanded(text);
      const before = leaves(JSON.parse(text));
      // A typed value says its type besides: that is an addition, and not of ours.
      const after = leaves(graph);
      expect(after).toHaveLength(before.length);
      for (const { at, value } of after.filter((leaf) => leaf.at === '@type' || leaf.at === '@id'))
        expect([at, /^(https?:|urn:)/.test(String(value))]).toEqual([at, true]);
      const numbers = (all: typeof after): unknown[] =>
        all.flatMap(({ value }) => (typeof value === 'number' ? [value] : [])).sort();
      expect(numbers(after)).toEqual(numbers(before));
    }
  });

  expands('a coating is the ElectrodeCoating of EMMO, and an infiltration one of ours under its Coating', async () => {
    const all = JSON.stringify(await Promise.all(controls.map((control) => expanded(controlJsonLd(control)))));
    expect(all).toMatch('electrochemistry_403c300e_09b9_400b_943b_04e82a3cfb56');
    expect(all).toMatch('"@type":["https://rollwright.dev/term/Infiltration"]');
  });

  expands('every word of the tables is a term of the context, or ours with a class of the context above it', () => {
    const known = emmo()['@context'];
    const terms = [...Object.values(operationTerms), ...Object.values(quantityTerms)];
    const named = [
      ...terms.map(({ type, under }) => under ?? type),
      ...Object.values(roleTerms),
      ...Object.values(unitTerms),
    ];
    expect(named.filter((name) => !(name in known))).toEqual([]);
    expect(terms.filter(({ type, under }) => type.startsWith('rw:') !== (under !== undefined))).toEqual([]);
    for (const unit of Object.values(unitTerms)) expect(known[unit]).toBe(`https://w3id.org/emmo#${unit}`);
  });

  it('every charge, set-point and check is there, with its number', () => {
    for (const control of controls) {
      const text = controlJsonLd(control);
      for (const { id, target } of control.blocks.flatMap(({ values }) => values)) {
        expect(text).toMatch(`"schema:identifier": "${id}"`);
        if (typeof target === 'number') expect(text).toMatch(`: ${target}`);
      }
    }
  });
});
