import type { Figure, PlanAnswer, Route } from '@libs/planner';
import { firstPick, objectiveOf } from '@libs/planner';

const ROWS_A_FAMILY = 8;

function shown(figure: Figure | undefined, digits: number): string {
  if (!figure) return '-';
  if (figure.value !== null) return figure.value.toFixed(digits);
  if (figure.low !== null && figure.high !== null)
    return `${figure.low.toFixed(digits)}…${figure.high.toFixed(digits)}?`;
  return figure.low !== null ? `> ${figure.low.toFixed(digits)}?` : 'unknown';
}

/** Evenly spread rows of a family, ends included. */
function spread(routes: readonly Route[], count: number): readonly Route[] {
  if (routes.length <= count) return routes;
  return Array.from(
    { length: count },
    (_, index) => routes[Math.round((index * (routes.length - 1)) / (count - 1))] as Route,
  );
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')}`.trimEnd(),
  );
}

function slurryOf(route: Route): string {
  const names = [
    ...new Set(
      route.process.steps.flatMap(({ ingredients }) =>
        ingredients.flatMap(({ role, material }) =>
          material && (role === 'binder' || role === 'solvent') ? [material] : [],
        ),
      ),
    ),
  ];
  return names.join(', ');
}

/** The answer of `plan` on the terminal: the Pareto routes by family, numbers with units, verdict and what to watch first. */
export function planText(answer: PlanAnswer, folder: string | undefined): string {
  const title = (answer.brief as { title?: string }).title ?? 'plan';
  const lines = [
    title,
    `seed ${answer.seed} · knowledge ${answer.knowledge} · version ${answer.version} · hash ${answer.hash.slice(0, 8)}`,
  ];
  const { search, space } = answer;
  if (answer.routes.length === 0) {
    lines.push('', 'No feasible route.', ...answer.empty.map((says) => `  - ${says}`));
    if (answer.conflict?.demands.length)
      lines.push(
        '',
        'These demands were not found to hold together:',
        ...answer.conflict.demands.map((says) => `  - ${says}`),
      );
    if (answer.conflict?.waysOut.length)
      lines.push('', 'Ways out, cheapest first:', ...answer.conflict.waysOut.map((says) => `  - ${says}`));
    if (answer.refusals.length > 0)
      lines.push(
        '',
        'What evidence is missing, most frequent first:',
        ...answer.refusals.slice(0, 8).map(({ says, count }) => `  - ${says} (${count} candidates)`),
      );
    return `${lines.join('\n')}\n`;
  }
  const pick = firstPick(answer);
  const ids = Object.keys(answer.routes[0]?.objectives ?? {}) as (keyof Route['objectives'])[];
  const families = new Map<string, Route[]>();
  for (const route of answer.routes) families.set(route.family, [...(families.get(route.family) ?? []), route]);
  lines.push(
    `${answer.routes.length} routes of the Pareto set in ${families.size} families; ${search.evaluations} evaluations over ${space.skeletons} combinations of sheets; ${search.stoppedBecause}`,
    '',
  );
  for (const [family, routes] of families) {
    lines.push(family);
    const head = ['route', ...ids.map((id) => `${id} ${objectiveOf(id).unit}`), 'verdict', 'binder, solvent'];
    const rows = spread(routes, ROWS_A_FAMILY).map((route) => [
      `${route === pick ? '*' : ' '}${route.id}`,
      ...ids.map((id) => shown(route.objectives[id], objectiveOf(id).digits)),
      route.verdict,
      slurryOf(route),
    ]);
    lines.push(...table([head, ...rows]));
    if (routes.length > ROWS_A_FAMILY) lines.push(`  … ${routes.length - ROWS_A_FAMILY} more in plan.json`);
    const caution = routes[0]?.tests[0] ?? routes[0]?.cautions[0];
    if (caution) lines.push(`  watch first: ${caution}`);
    for (const says of routes[0]?.proposed ?? []) lines.push(`  proposed, not shown: ${says}`);
    lines.push('');
  }
  if (pick) {
    lines.push(`* first pick ${pick.id}: ${ids.map((id) => range(id, pick)).join(', ')}`);
    lines.push(`  conductivities: ${pick.conductivities.join('; ')}`);
    if (pick.bounds.length > 0)
      lines.push(`  sits on bounds: ${pick.bounds.length} (${pick.bounds[0]}${pick.bounds.length > 1 ? '; …' : ''})`);
    lines.push(
      `  made of assumptions too: ${answer.assumptions.length} are listed in plan.json, each with its range; in brackets the 90 % interval over them and over the spread of the data.`,
      ...movers(pick),
    );
  }
  if (answer.refusals.length > 0)
    lines.push(
      'Not proposed, because this evidence is missing (most frequent first; more in plan.json):',
      ...answer.refusals.slice(0, 5).map(({ says, count }) => `  - ${says} (${count} candidates)`),
    );
  const h2s = answer.h2sCeilingPpm;
  lines.push(
    `H2S ceiling of the room by moisture alone: ${h2s.value} to ${h2s.high} ppm as a room average, nothing about a source or an operator. Limits: ${h2s.limits.slice(0, 2).join(', ')}.`,
    'Sulfides release H2S with water and alcohols. Cycle life was not predicted. The product proposes; a chemist decides.',
  );
  if (folder) lines.push('', `Written: ${folder}/plan.json, recipe.md, recipe.json (of the first pick)`);
  return `${lines.join('\n')}\n`;
}

const percent = (swing: number | null): string =>
  swing === null ? 'no range known' : `${(100 * swing).toFixed(swing < 0.01 ? 1 : 0)} %`;

/** What moves the first pick most, and what to find out first. */
function movers(route: Route): string[] {
  const lines = Object.entries(route.sensitivities).flatMap(([id, rows]) => {
    const names = rows.slice(0, 3).map((row) => `${row.id} (${percent(row.swing)})`);
    return names.length > 0 ? [`    ${id}: ${names.join(', ')}`] : [];
  });
  const [first] = route.unknowns;
  return [
    ...(lines.length > 0 ? ['  moved most by, each alone over the middle 90 % of its range:', ...lines] : []),
    ...(first ? [`  find out first: ${first.id}. ${first.says} (${first.objective}: ${percent(first.swing)})`] : []),
  ];
}

function range(id: keyof Route['objectives'], route: Route): string {
  const figure = route.objectives[id];
  const { digits, unit } = objectiveOf(id);
  const ends =
    figure && figure.low !== null && figure.high !== null
      ? ` (${figure.low.toFixed(digits)} to ${figure.high.toFixed(digits)})`
      : '';
  return `${id} ${shown(figure, digits)}${ends} ${unit}`;
}
