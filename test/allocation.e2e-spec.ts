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
 * Asks the compiled program, as it is compiled code that allocates. A number is 16 bytes; the models of one candidate compute about
 * 500, and calls, closures and small arrays between them once allocated 2,400 bytes. What is left depends on when the compiler takes what in.
 */
describe('an evaluation of a candidate', () => {
  it('allocates less than 400 bytes once it is compiled (li-ncm622-graphite-pouch)', () => {
    const brief = join(root, 'recipes', 'briefs', 'li-ncm622-graphite-pouch.json');
    expect(bytesPerEvaluation(brief, benches)).toBeLessThan(400);
  });
});
