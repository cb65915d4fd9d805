import { assumptionsText, evidenceText, expectedText, sourcesText } from './markdown-back';
import { procedureText } from './markdown-procedure';
import { rows, text } from './markdown-table';
import type { Recipe } from './recipe';
import type { ReleaseRecord, SignOff } from './release';
import { releaseOf, UNSIGNED } from './release';

/** A recipe on paper: what can hurt first, then what is open, then what to do, then what stands behind it. */
export function recipeMarkdown(recipe: Recipe, record: ReleaseRecord = UNSIGNED): string {
  const numbers = stepNumbers(recipe);
  const parts = [
    front(recipe, record),
    hazardsText(recipe, numbers),
    openText(recipe, numbers),
    formulaText(recipe, numbers),
    equipmentText(recipe, numbers),
    procedureText(recipe),
    expectedText(recipe),
    wasteText(recipe),
    assumptionsText(recipe),
    evidenceText(recipe),
    sourcesText(recipe),
  ];
  return `${parts.map((part) => part.trim()).join('\n\n')}\n`;
}

function stepNumbers({ procedure }: Recipe): ReadonlyMap<string, string> {
  return new Map(
    procedure.flatMap(({ operations }) => operations.map(({ id, number }): [string, string] => [id, number])),
  );
}

function front({ header }: Recipe, record: ReleaseRecord): string {
  const family = header.family.split(' · ').join('; ');
  const { says, signatures } = releaseOf(header.contentHash, record);
  const line = (as: SignOff): string => {
    const by = signatures.find((one) => one.as === as);
    return by ? `${by.name}, ${by.on}` : '______________________';
  };
  return `# ${header.title}

**${says[0]?.toUpperCase()}${says.slice(1)}.** This recipe was proposed by a search and judged against published evidence. Nobody has made this cell by it.
Read the hazards and the open tests before anything is weighed. Nothing starts before a chemist has signed it.

${rows(
  ['', ''],
  [
    ['recipe', header.recipe],
    [
      'version',
      `${header.recipeVersion}${header.previousHash === null ? '' : `, after \`${header.previousHash.slice(0, 12)}\``}`,
    ],
    ['family', family],
    [
      'verdict',
      header.verdict === header.verdictOfRoute
        ? header.verdict
        : `${header.verdict} (the route: ${header.verdictOfRoute})`,
    ],
    ['line', header.line],
    ['cell', header.cell],
    ['plan', `hash \`${header.planHash}\`, seed ${header.seed}, rollwright ${header.version}`],
    ['knowledge', `\`${header.knowledge}\``],
    ['content', `\`${header.contentHash}\``],
  ],
)}

Signed for the process: ${line('process')} Signed for safety and health: ${line('ehs')}`;
}

function at(steps: readonly string[], numbers: ReadonlyMap<string, string>): string {
  const named = steps.flatMap((step) => numbers.get(step) ?? []);
  return named.length === numbers.size
    ? 'every step'
    : named.length === 0
      ? 'no single step'
      : `${named.length === 1 ? 'step' : 'steps'} ${named.join(', ')}`;
}

function hazardsText({ hazards, h2s }: Recipe, numbers: ReadonlyMap<string, string>): string {
  const blocks = hazards.map(({ title, says, protect, steps, sources }) => {
    const recalled = sources.filter(({ grade }) => grade === 'M').map(({ id }) => id);
    const named = sources.filter(({ grade }) => grade !== 'M').map(({ id }) => id);
    const from = [...named, ...recalled.map((id) => `${id}: recalled, unverified`)].join('; ');
    return `- **${title}** (${at(steps, numbers)}). ${says}\n  **Protect:** ${protect} [${from}]`;
  });
  return `## 1 Hazards and protection\n\n${blocks.join('\n')}\n
**Hydrogen sulfide, ceiling of the room: ${text(h2s.ceilingPpm)} ppm** (${text(h2s.low)} to ${text(h2s.high)} ppm). ${h2s.says} ${h2s.above.length > 0 ? `It lies above these published exposure limits: ${h2s.above.join('; ')}.` : 'Published exposure limits stand in section 7.'}

The choice of gloves, breathing protection and detectors is the decision of the site's own assessment; this list does not replace it.`;
}

