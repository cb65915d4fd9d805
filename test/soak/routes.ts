import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { type Brief, plan, readBrief, type Route } from '@libs/planner';
import { markdownTable, provenance, publish } from '../bench/measurement';

const folder = join(process.cwd(), 'recipes', 'briefs');

/** What is wrong with one emitted route; nothing, if all holds. */
function faultsOf(route: Route, brief: Brief, judge: Judge): string[] {
  const faults: string[] = [];
  const { verdict } = judge.check(route.process);
  if (verdict === 'fail') faults.push('judged again, it fails');
  if (verdict === 'unknown' && brief.evidenceFloor !== 'explore') faults.push('unknown below the floor explore');
  if (verdict !== route.verdict) faults.push(`says ${route.verdict}, judged again ${verdict}`);
  for (const { objective, min, max } of brief.limits) {
    if (!objective) continue;
    const value = route.figures[objective]?.value ?? Number.NaN;
    if (min !== undefined && !(value >= min)) faults.push(`${objective} ${value} is under its limit ${min}`);
    if (max !== undefined && !(value <= max)) faults.push(`${objective} ${value} is over its limit ${max}`);
  }
  for (const { id, ingredients } of route.process.steps) {
    const stated = ingredients.flatMap(({ massFraction }) => (massFraction === undefined ? [] : [massFraction]));
    const sum = stated.reduce((total, fraction) => total + fraction, 0);
    if (stated.length > 0 && Math.abs(sum - 1) > 1e-4) faults.push(`the mixture of ${id} sums to ${sum}`);
  }
  return faults;
}

/** Every route over all briefs and 20 seeds (`--seeds N`, `--evaluations N`) is judged again and computed by the uncompiled models. */
export async function run(rest: readonly string[]): Promise<void> {
  const option = (name: string, fallback: number): number => {
    const at = rest.indexOf(`--${name}`);
    return at < 0 ? fallback : Number(rest[at + 1]);
  };
  const seeds = option('seeds', 20);
  const evaluations = option('evaluations', 0);
  const knowledge = loadKnowledge();
  const faults: string[] = [];
  const rows: (string | number)[][] = [];
  for (const file of readdirSync(folder)) {
    const name = file.replace(/\.json$/, '');
    const document = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { search?: object };
    const count = { routes: 0, pass: 0, conditional: 0, unknown: 0, fail: 0 };
    for (let seed = 1; seed <= seeds; seed++) {
      const search = { ...document.search, seed, ...(evaluations > 0 ? { evaluations } : {}) };
      const brief = readBrief({ ...document, search }, knowledge);
      const judge = new Judge(knowledge, brief.evidence ? { sources: brief.evidence } : {});
      for (const route of plan(brief, knowledge).routes) {
        count.routes++;
        count[route.verdict]++;
        faults.push(...faultsOf(route, brief, judge).map((fault) => `${name}, seed ${seed}, ${route.id}: ${fault}`));
      }
    }
    rows.push([name, count.routes, count.pass, count.conditional, count.unknown, count.fail]);
    console.log(rows.at(-1)?.join('  '));
  }
  const table = markdownTable(['brief', 'routes', 'pass', 'conditional', 'unknown', 'fail'], rows);
  const text = `# Every route judged again\n\n${seeds} seeds a brief${evaluations > 0 ? `, ${evaluations} evaluations each` : ', each with its own budget'}. Faults: ${faults.length}.\n\n${table}\n\n${faults.slice(0, 50).join('\n')}`;
  publish('soak-routes', text.trimEnd(), [provenance(), { seeds, faults: faults.length }]);
  if (faults.length > 0) throw new Error(`${faults.length} faults, the first: ${faults[0]}`);
}
