import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { InputError, loadKnowledge } from '@libs/knowledge';
import { provenance, publish } from '../bench/measurement';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const strange: readonly Json[] = [
  null, true, 0, -1, 0.5, 1e308, -1e308, 1e-308, '', ' ', 'Li', 'water', 'NMP', 'Li6PS5Cl', '__proto__', 'constructor', '\u202Etoluene',
  'x'.repeat(5000), [], {}, [[]], { material: 'water' },
]; // prettier-ignore

/** mulberry32: whole numbers below `n`. */
function drawer(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n);
  };
}

/** One random wound: a value replaced, a field lost, doubled or renamed, a list turned round. */
function wound(document: Json, draw: (n: number) => number): Json {
  const places: { holder: Json[] | { [key: string]: Json }; key: string }[] = [];
  const walk = (value: Json): void => {
    if (value === null || typeof value !== 'object') return;
    for (const key of Object.keys(value)) {
      places.push({ holder: value, key });
      walk((value as { [key: string]: Json })[key] as Json);
    }
  };
  walk(document);
  const place = places[draw(places.length)];
  if (!place) return document;
  const holder = place.holder as { [key: string]: Json };
  const old = holder[place.key] as Json;
  const other = places[draw(places.length)] as (typeof places)[number];
  const way = draw(6);
  if (way === 0) holder[place.key] = structuredClone(strange[draw(strange.length)] as Json);
  else if (way === 1 && Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
  else if (way === 1) delete holder[place.key];
  else if (way === 2 && Array.isArray(place.holder)) place.holder.push(structuredClone(old));
  else if (way === 2) holder[`${place.key}s`] = old;
  else if (way === 3 && Array.isArray(place.holder)) place.holder.reverse();
  else if (way === 4 && typeof old === 'number') holder[place.key] = old * 10 ** (draw(9) - 4);
  else holder[place.key] = structuredClone((other.holder as { [key: string]: Json })[other.key] as Json);
  return document;
}

/** 100,000 wounded documents (`--count N`): each gets a verdict or one input error that names its problems, never anything else. */
export async function run(rest: readonly string[]): Promise<void> {
  const at = rest.indexOf('--count');
  const count = at < 0 ? 100_000 : Number(rest[at + 1]);
  const judge = new Judge(loadKnowledge());
  const folder = join(process.cwd(), 'test', 'cases', 'seed');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const seen: Record<string, number> = { pass: 0, conditional: 0, unknown: 0, fail: 0, refused: 0 };
  const faults: string[] = [];
  for (let n = 0; n < count; n++) {
    const draw = drawer(n + 1);
    let document = JSON.parse(texts[n % texts.length] as string) as Json;
    for (let wounds = 1 + draw(3); wounds > 0; wounds--) document = wound(document, draw);
    try {
      const { verdict } = judge.check(document);
      seen[verdict] = (seen[verdict] ?? 0) + 1;
    } catch (error) {
      seen['refused'] = (seen['refused'] ?? 0) + 1;
      if (!(error instanceof InputError)) faults.push(`seed ${n + 1}: ${String(error).slice(0, 200)}`);
      else if (error.problems.length === 0) faults.push(`seed ${n + 1}: refused without a reason`);
    }
  }
  const text = `# Wounded documents\n\n${count} documents, one to three wounds each: ${Object.entries(seen)
    .map(([what, number]) => `${number} ${what}`)
    .join(', ')}. Faults: ${faults.length}.`;
  console.log(text);
  publish('soak-documents', text, [provenance(), { count, ...seen, faults: faults.length }]);
  if (faults.length > 0) throw new Error(`${faults.length} faults, the first: ${faults[0]}`);
}
