import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe } from './control-recipe';
import { limitText, linesOf, releaseState, targetText } from './control-recipe';

/** A control recipe as CSV: one line a charge, set-point or check. */
export function controlCsv(recipe: ControlRecipe): string {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  const rows = recipe.blocks.flatMap(({ number, id, equipment, repeats, values }) =>
    values.map((one) => [
      number,
      id,
      equipment,
      repeats,
      one.kind,
      one.name,
      one.target ?? 'not published',
      one.unit,
      one.low,
      one.high,
      one.basis,
      recipe.contentHash,
    ]),
  );
  const head = 'number,step,equipment,repeats,kind,name,target,unit,low,high,basis,hash'.split(',');
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** A control recipe as Markdown: hazards first, one table a step. */
export function controlMarkdown(recipe: ControlRecipe, record?: ReleaseRecord): string {
  const plain = (value: string): string => value.replaceAll('|', '\\|');
  return `${[
    `# Run of ${recipe.title}`,
    `**${releaseState(recipe, record).says}**`,
    `${recipe.goodCells} good cells, ${recipe.startedCells} started; line ${recipe.line}; start ${recipe.startDate}; hash \`${recipe.contentHash}\``,
    '## Hazards',
    ...recipe.hazards.map(({ title, protect }) => `- **${title}**: ${protect}`),
    '## To lie ready',
    recipe.bill
      .map(({ material, amount, unit }) => `- ${material}: ${Number(amount.toPrecision(6))} ${unit}`)
      .join('\n'),
    ...recipe.blocks.flatMap((block) => [
      `## ${block.number} ${block.title}${block.repeats > 1 ? ` (${block.repeats} times)` : ''}`,
      `${block.equipment}. Hazards: ${block.hazards.join('; ')}.`,
      ...linesOf(block),
      [
        '| what | target | limits | actual | initials, time |',
        '| --- | --- | --- | --- | --- |',
        ...block.values.map(
          (one) => `| ${plain(one.name)} | ${plain(targetText(one))} | ${plain(limitText(one))} | ____ | ____ |`,
        ),
      ].join('\n'),
    ]),
    '## Assumed, not published',
    ...recipe.assumptions.map((text) => `- ${text}`),
  ].join('\n\n')}\n`;
}

/** The same as one HTML page, without scripts or links outward. */
export function controlHtml(recipe: ControlRecipe, record?: ReleaseRecord): string {
  const t = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const blocks = recipe.blocks.map(
    (
      block,
    ) => `<section><h2>${t(`${block.number} ${block.title}`)}${block.repeats > 1 ? ` (${block.repeats} times)` : ''}</h2>
<p><b>${t(block.hazards.join('; '))}</b></p><p>${t(block.equipment)}</p>${linesOf(block)
      .map((line) => `<p>${t(line)}</p>`)
      .join('')}
<table><tr><th>what</th><th>target</th><th>limits</th><th>actual</th><th>initials, time</th></tr>
${block.values.map((one) => `<tr><td>${t(one.name)}</td><td>${t(targetText(one))}</td><td>${t(limitText(one))}</td><td>____</td><td>____</td></tr>`).join('\n')}</table></section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${t(recipe.title)}</title>
<style>body{font:16px sans-serif;max-width:60em;margin:auto}table{border-collapse:collapse;width:100%}td,th{border:1px solid #555;padding:.4em;text-align:left}section{break-inside:avoid}</style>
<h1>${t(recipe.title)}</h1><p><b>${t(releaseState(recipe, record).says)}</b></p><ul>${recipe.hazards.map(({ title, protect }) => `<li><b>${t(title)}</b>: ${t(protect)}</li>`).join('')}</ul>
${blocks.join('\n')}<footer>${recipe.contentHash}</footer></html>
`;
}
