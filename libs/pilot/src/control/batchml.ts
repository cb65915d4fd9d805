import type { ReleaseRecord } from '@libs/recipe';
import { UNSIGNED } from '@libs/recipe';
import type { BatchParameter } from './batchml-parameter';
import { parameterElement } from './batchml-parameter';
import type { ControlRecipe, RunBlock, RunRequirement, RunValue } from './control-recipe';
import { releaseState } from './control-recipe';
import { samplingParameter } from './batchml-sampling';
import type { XmlElement } from './xml';
import { element, leaf, xmlText } from './xml';

export const BATCHML = 'http://www.mesa.org/xml/B2MML';
export const ACKNOWLEDGEMENT =
  'The Business To Manufacturing Markup Language (B2MML) is used courtesy of MESA International. The Batch Markup Language (BatchML) is used courtesy of the World Batch Forum.';

/**
 * A control recipe as BatchML: unit procedures, operations and phases as RecipeElements, every charge, set-point and check a Parameter of
 * its own, the order as ProcedureLogic, the release as ApprovalHistory. `readBatchMl` gives the same recipe back.
 */
export function batchMl(recipe: ControlRecipe, record: ReleaseRecord = UNSIGNED): string {
  return xmlText(batchTree(recipe, record), BATCHML);
}

export function batchTree(recipe: ControlRecipe, record: ReleaseRecord): XmlElement {
  return element(
    'BatchInformation',
    leaf('Description', ACKNOWLEDGEMENT),
    element(
      'ControlRecipe',
      leaf('ID', recipe.id),
      leaf('Version', recipe.contentHash),
      leaf('Description', recipe.title),
      leaf('Description', releaseState(recipe, record).says),
      leaf('BatchID', recipe.id),
      headerOf(recipe, record),
      recipe.requirements.map(requirementElement),
      element('Formula', formulaOf(recipe).map(parameterElement)),
      logicOf(recipe.units, unitLinks(recipe), recipe),
      recipe.units.map((unit) => unitElement(unit, recipe)),
    ),
  );
}

const day = (date: string): string => `${date}T00:00:00Z`;

function headerOf(recipe: ControlRecipe, { signatures, overrides }: ReleaseRecord): XmlElement {
  const approval = (name: string, on: string, ...says: string[]): XmlElement =>
    element(
      'IndividualApproval',
      leaf('ApprovedBy', name),
      leaf('ApprovalDate', day(on)),
      says.map((one) => leaf('Description', one)),
    );
  const approvals = [
    ...signatures.map(({ as, name, on, hash }) => approval(name, on, as, hash)),
    ...overrides.map(({ name, on, hash, reason }) => approval(name, on, 'override', hash, reason)),
  ];
  return element(
    'Header',
    approvals.length === 0 ? null : element('ApprovalHistory', leaf('Version', recipe.masterHash), approvals),
    leaf('EffectiveDate', day(recipe.startDate)),
    leaf('ProductID', recipe.masterRecipe),
    element('BatchSize', leaf('Nominal', recipe.goodCells), leaf('UnitOfMeasure', 'cells')),
  );
}

function requirementElement({ equipment, kind, steps, name, needs, has, met }: RunRequirement): XmlElement {
  const constraint = (id: string, condition: string): XmlElement =>
    element('Constraint', leaf('ID', id), leaf('Condition', condition));
  return element(
    'EquipmentRequirement',
    leaf('ID', equipment),
    constraint('kind', kind),
    constraint('name', name),
    constraint('needs', needs),
    constraint('has', has),
    constraint('met', met === null ? 'not known' : String(met)),
    steps.map((step) => constraint('step', step)),
  );
}

function formulaOf(recipe: ControlRecipe): BatchParameter[] {
  const run = (id: string, value: number | string): BatchParameter => ({
    id,
    type: 'ProcessParameter',
    subType: 'run',
    value,
  });
  return [
    run('format', recipe.format),
    run('line', recipe.line),
    run('masterVersion', recipe.masterVersion),
    run('masterHash', recipe.masterHash),
    run('startedCells', recipe.startedCells),
    run('balanceG', recipe.balanceG),
    ...recipe.bill.map(({ material, amount, unit }): BatchParameter => ({
      id: material,
      type: 'ProcessInput',
      subType: 'bill',
      value: amount,
      unit,
    })),
    {
      id: 'cells',
      description: recipe.title,
      type: 'ProcessOutput',
      subType: 'output',
      value: recipe.goodCells,
      unit: 'cells',
    },
    ...recipe.hazards.map(({ id, title, protect, materials }): BatchParameter => ({
      id,
      description: title,
      type: 'Other',
      subType: 'hazard',
      value: protect,
      parts: listed('material', materials),
    })),
    ...listed('test', recipe.tests),
    ...listed('waste', recipe.waste),
    ...listed('assumption', recipe.assumptions),
  ];
}

function listed(subType: string, texts: readonly string[]): BatchParameter[] {
  return texts.map((value, at) => ({ id: `${subType}-${at + 1}`, type: 'Other', subType, value }));
}

interface Node {
  readonly id: string;
  readonly number: string;
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly external: boolean;
  readonly kind: 'ControlLink' | 'TransferLink';
}

