import type { Material } from '@libs/knowledge';
import { InputError, isOfKind, shown } from '@libs/knowledge';
import type { Operation, ProcessDocument, Role } from '@libs/process';
import type { Judgement } from './answer';
import type { Judge } from './judge';
import { donorClass, hansenDistance } from './predictors';
import type { Repair } from './repair';
import { repairsOf } from './repair';
import { severity } from './verdict';

/** A combination that somebody asks about. */
export interface Asked {
  readonly electrolyte: string;
  readonly solvent?: string;
  readonly binder?: string;
  readonly active?: string;
  readonly use?: Use;
  readonly anhydrous?: boolean;
}

export const uses = ['dispersed', 'dissolved', 'wiped'] as const;
export type Use = (typeof uses)[number];
const operationOf: Readonly<Record<Use, Operation>> = {
  dispersed: 'mix-slurry',
  dissolved: 'dissolve',
  wiped: 'wash',
};

/** Why a combination does not pass, under which conditions it would, and what near it does. */
export interface WhyNot {
  readonly document: ProcessDocument;
  readonly judgement: Judgement;
  /** statements that would speak for this pair under other conditions, with what they ask for */
  readonly wouldPass: readonly {
    readonly statement: string;
    readonly says: string;
    readonly when: readonly string[];
  }[];
  readonly nearest: readonly Repair[];
  /** computed; it ranks and never decides */
  readonly computed: readonly string[];
}

export function whyNot(asked: Asked, judge: Judge): WhyNot {
  const found = resolved(asked, judge);
  const { solvent, binder } = found;
  const document = documentOf(asked, found);
  const judgement = judge.check(document);
  const blocked = judgement.questions.filter(({ verdict }) => severity(verdict) > 0).map(({ question }) => question);
  const allowed = judge.allowed();
  const ids = new Set(Object.values(found).flatMap((material) => (material ? [material.id] : [])));
  const wouldPass = judge.knowledge.statements
    .filter(
      ({ outcome, question, sources }) =>
        outcome === 'pass' && blocked.includes(question) && sources.some(({ id }) => allowed(id)),
    )
    .filter(({ about, question }) => {
      const roles = Object.values(about ?? {}).flatMap((one) =>
        Array.isArray(one) ? [] : [(one as { id?: string | string[] }).id],
      );
      const named = roles.filter((one) => one !== undefined).map((one) => [one].flat());
      return (
        named.length >= (question === 'heat-treatment' ? 1 : 2) && named.every((one) => one.some((id) => ids.has(id)))
      );
    })
    .map(({ id, says, when, about }) => ({ statement: id, says, when: conditionsOf(when, about?.['use']) }));
  const computed: string[] = [];
  if (solvent) {
    const { donorNumber, protic } = donorClass(solvent);
    computed.push(`${solvent.id}: ${protic ? 'protic' : 'aprotic'}, donor number ${donorNumber ?? 'not known'}`);
    const distance = binder && hansenDistance(binder, [{ material: solvent }]);
    if (distance) computed.push(`${binder.id} in ${solvent.id}: Hansen RED ${distance.relative.toFixed(2)}`);
  }
  return { document, judgement, wouldPass, nearest: repairsOf(document, judge), computed };
}

type Found = { readonly electrolyte: Material } & Partial<Record<'solvent' | 'binder' | 'active', Material>>;

function resolved(asked: Asked, judge: Judge): Found {
  const kinds = {
    electrolyte: 'solid-electrolyte',
    solvent: 'solvent',
    binder: 'binder',
    active: 'active-material',
  } as const;
  const found: Record<string, Material> = {};
  const problems = (Object.keys(kinds) as (keyof typeof kinds)[]).flatMap((role) => {
    const name = asked[role];
    if (name === undefined) return [];
    const material = judge.knowledge.find(name)?.material;
    if (material && isOfKind(material, kinds[role])) {
      found[role] = material;
      return [];
    }
    const allowed = `a ${kinds[role]} of the catalogue`;
    return [
      { where: `--${role}`, observed: shown(name), allowed, nearest: judge.knowledge.nearest(name, kinds[role]) },
    ];
  });
  if (problems.length > 0) throw new InputError('command line', problems);
  return found as unknown as Found;
}

function documentOf(
  { use = 'dispersed', anhydrous }: Asked,
  { electrolyte, solvent, binder, active }: Found,
): ProcessDocument {
  const part = (role: Role, material: Material | undefined) => (material ? [{ role, material: material.id }] : []);
  return {
    id: [electrolyte, solvent, binder, active].flatMap((one) => (one ? [one.id] : [])).join(' + '),
    ion: electrolyte.ion === 'Na' ? 'Na' : 'Li',
    steps: [
      {
        id: 'mix',
        operation: solvent ? operationOf[use] : 'mix-dry',
        ingredients: [
          ...part('solid-electrolyte', electrolyte),
          ...part('active-material', active),
          ...part('binder', binder),
          ...part('solvent', solvent).map((one) => ({ ...one, ...(anhydrous ? { anhydrous } : {}) })),
        ],
      },
    ],
  };
}

function conditionsOf(when: unknown, use: unknown): string[] {
  const words = Object.entries((when ?? {}) as Record<string, Record<string, unknown>>).map(
    ([name, { note: _note, orUnstated, ...rest }]) => {
      const said = Object.entries(rest).map(
        ([key, value]) => `${key} ${Array.isArray(value) ? value.join(' or ') : String(value)}`,
      );
      return `${name}: ${said.join(', ')}${orUnstated ? ' (or not stated)' : ''}`;
    },
  );
  return Array.isArray(use) ? [`use: ${use.join(' or ')}`, ...words] : words;
}
