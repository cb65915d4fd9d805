/** What `run plan` says on a screen. */
import type { PlannedRun } from '@libs/pilot';

/** Why a line cannot make the run: each miss with its numbers and what would do, and the line that comes nearest. */
export function refusedText({ refusals, nearest }: Extract<PlannedRun, { refusals: unknown }>, line: string): string {
  const lines = [
    `${line} cannot make this run: ${refusals.length} ${refusals.length === 1 ? 'requirement' : 'requirements'} not met`,
  ];
  for (const { requirement, step, needs, has, wouldDo } of refusals)
    lines.push(`${requirement} (${step})`, `  needs: ${needs}`, `  has:   ${has}`, `  would do: ${wouldDo}`);
  if (nearest)
    lines.push(
      nearest.misses.length === 0
        ? `nearest line: ${nearest.line} meets every requirement of this recipe (--line ${nearest.line})`
        : `nearest line: ${nearest.line}, it misses ${nearest.misses.length}: ${nearest.misses.join('; ')}`,
    );
  return `${lines.join('\n')}\n`;
}
