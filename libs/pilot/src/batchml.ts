import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe, RunBlock, RunValue } from './control-recipe';
import { limitText, linesOf, releaseState, targetText } from './control-recipe';

export const ACKNOWLEDGEMENT =
  'The Business To Manufacturing Markup Language (B2MML) is used courtesy of MESA International. The Batch Markup Language (BatchML) is used courtesy of the World Batch Forum.';

const text = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const tag = (name: string, inside: string | number): string => `<${name}>${text(String(inside))}</${name}>`;

/** A control recipe as BatchML: every operation a RecipeElement, every charge, set-point and check a Parameter of it. Units stay as written. */
export function batchMl(recipe: ControlRecipe, record?: ReleaseRecord): string {
  const bill = recipe.bill.map(
    ({ material, amount, unit }) =>
      `<Parameter>${tag('ID', material)}<ParameterType>ProcessInput</ParameterType>${valueOf(amount, unit)}</Parameter>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<BatchInformation xmlns="http://www.mesa.org/xml/B2MML">
${tag('Description', ACKNOWLEDGEMENT)}
<ControlRecipe>
${tag('ID', recipe.id)}
${tag('Version', recipe.contentHash)}
${tag('Description', `${recipe.title}. ${releaseState(recipe, record).says}. Line ${recipe.line}; ${recipe.goodCells} good of ${recipe.startedCells} started cells; start ${recipe.startDate}.`)}
${recipe.hazards.map(({ title, protect }) => tag('Description', `${title}: ${protect}`)).join('\n')}
${tag('BatchID', recipe.id)}
<Formula>
${bill.join('\n')}
</Formula>
${recipe.blocks.map(element).join('\n')}
</ControlRecipe>
</BatchInformation>
`;
}

function element(block: RunBlock): string {
  return `<RecipeElement>
${tag('ID', block.id)}
${tag('Description', `${block.number} ${block.title}${block.repeats > 1 ? `, ${block.repeats} times` : ''}`)}
${[...block.hazards.map((hazard) => `Hazard: ${hazard}`), ...linesOf(block)].map((line) => tag('Description', line)).join('\n')}
<RecipeElementType>Operation</RecipeElementType>
${block.equipment === '' ? '' : tag('ActualEquipmentID', block.equipment)}
${block.values.map(parameter).join('\n')}
</RecipeElement>`;
}

function parameter(value: RunValue): string {
  return `<Parameter>${tag('ID', value.id)}${tag('Description', `${value.name}: ${targetText(value)}; limits ${limitText(value)}; ${value.basis}`)}<ParameterType>${value.kind === 'charge' ? 'ProcessInput' : 'ProcessParameter'}</ParameterType>${tag('ParameterSubType', value.kind)}${valueOf(value.target ?? 'not published', value.unit)}${bound('low', value.low, value.unit)}${bound('high', value.high, value.unit)}</Parameter>`;
}

function bound(id: string, value: number | null, unit: string): string {
  return value === null
    ? ''
    : `<Parameter>${tag('ID', id)}<ParameterType>ProcessParameter</ParameterType>${valueOf(value, unit)}</Parameter>`;
}

function valueOf(value: number | string, unit: string): string {
  const type = typeof value === 'number' ? 'double' : 'string';
  return `<Value>${tag('ValueString', value)}<DataInterpretation>Constant</DataInterpretation>${tag('DataType', type)}${tag('UnitOfMeasure', unit || '1')}</Value>`;
}
