import type { ControlRecipe } from '../control/control-recipe';
import type { Traveler } from './traveler';

/** A control recipe as CSV: one line a charge, set-point or check. */
export function controlCsv(recipe: ControlRecipe, status: string): string {
  const rows = recipe.blocks.flatMap(({ number, id, equipment, repeats, values }) =>
    values.map((one) => [
      number,
      id,
      equipment,
      repeats,
      one.phase,
      one.kind,
      one.name,
      one.target ?? 'not published',
      one.unit,
      one.low,
      one.high,
      one.sampling?.samples ?? null,
      one.sampling?.actionLow ?? null,
      one.sampling?.actionHigh ?? null,
      one.basis,
      status,
      recipe.contentHash,
    ]),
  );
  const head =
    'number,step,equipment,repeats,phase,kind,name,target,unit,low,high,samples,actionLow,actionHigh,basis,status,hash'.split(
      ',',
    );
  return csvText([head, ...rows]);
}

/** What has to be fetched, as CSV: one line a material or lot, with room for what was taken. */
export function pickListCsv(recipe: ControlRecipe, status: string): string {
  const head = ['material', 'amount', 'unit', 'lot', 'taken', 'by', 'run', 'status', 'hash'];
  const rows = recipe.bill.map(({ material, amount, unit }) => [
    material,
    amount,
    unit,
    '',
    '',
    '',
    recipe.id,
    status,
    recipe.contentHash,
  ]);
  return csvText([head, ...rows]);
}

export function csvText(rows: readonly (readonly unknown[])[]): string {
  const cell = (value: unknown): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

/** The traveler as Markdown: hazards first, one table a phase. */
export function travelerMarkdown(traveler: Traveler): string {
  const plain = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const list = (title: string, lines: readonly string[], mark = '-'): string[] =>
    lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `${mark} ${line}`).join('\n')];
  return `${[
    `# Run of ${traveler.title}`,
    `**${traveler.status}**`,
    `${traveler.facts}; hash \`${traveler.hash}\``,
    ...list(
      'Hazards',
      traveler.hazards.map(({ title, protect }) => `**${title}**: ${protect}`),
    ),
    ...list('What this line does not meet', traveler.unmet),
    ...list('Tests to make first', traveler.tests, '- [ ]'),
    ...list(
      'To lie ready',
      traveler.bill.map(({ material, amount }) => `${material}: ${amount}`),
    ),
    ...traveler.blocks.flatMap((block) => [
      `## ${block.title}`,
      block.times.map((line) => `**${line}**`).join('  \n'),
      `${block.where}. Hazards: ${block.hazards}.`,
      ...block.notices.map((line) => `**${line}**`),
      ...(block.holds.length > 0 ? [block.holds.map((hold) => `- [ ] **HOLD:** ${hold}`).join('\n')] : []),
      ...block.phases.flatMap(({ title, instructions, rows, sampling }) => [
        ...(title === '' ? [] : [`### ${title}`]),
        ...instructions,
        ...(rows.length === 0
          ? []
          : [
              [
                '| what | target | limits | actual | initials, time |',
                '| --- | --- | --- | --- | --- |',
                ...rows.map(
                  ({ what, target, limits }) =>
                    `| ${plain(what)} | ${plain(target)} | ${plain(limits)} | ____ | ____ |`,
                ),
              ].join('\n'),
            ]),
        ...sampling,
      ]),
    ]),
    ...list('Waste', traveler.waste),
    ...list('Cautions of the evidence, by step', traveler.cautions),
    ...list('Assumed, not published', traveler.assumptions),
  ].join('\n\n')}\n`;
}

const style = `body{font:16px/1.35 sans-serif;max-width:60em;margin:auto;padding:0 1em}table{border-collapse:collapse;width:100%;margin:.5em 0}td,th{border:1px solid #555;padding:.4em;text-align:left;vertical-align:top}td:nth-child(4),td:nth-child(5){min-width:7em}section{border-top:3px solid #555;margin-top:1.5em}tr{break-inside:avoid}h2{background:#ddd;padding:.3em}.hold::before{content:"\\2610 HOLD: "}.hold{font-weight:bold}.watermark{position:fixed;top:45%;left:0;width:100%;text-align:center;font-size:4em;font-weight:bold;opacity:.09;transform:rotate(-40deg);pointer-events:none}footer{border-top:1px solid #555;margin-top:2em;font-family:monospace}`;

/** The traveler as one HTML page, without scripts or links outward; `code` is the hash as an SVG of a QR code. */
export function travelerHtml(traveler: Traveler, code: string): string {
  const t = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const list = (title: string, lines: readonly string[]): string =>
    lines.length === 0
      ? ''
      : `<section><h2>${title}</h2><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul></section>\n`;
  const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
    rows.length === 0
      ? ''
      : `<table><thead><tr>${head.map((one) => `<th>${one}</th>`).join('')}</tr></thead><tbody>${rows
          .map((row) => `<tr>${row.map((one) => `<td>${t(one)}</td>`).join('')}</tr>`)
          .join('\n')}</tbody></table>`;
  const blocks = traveler.blocks.map(
    (block) => `<section><h2>${t(block.title)}</h2>
${block.times.map((line) => `<p><b>${t(line)}</b></p>`).join('')}<p>${t(block.where)}</p><p><b>Hazards: ${t(block.hazards)}</b></p>
${block.notices.map((line) => `<p><b>${t(line)}</b></p>`).join('')}${block.holds.map((hold) => `<p class="hold">${t(hold)}</p>`).join('')}
${block.phases
  .map(
    ({ title, instructions, rows, sampling }) =>
      `${title === '' ? '' : `<h3>${t(title)}</h3>`}${instructions.map((line) => `<p>${t(line)}</p>`).join('')}${table(
        ['what', 'target', 'limits', 'actual', 'initials, time'],
        rows.map(({ what, target, limits }) => [what, target, limits, '', '']),
      )}${sampling.map((line) => `<p>${t(line)}</p>`).join('')}`,
  )
  .join('\n')}</section>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t(traveler.title)}</title>
<style>${style}</style>
${traveler.watermark === null ? '' : `<div class="watermark">${t(traveler.watermark)}</div>`}
<h1>${t(traveler.title)}</h1><p><b>${t(traveler.status)}</b></p><p>${t(traveler.facts)}</p>
${list(
  'Hazards and protection',
  traveler.hazards.map(({ title, protect }) => `<b>${t(title)}</b>: ${t(protect)}`),
)}${list('What this line does not meet', traveler.unmet.map(t))}${list('Tests to make first', traveler.tests.map(t))}<section><h2>To lie ready</h2>${table(
    ['material', 'amount', 'lot', 'taken by'],
    traveler.bill.map(({ material, amount }) => [material, amount, '', '']),
  )}</section>
${blocks.join('\n')}
${list('Waste', traveler.waste.map(t))}${list('Cautions of the evidence, by step', traveler.cautions.map(t))}${list('Assumed, not published', traveler.assumptions.map(t))}<footer>${code}<p>${t(traveler.id)}<br>${traveler.hash}</p></footer></html>
`;
}
