import type { Knowledge, Material, Problem, Statement } from '@libs/knowledge';
import { shown } from '@libs/knowledge';
import type { LineOf } from './record-types';

const outcomes = ['pass', 'conditional', 'fail'] as const;

export interface Exposure {
  readonly solvent: string;
  readonly outcome: (typeof outcomes)[number];
}

/** The test of exposure that a result is, where its conditions name a solvent. */
export function exposureOf(
  { seq, conditions = {} }: LineOf<'result'>,
  knowledge: Knowledge,
  outcome: string | undefined,
  problems: Problem[],
): Exposure | undefined {
  const { exposedTo, before } = conditions;
  if (exposedTo === undefined) {
    if (outcome !== undefined)
      problems.push({
        where: '--outcome',
        observed: outcome,
        allowed: 'only for a conductivity with the condition exposedTo=SOLVENT',
      });
    return undefined;
  }
  const solvent = knowledge.find(String(exposedTo))?.material;
  if (solvent?.kind !== 'solvent')
    problems.push({
      where: `line ${seq}, conditions.exposedTo`,
      observed: shown(exposedTo),
      allowed: 'a solvent of the catalogue',
      nearest: knowledge.nearest(String(exposedTo), 'solvent'),
    });
  if (typeof before !== 'number' || !(before > 0))
    problems.push({
      where: `line ${seq}, conditions.before`,
      observed: shown(before),
      allowed: 'the conductivity before the exposure, S/cm',
    });
  if (typeof conditions['hours'] !== 'number')
    problems.push({
      where: `line ${seq}, conditions.hours`,
      observed: shown(conditions['hours']),
      allowed: 'how long it was exposed, h',
    });
  const found = outcomes.find((one) => one === outcome);
  if (!found)
    problems.push({
      where: '--outcome',
      observed: shown(outcome),
      allowed: `${outcomes.join(', ')}: how much may be lost is for a chemist to say`,
    });
  return solvent && found ? { solvent: solvent.id, outcome: found } : undefined;
}

/** What the test says, as evidence on this electrolyte in this solvent, and on nothing else. */
export function exposureStatement(
  id: string,
  { value, conditions = {}, on }: LineOf<'result'>,
  electrolyte: Material,
  { solvent, outcome }: Exposure,
  source: Statement['sources'][number],
): Statement {
  const before = Number(conditions['before']);
  const kept = Number(((100 * value) / before).toPrecision(3));
  return {
    id,
    says: `${electrolyte.id} kept ${kept} % of its conductivity after ${String(conditions['hours'])} h in ${solvent}: ${before} before, ${value} S/cm after, at ${String(conditions['pressureMPa'])} MPa and ${String(conditions['temperatureC'])} °C (${on}, the laboratory's own).`,
    contact: 'wet',
    question: 'electrolyte-in-solvent',
    about: { electrolyte: { id: electrolyte.id }, solvent: { id: solvent }, use: ['dispersed'] },
    outcome,
    certainty: 'demonstrated',
    doesNotCover: 'Longer exposure, heat, other lots, and the electrolyte dissolved.',
    ...(outcome === 'pass' ? {} : { missing: [{ says: 'accept the loss of conductivity, or change the solvent' }] }),
    sources: [source],
  };
}
