import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe, RunBlock, RunValue } from './control-recipe';
import { limitText, linesOf, releaseState, targetText } from './control-recipe';

export const EMMO_CONTEXT = 'https://w3id.org/emmo/domain/battery/context';
const OWN = 'https://rollwright.dev/term/';

/** EMMO's word for a step by a word in its id; what has none gets a term of our own under the nearest one. */
const classes: readonly (readonly [RegExp, string])[] = [
  [/slurry|solution|particles/, 'Mixing'],
  [/-coat/, 'ElectrodeCoating'],
  [/-dry|evaporate|heat-treat/, 'Drying'],
  [/press|calender/, 'Pressing'],
  [/stack/, 'ElectrodeStacking'],
  [/seal/, 'ElectrochemicalDeviceAssembly'],
];

/** A control recipe as JSON-LD with EMMO and BattINFO terms; own terms lie in our namespace and name their superclass. */
export function controlJsonLd(recipe: ControlRecipe, record?: ReleaseRecord): string {
  const document = {
    '@context': [
      EMMO_CONTEXT,
      { rw: OWN, rdfs: 'http://www.w3.org/2000/01/rdf-schema#', schema: 'https://schema.org/' },
    ],
    '@graph': [
      {
        '@id': `urn:sha256:${recipe.contentHash}`,
        '@type': ['ElectrodeManufacturing', 'rw:ControlRecipe'],
        'schema:name': recipe.title,
        'schema:identifier': recipe.id,
        'schema:creativeWorkStatus': releaseState(recipe, record).says,
        'schema:startDate': recipe.startDate,
        'schema:disambiguatingDescription': `${recipe.goodCells} good cells of ${recipe.startedCells} started; line ${recipe.line}`,
        hasTask: recipe.blocks.map((block) => stepOf(recipe, block)),
      },
      { '@id': 'rw:ControlRecipe', 'rdfs:subClassOf': { '@id': 'schema:HowTo' } },
      { '@id': 'rw:SetPoint', 'rdfs:subClassOf': { '@id': 'schema:PropertyValue' } },
    ],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function stepOf({ contentHash, blocks }: ControlRecipe, block: RunBlock): object {
  const next = blocks[blocks.indexOf(block) + 1];
  const id = (step: RunBlock): string => `urn:sha256:${contentHash}#${step.id}`;
  return {
    '@id': id(block),
    '@type': classes.find(([word]) => word.test(block.id))?.[1] ?? 'Manufacturing',
    'schema:name': `${block.number} ${block.title}`,
    'schema:identifier': block.id,
    'schema:instrument': block.equipment,
    'schema:description': [...block.hazards.map((hazard) => `Hazard: ${hazard}`), ...linesOf(block)],
    ...(next ? { hasNext: id(next) } : {}),
    hasProperty: block.values.map(propertyOf),
  };
}

function propertyOf(value: RunValue): object {
  return {
    '@type': 'rw:SetPoint',
    'schema:identifier': value.id,
    'schema:name': value.name,
    'schema:unitText': value.unit || '1',
    'schema:description': `${value.kind}; ${targetText(value)}; limits ${limitText(value)}; ${value.basis}`,
    ...(typeof value.target === 'number'
      ? { hasNumericalPart: { '@type': 'RealData', hasNumericalValue: value.target } }
      : {}),
    ...(value.low === null ? {} : { 'schema:minValue': value.low }),
    ...(value.high === null ? {} : { 'schema:maxValue': value.high }),
  };
}
