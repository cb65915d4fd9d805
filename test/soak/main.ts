/**
 * `npm run soak` runs every long test, `npm run soak -- <name> [arguments]` one of them. Each throws where something does not hold, and
 * leaves what it saw under docs/measurements/soak-<name>.md.
 */
export type Soak = (rest: readonly string[]) => Promise<void>;

const soaks: Readonly<Record<string, () => Promise<{ readonly run: Soak }>>> = {
  routes: () => import('./routes'),
  'same-bytes': () => import('./same-bytes'),
  schedule: () => import('./schedule'),
  documents: () => import('./documents'),
  service: () => import('./service'),
  record: () => import('./record'),
};

async function main([name, ...rest]: readonly string[]): Promise<void> {
  if (name !== undefined && !(name in soaks))
    throw new Error(`there is no soak "${name}"; there are: ${Object.keys(soaks).join(', ')}`);
  for (const [id, load] of Object.entries(soaks)) if (name === undefined || name === id) await (await load()).run(rest);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
