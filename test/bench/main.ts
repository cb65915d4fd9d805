/**
 * `npm run bench` runs every bench (the last takes hours), `npm run bench -- <name> [arguments]` one of them. Each prints what it measures and
 * leaves it under docs/measurements/, as a page and as JSON lines.
 */
type Bench = (rest: readonly string[]) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<{ readonly run: Bench }>>> = {
  'compiled-judge': () => import('./compiled-judge'),
  optimizer: () => import('./optimizer'),
  exact: () => import('./exact'),
  'planner-cost': () => import('./planner-cost'),
  planner: () => import('./planner'),
};

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name !== undefined && !(name in benches))
    throw new Error(`there is no bench "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  for (const [id, load] of Object.entries(benches))
    if (name === undefined || name === id) await (await load()).run(rest);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
