import type { Operation } from '@libs/process';
import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe, RunBlock, RunValue } from './control-recipe';
import { limitText, linesOf, releaseState, targetText } from './control-recipe';
import type { Term } from './json-ld-terms';
import { operationTerms, quantityTerms, roleTerms, unitTerms } from './json-ld-terms';

export const EMMO_CONTEXT = 'https://w3id.org/emmo/domain/battery/context';
const OWN = 'https://rollwright.dev/term/';
const BVCO = 'https://bvco.ontology.link/';

const controlTerm: Term = { type: 'rw:ControlRecipe', under: 'schema:HowTo' };
const setPointTerm: Term = { type: 'rw:SetPoint', under: 'schema:PropertyValue' };
const intermediateTerm: Term = { type: 'rw:Intermediate', under: 'Material' };

/** A control recipe as JSON-LD with EMMO and BattINFO terms; own terms lie in our namespace and name their superclass. */
export function controlJsonLd(recipe: ControlRecipe, record?: ReleaseRecord): string {
  const document = {
    '@context': [EMMO_CONTEXT, { rw: OWN, bvco: BVCO, subClassOf: { '@id': 'rdfs:subClassOf', '@type': '@vocab' } }],
    '@graph': [
      {
        '@id': `urn:sha256:${recipe.contentHash}`,
        '@type': ['ElectrodeManufacturing', controlTerm.type],
        'schema:name': recipe.title,
        'schema:identifier': recipe.id,
        'schema:version': recipe.masterVersion,
        'schema:isBasedOn': { '@id': `urn:sha256:${recipe.masterHash}` },
        'schema:creativeWorkStatus': releaseState(recipe, record).says,
        'schema:startDate': recipe.startDate,
        'schema:disambiguatingDescription': `${recipe.goodCells} good cells of ${recipe.startedCells} started; line ${recipe.line}`,
        'schema:description': [
          ...recipe.hazards.map(({ title, protect }) => `Hazard: ${title}. ${protect}`),
          ...recipe.requirements.map(
            ({ equipment, name, needs, has }) => `Equipment: ${equipment}, ${name}: needs ${needs}, has ${has}`,
          ),
          ...recipe.tests.map((test) => `Test first: ${test}`),
          ...recipe.waste.map((waste) => `Waste: ${waste}`),
          ...recipe.assumptions.map((assumption) => `Assumed: ${assumption}`),
        ],
        hasInput: recipe.bill.map(({ material, amount, unit }) => ({
          '@type': 'Material',
          'schema:name': material,
          hasProperty: quantity({ type: unit === 'g' ? 'Mass' : setPointTerm.type }, amount, unit),
        })),
        hasTask: recipe.blocks.map((block) => stepOf(recipe, block)),
      },
      ...ownTerms(),
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Every term of ours with the class it stands under. */
function ownTerms(): object[] {
  const terms = [
    controlTerm,
    setPointTerm,
    intermediateTerm,
    ...Object.values(operationTerms),
    ...Object.values(quantityTerms),
  ];
  return terms.flatMap(({ type, under }) => (under === undefined ? [] : [{ '@id': type, subClassOf: under }]));
}

function stepOf({ contentHash, blocks }: ControlRecipe, block: RunBlock): object {
  const id = (step: string): string => `urn:sha256:${contentHash}#${step}`;
  const next = blocks.filter(({ after }) => after.includes(block.id)).map((step) => id(step.id));
  const term = operationTerms[block.operation as Operation] ?? { type: 'Manufacturing' };
  return {
    '@id': id(block.id),
    '@type': term.type,
    ...(term.bvco === undefined ? {} : { 'skos:closeMatch': { '@id': `bvco:${term.bvco}` } }),
    'schema:name': `${block.number} ${block.title}`,
    'schema:identifier': block.id,
    'schema:instrument': block.equipment,
    'schema:description': [
      `Atmosphere: ${block.atmosphere}`,
      ...block.hazards.map((hazard) => `Hazard: ${hazard}`),
      ...linesOf(block),
      ...block.cautions.map((caution) => `Caution: ${caution}`),
      ...block.cleaning.map(({ liquid, use }) => `Cleaning with ${liquid}: ${use}`),
      ...block.evidence.map((one) => `Evidence: ${one}`),
      ...block.tests.map((test) => `Test first: ${test}`),
    ],
    ...(next.length > 0 ? { hasNext: next } : {}),
    hasInput: block.values.filter(({ kind }) => kind === 'charge').map(chargeOf),
    hasProperty: block.values.filter(({ kind }) => kind !== 'charge').map(propertyOf),
  };
}

function chargeOf(value: RunValue): object {
  const role = value.role === 'intermediate' ? intermediateTerm.type : (roleTerms[value.role ?? ''] ?? 'Material');
  return {
    '@type': role,
    'schema:name': value.name,
    'schema:identifier': value.id,
    hasProperty: { ...described(value), ...quantity({ type: 'Mass' }, value.target, value.unit) },
  };
}

function propertyOf(value: RunValue): object {
  const term = quantityTerms[value.id.split('.').at(-1) ?? ''] ?? setPointTerm;
  return { ...described(value), ...quantity(term, value.target, value.unit) };
}

function described(value: RunValue): object {
  return {
    'schema:identifier': value.id,
    'schema:name': value.name,
    'schema:description': `${value.kind}; ${targetText(value)}; limits ${limitText(value)}; ${value.basis}`,
    ...(value.low === null ? {} : { 'schema:minValue': value.low }),
    ...(value.high === null ? {} : { 'schema:maxValue': value.high }),
  };
}

function quantity({ type }: Term, target: RunValue['target'], unit: string): object {
  const known = unitTerms[unit];
  return {
    '@type': type,
    'schema:unitText': unit === '' ? '1' : unit,
    ...(known === undefined ? {} : { hasMeasurementUnit: `https://w3id.org/emmo#${known}` }),
    ...(typeof target === 'number'
      ? { hasNumericalPart: { '@type': 'RealData', hasNumericalValue: target } }
      : target === null
        ? {}
        : { 'schema:value': target }),
  };
}