/** Steps and links: a step is numbered as on the traveler and names its RecipeElement. */
function logicOf(nodes: readonly Node[], links: readonly Link[], { masterVersion }: ControlRecipe): XmlElement | null {
  const end = (name: 'From' | 'To', id: string, external: boolean): XmlElement =>
    element(
      `${name}ID`,
      leaf(`${name}IDValue`, id),
      leaf(`${name}Type`, 'Step'),
      leaf('IDScope', external ? 'External' : 'Internal'),
    );
  if (nodes.length === 0) return null;
  return element(
    'ProcedureLogic',
    links.map(({ from, to, external, kind }) =>
      element(
        'Link',
        leaf('ID', `${from}>${to}`),
        end('From', from, external),
        end('To', to, false),
        leaf('LinkType', kind),
        leaf('Depiction', 'LineAndArrow'),
      ),
    ),
    nodes.map(({ id, number }) =>
      element('Step', leaf('ID', number), leaf('RecipeElementID', id), leaf('RecipeElementVersion', masterVersion)),
    ),
  );
}

/** A unit follows another where one of its operations takes what the other makes. */
function unitLinks({ units, blocks }: ControlRecipe): Link[] {
  const unitOf = new Map(blocks.map(({ id, unit }) => [id, unit]));
  return units.flatMap(({ id, number }) => {
    const before = new Set(
      blocks.filter(({ unit }) => unit === id).flatMap(({ after }) => after.map((step) => unitOf.get(step))),
    );
    return units
      .filter((other) => other.id !== id && before.has(other.id))
      .map((other): Link => ({ from: other.number, to: number, external: false, kind: 'TransferLink' }));
  });
}

function unitElement(unit: ControlRecipe['units'][number], recipe: ControlRecipe): XmlElement {
  const blocks = recipe.blocks.filter((block) => block.unit === unit.id);
  const byId = new Map(recipe.blocks.map((block) => [block.id, block]));
  const links = blocks.flatMap(({ number, after }) =>
    after.flatMap((step): Link[] => {
      const from = byId.get(step);
      return from ? [{ from: from.number, to: number, external: from.unit !== unit.id, kind: 'TransferLink' }] : [];
    }),
  );
  return element(
    'RecipeElement',
    leaf('ID', unit.id),
    leaf('Version', recipe.masterVersion),
    leaf('Description', unit.title),
    leaf('RecipeElementType', 'UnitProcedure'),
    logicOf(blocks, links, recipe),
    blocks.map((block) => operationElement(block, recipe)),
  );
}

function operationElement(block: RunBlock, recipe: ControlRecipe): XmlElement {
  const order = block.phases.slice(1).map(({ number }, at): Link => ({
    from: block.phases[at]?.number ?? '',
    to: number,
    external: false,
    kind: 'ControlLink',
  }));
  return element(
    'RecipeElement',
    leaf('ID', block.id),
    leaf('Version', recipe.masterVersion),
    leaf('Description', block.title),
    leaf('RecipeElementType', 'Operation'),
    block.equipment === '' ? null : leaf('ActualEquipmentID', block.equipment),
    blockParameters(block).map(parameterElement),
    block.values.filter(({ phase }) => phase === null).map(valueParameter),
    logicOf(block.phases, order, recipe),
    block.phases.map(({ id, title, instructions }) =>
      element(
        'RecipeElement',
        leaf('ID', id),
        leaf('Version', recipe.masterVersion),
        leaf('Description', title),
        instructions.map((instruction) => leaf('Description', instruction)),
        leaf('RecipeElementType', 'Phase'),
        block.values.filter(({ phase }) => phase === id).map(valueParameter),
      ),
    ),
  );
}

function blockParameters(block: RunBlock): BatchParameter[] {
  return [
    { id: 'repeats', type: 'ProcessParameter', subType: 'run', value: block.repeats },
    { id: 'operation', type: 'ProcessParameter', subType: 'run', value: block.operation },
    { id: 'atmosphere', type: 'ProcessParameter', subType: 'run', value: block.atmosphere },
    ...listed('hazard', block.hazards),
    ...listed('notice', block.notices),
    ...listed('hold', block.holds),
    ...listed('caution', block.cautions),
    ...block.cleaning.map(({ liquid, use, says }): BatchParameter => ({
      id: liquid,
      type: 'Other',
      subType: 'cleaning',
      value: use,
      parts: listed('statement', says),
    })),
    ...listed('evidence', block.evidence),
    ...listed('test', block.tests),
  ];
}

function valueParameter({
  id,
  kind,
  role,
  name,
  target,
  unit,
  low,
  high,
  limitsFrom,
  basis,
  note,
  sampling,
}: RunValue): XmlElement {
  const number = (part: string, value: number | null): BatchParameter[] =>
    value === null ? [] : [{ id: part, type: 'ProcessParameter', subType: 'limit', value, unit }];
  const word = (part: string, value: string | null): BatchParameter[] =>
    value === null ? [] : [{ id: part, type: 'Other', subType: 'source', value }];
  return parameterElement({
    id,
    description: name,
    type: kind === 'charge' ? 'ProcessInput' : 'ProcessParameter',
    subType: kind,
    value: target,
    unit,
    parts: [
      ...word('role', role),
      ...number('low', low),
      ...number('high', high),
      ...word('limitsFrom', limitsFrom),
      ...word('basis', basis),
      ...word('note', note),
      ...(sampling ? [samplingParameter(sampling, unit)] : []),
    ],
  });
}
