import { readFileSync } from 'node:fs';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief, searchProblemOf } from '@libs/planner';
import { evaluatorOf } from './planner-evaluations';

/**
 * `node --expose-gc --min-semi-space-size=64 --max-semi-space-size=64 planner-allocation.js <brief file>`: bytes that an evaluation
 * allocates, living or not, as one line of JSON. Young space is so large that nothing is collected between two looks. What the compiler
 * does late is not the evaluation's own: the least of fifteen looks. One process a brief, so that none is measured with code that was
 * compiled for another.
 */
const looks = 15;
/** As many, for a look itself allocates some hundred bytes. */
const rounds = 5;

function main(file = ''): void {
  const knowledge = loadKnowledge();
  const { problem, skeletons } = searchProblemOf(
    readBrief(JSON.parse(readFileSync(file, 'utf8')), knowledge),
    knowledge,
  );
  if (skeletons === 0) throw new Error(`${file} has no combination of sheets`);
  const { round, evaluations } = evaluatorOf(problem);
  for (let warm = 0; warm < 20; warm++) round();
  let least = Infinity;
  for (let look = 0; look < looks; look++) {
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    for (let again = 0; again < rounds; again++) round();
    least = Math.min(least, (process.memoryUsage().heapUsed - before) / (rounds * evaluations));
  }
  console.log(JSON.stringify({ bytesPerEvaluation: Math.max(0, least) }));
}

main(process.argv[2]);
