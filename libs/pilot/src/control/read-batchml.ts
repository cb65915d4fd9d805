import { InputError } from '@libs/knowledge';
import type { ReleaseRecord } from '@libs/recipe';
import { readRelease, UNSIGNED } from '@libs/recipe';
import type { BatchParameter } from './batchml-parameter';
import { childOf, childrenOf, parametersOf, textOf } from './batchml-parameter';
import { samplingIn } from './batchml-sampling';
import { batchTree, BATCHML } from './batchml';
import { readControl } from './read-control';
import type { ControlRecipe } from './control-recipe';
import type { XmlElement } from './xml';
import { firstDifference, readXml } from './xml';

export interface ImportedRun {
  readonly control: ControlRecipe;
  readonly record: ReleaseRecord;
}

/**
 * The control recipe of a BatchML that `batchMl` wrote. What it holds must be all of the file: an element more, less or changed is refused.
 * Errors: an InputError for what is not XML, not BatchML, not ours, or damaged; with the line.
 */
export function readBatchMl(text: string, from = 'BatchML'): ImportedRun {
  const root = readXml(text, BATCHML, from);
  const [recipe, another] = childrenOf(root, 'ControlRecipe');
  const formula = parametersOf(childOf(recipe, 'Formula'));
  if (root.name !== 'BatchInformation' || !recipe || another || !formula.some(({ id }) => id === 'format'))
    throw new InputError(from, [
      {
        where: `line ${root.line ?? 0}, ${root.name}`,
        observed: recipe ? 'a BatchML of another origin' : 'no ControlRecipe',
        allowed: 'BatchInformation with one ControlRecipe as `run export --as batchml` writes it',
      },
    ]);
  const control = readControl(controlOf(recipe, formula), from);
  const record = readRelease(recordOf(recipe), from);
  const difference = firstDifference(root, batchTree(control, record));
  if (difference) throw new InputError(from, [difference]);
  return { control, record };
}

function valuesOfType(parameters: readonly BatchParameter[], subType: string): unknown[] {
  return parameters.filter((one) => one.subType === subType).map(({ value }) => value);
}

function controlOf(recipe: XmlElement, formula: readonly BatchParameter[]): object {
  const run = (id: string): unknown => formula.find((one) => one.subType === 'run' && one.id === id)?.value;
  const header = childOf(recipe, 'Header');
  const good = textOf(childOf(header, 'BatchSize'), 'Nominal');
  const units = childrenOf(recipe, 'RecipeElement');
  const unitNumbers = numbersOf(recipe);
  // The numbers of the whole procedure: a link may come from another unit.
  const idOf = new Map(units.flatMap((unit) => [...numbersOf(unit)].map(([id, number]) => [number, id])));
  return {
    format: run('format'),
    id: textOf(recipe, 'ID'),
    title: textOf(recipe, 'Description'),
    startDate: textOf(header, 'EffectiveDate')?.slice(0, 10),
    masterRecipe: textOf(header, 'ProductID'),
    masterVersion: run('masterVersion'),
    masterHash: run('masterHash'),
    line: run('line'),
    goodCells: good === undefined ? undefined : Number(good),
    startedCells: run('startedCells'),
    balanceG: run('balanceG'),
    hazards: formula
      .filter(({ subType }) => subType === 'hazard')
      .map(({ id, description, value, parts = [] }) => ({
        id,
        title: description,
        protect: value,
        materials: valuesOfType(parts, 'material'),
      })),
    requirements: childrenOf(recipe, 'EquipmentRequirement').map(requirementOf),
    bill: formula
      .filter(({ subType }) => subType === 'bill')
      .map(({ id, value, unit }) => ({ material: id, amount: value, unit })),
    units: units.map((unit) => ({
      id: textOf(unit, 'ID'),
      number: unitNumbers.get(textOf(unit, 'ID') ?? ''),
      title: textOf(unit, 'Description'),
    })),
    blocks: units.flatMap((unit) =>
      childrenOf(unit, 'RecipeElement').map((operation) => blockOf(operation, unit, idOf)),
    ),
    waste: valuesOfType(formula, 'waste'),
    tests: valuesOfType(formula, 'test'),
    assumptions: valuesOfType(formula, 'assumption'),
    contentHash: textOf(recipe, 'Version'),
  };
}

/** The step numbers of the procedure logic, by the id of the RecipeElement. */
function numbersOf(node: XmlElement): Map<string, string> {
  return new Map(
    childrenOf(childOf(node, 'ProcedureLogic'), 'Step').map((step): [string, string] => [
      textOf(step, 'RecipeElementID') ?? '',
      textOf(step, 'ID') ?? '',
    ]),
  );
}

