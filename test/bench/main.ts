/** `npm run bench -- <name> [arguments]`: each bench prints what it measures and leaves it under docs/measurements/. */
type Bench = (rest: readonly string[]) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<{ readonly run: Bench }>>> = {
  optimizer: () => import('./optimizer'),
  'compiled-judge': () => import('./compiled-judge'),
  planner: () => import('./planner'),
  'planner-cost': () => import('./planner-cost'),
  exact: () => import('./exact'),
};

async function main([name = '', ...rest]: readonly string[]): Promise<void> {
  const bench = benches[name];
  if (!bench) throw new Error(`there is no bench "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  await (await bench()).run(rest);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
