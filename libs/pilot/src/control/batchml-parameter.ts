import type { XmlElement } from './xml';
import { element, leaf } from './xml';

export type ParameterType = 'ProcessInput' | 'ProcessOutput' | 'ProcessParameter' | 'Other';

/** What a Parameter of BatchML carries. `value` null: it comes from outside, by trial (DataInterpretation External). */
export interface BatchParameter {
  readonly id: string;
  readonly description?: string;
  readonly type: ParameterType;
  /** our word for what it is: set-point, check, hold, bill */
  readonly subType: string;
  readonly value?: number | string | null;
  readonly unit?: string;
  readonly parts?: readonly BatchParameter[];
}

/** A Parameter as an element. A unit of nothing is written as 1, the code of UCUM for it. */
export function parameterElement(one: BatchParameter): XmlElement {
  return element(
    'Parameter',
    leaf('ID', one.id),
    one.description === undefined ? null : leaf('Description', one.description),
    leaf('ParameterType', one.type),
    leaf('ParameterSubType', one.subType),
    one.value === undefined ? null : valueElement(one.value, one.unit ?? ''),
    (one.parts ?? []).map(parameterElement),
  );
}

function valueElement(value: number | string | null, unit: string): XmlElement {
  return element(
    'Value',
    leaf('ValueString', value ?? 'set by trial'),
    leaf('DataInterpretation', value === null ? 'External' : 'Constant'),
    leaf('DataType', typeof value === 'number' ? 'double' : 'string'),
    leaf('UnitOfMeasure', unit === '' ? '1' : unit),
  );
}

export function childOf(node: XmlElement | undefined, name: string): XmlElement | undefined {
  return node?.children.find((child) => child.name === name);
}

export function childrenOf(node: XmlElement | undefined, name: string): XmlElement[] {
  return (node?.children ?? []).filter((child) => child.name === name);
}

export function textOf(node: XmlElement | undefined, name: string): string | undefined {
  return childOf(node, name)?.text;
}

/** The Parameters of an element, as we write them. Where one is not as we write it, its value is undefined. */
export function parametersOf(node: XmlElement | undefined): BatchParameter[] {
  return childrenOf(node, 'Parameter').map((one): BatchParameter => {
    const value = childOf(one, 'Value');
    const description = textOf(one, 'Description');
    const unit = textOf(value, 'UnitOfMeasure') ?? '';
    const read = value && readValue(value);
    return {
      id: textOf(one, 'ID') ?? '',
      ...(description === undefined ? {} : { description }),
      type: (textOf(one, 'ParameterType') ?? 'Other') as ParameterType,
      subType: textOf(one, 'ParameterSubType') ?? '',
      ...(read === undefined ? {} : { value: read }),
      unit: unit === '1' ? '' : unit,
      parts: parametersOf(one),
    };
  });
}

function readValue(value: XmlElement): number | string | null | undefined {
  const text = textOf(value, 'ValueString');
  if (text === undefined) return undefined;
  if (textOf(value, 'DataInterpretation') === 'External') return null;
  if (textOf(value, 'DataType') !== 'double') return text;
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? undefined : number;
}
