import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bytesPerEvaluation } from './bench/planner-evaluations';

const root = join(__dirname, '..');
const benches = join(root, 'dist', 'test', 'bench');

beforeAll(() => {
  if (!existsSync(benches)) execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')]);
});

/**
 * Asks the compiled program, as it is compiled code that allocates: a number of 16 bytes wherever one is handed to a call that the
 * compiler does not take in, or kept in a field that has ever held anything else. How a process compiles differs a little from one to
 * the next, so the best of three counts; a place that allocates does so in all.
 */
const leastBytes = (brief: string): number => {
  let least = Infinity;
  for (let process = 0; process < 3 && least >= 8; process++)
    least = Math.min(least, bytesPerEvaluation(join(root, 'recipes', 'briefs', `${brief}.json`), benches));
  return least;
};

describe('an evaluation of a candidate, once it is compiled', () => {
  it.each([
    ['composite anodes, mixed and coated cathodes', 'li-lco-coated-particles'],
    ['carbon fibres and an isostatic press', 'li-lfp-graphite-cost'],
    ['an infiltrated cathode', 'li-lco-infiltration-only'],
    ['metal anodes behind evaporated layers', 'li-ncm622-lithium-interlayer'],
    ['a dry film', 'li-ncm90-dry-film'],
    ['a separator of two films', 'li-lco-bilayer'],
  ])('allocates nothing: %s (%s; less than half a number, 8 bytes)', (_, brief) => {
    expect(leastBytes(brief)).toBeLessThan(8);
  });
});