function openText({ open, procedure, equipment }: Recipe, numbers: ReadonlyMap<string, string>): string {
  const place = (step: string): string => (numbers.has(step) ? `step ${numbers.get(step)}` : 'the cell');
  const questions = open.questions.map(
    ({ step, asks, verdict, statements, missing }) =>
      `- [ ] **${verdict}**, ${place(step)}: ${asks}${missing.length > 0 ? ` Make first: ${missing.join('; ')}.` : ''}` +
      (statements.length > 0
        ? ` [${statements.map(({ id, certainty }) => `${id}, ${certainty}`).join('; ')}]`
        : ' [no evidence]'),
  );
  const list = (items: readonly string[], none: string): string =>
    items.length > 0 ? items.map((item) => `- ${item}`).join('\n') : none;
  return `## 2 What is open

### Tests to make first

${questions.length > 0 ? questions.join('\n') : 'Every question was answered with pass. That is what the literature says, not a trial on this line.'}

### What this line cannot do

${list(
  equipment.flatMap(({ equipment: id, kind, requirements }) =>
    requirements
      .filter(({ met }) => met === false)
      .map(({ name, needs, has }) => `**${id ?? kind}: ${name}** needs ${needs}, has ${has}`),
  ),
  'Nothing that is known to be missing.',
)}

### What the models warn of

${list(
  open.warnings.map(({ says }) => says),
  'Nothing.',
)}

### Bounds that this route sits on

A number on a bound is where the search wanted to go further and the evidence ends.

${list(open.bounds, 'None.')}

### Cautions

${list(
  [
    ...procedure
      .flatMap(({ operations }) => operations)
      .flatMap(({ number, cautions }) => (cautions.length > 0 ? [`**${number}** ${cautions.join(' ')}`] : [])),
    ...(open.cautions.length > 0 ? [`**the cell** ${open.cautions.join(' ')}`] : []),
  ],
  'None.',
)}`;
}

function formulaText({ formula }: Recipe, numbers: ReadonlyMap<string, string>): string {
  const mixtures = formula.mixtures.map(
    ({ step, title, charges, total, solidsPercent }) =>
      `- **${numbers.get(step)} ${title}:** ${charges.map(({ material, grams }) => `${material} ${grams.toFixed(1)} g`).join(' + ')} = ${total.toFixed(1)} g; solids ${solidsPercent} %`,
  );
  const compositions = formula.compositions.map(
    ({ sheet, parts }) =>
      `- ${sheet}: ${parts.map(({ material, weightPercent }) => `${material} ${weightPercent} %`).join(', ')}`,
  );
  return `## 3 Formula

### Charges for 1000.0 g of each mixture

${mixtures.join('\n')}

### Dry composition of the finished layers, in wt%

${compositions.join('\n')}

### Amounts, ${formula.inputsBasis}

${rows(
  ['sheet', 'material', 'amount'],
  formula.inputs.map(({ sheet, material, amount, unit }) => [
    sheet,
    material,
    unit === 'kg/m²'
      ? `${text(Number((amount * 1000).toPrecision(3)))} g/m²`
      : `${text(Number(amount.toPrecision(3)))} ${unit}`,
  ]),
)}`;
}

function equipmentText({ equipment }: Recipe, numbers: ReadonlyMap<string, string>): string {
  const met = { true: 'yes', false: '**NO**', null: 'not judged' };
  const table = equipment.flatMap(({ kind, equipment: id, steps, requirements }) => {
    const first = `${id ?? 'none'} (${kind}; ${at(steps, numbers)})`;
    return requirements.length === 0
      ? [[first, 'presence', 'yes', id ?? 'none', id === null ? met.false : met.true]]
      : requirements.map(({ name, needs, has, met: is }, index) => [
          index === 0 ? first : '',
          name,
          needs,
          has,
          met[`${is}`],
        ]);
  });
  const assumed = equipment.flatMap(({ equipment: id, assumption }) => (assumption ? [`- ${id}: ${assumption}`] : []));
  return `## 4 Equipment

${rows(['equipment', 'property', 'needs', 'has', 'met'], table)}
${assumed.length > 0 ? `\nAssumed for this line, not measured:\n\n${assumed.join('\n')}` : ''}`;
}

function wasteText({ waste, h2s }: Recipe): string {
  return `## 7 Waste and hydrogen sulfide

${waste.map((item) => `- ${item}`).join('\n')}

Published exposure limits of hydrogen sulfide, by body: ${h2s.limits.join('; ')}.`;
}