function requirementOf(node: XmlElement): object {
  const constraints = childrenOf(node, 'Constraint').map((one) => ({
    id: textOf(one, 'ID'),
    says: textOf(one, 'Condition'),
  }));
  const of = (id: string): string | undefined => constraints.find((one) => one.id === id)?.says;
  const met = of('met');
  return {
    equipment: textOf(node, 'ID'),
    kind: of('kind'),
    steps: constraints.filter(({ id }) => id === 'step').map(({ says }) => says),
    name: of('name'),
    needs: of('needs'),
    has: of('has'),
    met: met === 'true' ? true : met === 'false' ? false : met === 'not known' ? null : met,
  };
}

function blockOf(node: XmlElement, unit: XmlElement, idOf: ReadonlyMap<string, string>): object {
  const id = textOf(node, 'ID') ?? '';
  const number = numbersOf(unit).get(id);
  const parameters = parametersOf(node);
  const numbers = numbersOf(node);
  const phases = childrenOf(node, 'RecipeElement');
  const run = (name: string): unknown => parameters.find((one) => one.subType === 'run' && one.id === name)?.value;
  return {
    id,
    number,
    title: textOf(node, 'Description'),
    operation: run('operation'),
    unit: textOf(unit, 'ID'),
    after: childrenOf(childOf(unit, 'ProcedureLogic'), 'Link')
      .filter((link) => textOf(childOf(link, 'ToID'), 'ToIDValue') === number)
      .map((link) => idOf.get(textOf(childOf(link, 'FromID'), 'FromIDValue') ?? '')),
    equipment: textOf(node, 'ActualEquipmentID') ?? '',
    atmosphere: run('atmosphere'),
    repeats: run('repeats'),
    hazards: valuesOfType(parameters, 'hazard'),
    notices: valuesOfType(parameters, 'notice'),
    holds: valuesOfType(parameters, 'hold'),
    phases: phases.map((phase) => ({
      id: textOf(phase, 'ID'),
      number: numbers.get(textOf(phase, 'ID') ?? ''),
      title: textOf(phase, 'Description'),
      instructions: childrenOf(phase, 'Description')
        .slice(1)
        .map(({ text }) => text),
    })),
    values: [
      ...valuesIn(parameters, null),
      ...phases.flatMap((phase) => valuesIn(parametersOf(phase), textOf(phase, 'ID') ?? '')),
    ],
    cautions: valuesOfType(parameters, 'caution'),
    cleaning: parameters
      .filter(({ subType }) => subType === 'cleaning')
      .map((one) => ({ liquid: one.id, use: one.value, says: valuesOfType(one.parts ?? [], 'statement') })),
    evidence: valuesOfType(parameters, 'evidence'),
    tests: valuesOfType(parameters, 'test'),
  };
}

function valuesIn(parameters: readonly BatchParameter[], phase: string | null): object[] {
  return parameters
    .filter(({ subType }) => ['charge', 'set-point', 'check'].includes(subType))
    .map(({ id, subType, description, value, unit, parts = [] }) => {
      const part = (name: string): unknown => parts.find((one) => one.id === name)?.value ?? null;
      return {
        id,
        phase,
        kind: subType,
        role: part('role'),
        name: description,
        target: value,
        unit,
        low: part('low'),
        high: part('high'),
        limitsFrom: part('limitsFrom'),
        basis: part('basis'),
        note: part('note'),
        ...samplingIn(parts.find((one) => one.id === 'sampling')),
      };
    });
}

function recordOf(recipe: XmlElement): unknown {
  const approvals = childrenOf(childOf(childOf(recipe, 'Header'), 'ApprovalHistory'), 'IndividualApproval').map(
    (one) => {
      const [as, hash, reason] = childrenOf(one, 'Description').map(({ text }) => text);
      return { as, hash, reason, name: textOf(one, 'ApprovedBy'), on: textOf(one, 'ApprovalDate')?.slice(0, 10) };
    },
  );
  return {
    format: UNSIGNED.format,
    signatures: approvals
      .filter(({ as }) => as !== 'override')
      .map(({ as, name, on, hash }) => ({ as, name, on, hash })),
    overrides: approvals
      .filter(({ as }) => as === 'override')
      .map(({ name, reason, on, hash }) => ({ name, reason, on, hash })),
  };
}
