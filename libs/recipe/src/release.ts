import type { Problem } from '@libs/knowledge';
import { InputError } from '@libs/knowledge';
import type { Recipe } from './recipe';
import { readRecipe } from './read-recipe';

/** Who has to sign, in this order. */
export const signOffs = ['process', 'ehs'] as const;
export type SignOff = (typeof signOffs)[number];

const offices: Readonly<Record<SignOff, string>> = { process: 'the process', ehs: 'safety and health (EHS)' };

/** A named sign-off of one content; it says nothing of any other. Not a cryptographic signature: who may write the file may forge it. */
export interface Signature {
  readonly as: SignOff;
  readonly name: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** content hash of the master recipe that was signed */
  readonly hash: string;
}

/** Leave to run one control recipe although its recipe is not released. */
export interface Override {
  readonly name: string;
  readonly reason: string;
  /** YYYY-MM-DD */
  readonly on: string;
  /** content hash of the control recipe that may run */
  readonly hash: string;
}

/** What lies beside a recipe as release.json: it only grows. */
export interface ReleaseRecord {
  readonly format: 'rollwright-release/1';
  readonly signatures: readonly Signature[];
  readonly overrides: readonly Override[];
}

export const UNSIGNED: ReleaseRecord = { format: 'rollwright-release/1', signatures: [], overrides: [] };

export interface ReleaseState {
  readonly state: 'draft' | 'process signed' | 'released';
  /** released, or not released and overridden by name */
  readonly mayRun: boolean;
  /** those that hold for this content */
  readonly signatures: readonly Signature[];
  /** those of another content: void */
  readonly void: readonly Signature[];
  readonly override: Override | null;
  /** one sentence for every screen and paper */
  readonly says: string;
}

/**
 * The state of a content: draft, signed for the process, released (signed for the process and then by EHS). A signature of any other
 * content is void. An override lets one control recipe run and never makes it released.
 */
export function releaseOf(masterHash: string, record: ReleaseRecord = UNSIGNED, controlHash?: string): ReleaseState {
  const signatures = record.signatures.filter(({ hash }) => hash === masterHash);
  const voided = record.signatures.filter(({ hash }) => hash !== masterHash);
  const [process, ehs] = signOffs.map((office) => signatures.find(({ as }) => as === office));
  const state = !process ? 'draft' : !ehs ? 'process signed' : 'released';
  const override =
    state === 'released' ? null : (record.overrides.findLast(({ hash }) => hash === controlHash) ?? null);
  return {
    state,
    mayRun: state === 'released' || override !== null,
    signatures,
    void: voided,
    override,
    says: [
      override
        ? `NOT RELEASED; it may run by the override of ${override.name}, ${override.on}: ${override.reason}`
        : '',
      state === 'draft' ? 'draft – not released: the process and then safety and health have to sign' : '',
      state === 'process signed' ? 'draft – not released: safety and health (EHS) have not signed' : '',
      state === 'released' ? `released (content ${masterHash.slice(0, 12)})` : '',
      ...signatures.map(({ as, name, on }) => `${as === 'ehs' ? 'EHS' : as} signed by ${name}, ${on}`),
      ...voided.map(({ as, name, on }) => `VOID: ${as} by ${name}, ${on}, signed another content`),
    ]
      .filter((part) => part !== '')
      .join('; '),
  };
}

/** The record with one more signature, of the recipe as it is. Errors: an InputError for a wrong office, name or date, or a wrong order. */
export function sign(recipe: Recipe, record: ReleaseRecord, by: Omit<Signature, 'hash'>): ReleaseRecord {
  const { header } = readRecipe(recipe);
  const { signatures } = releaseOf(header.contentHash, record);
  const process = signatures.find(({ as }) => as === 'process');
  const problems: Problem[] = [...nameAndDate(by)];
  if (!signOffs.includes(by.as))
    problems.push({ where: '--as', observed: String(by.as), allowed: signOffs.join(' or ') });
  else if (signatures.some(({ as }) => as === by.as))
    problems.push({
      where: '--as',
      observed: `${by.as} again`,
      allowed: `one signature for ${offices[by.as]} of each content`,
    });
  else if (by.as === 'ehs' && !process)
    problems.push({ where: '--as', observed: 'ehs', allowed: 'process first: EHS sign what the process has signed' });
  else if (process && by.on < process.on)
    problems.push({ where: '--on', observed: by.on, allowed: `${process.on} or later, when the process signed` });
  if (problems.length > 0) throw new InputError('signature', problems);
  const { as, name, on } = by;
  return { ...record, signatures: [...record.signatures, { as, name: name.trim(), on, hash: header.contentHash }] };
}

/** The record with leave to run one control recipe. Errors: an InputError where name, reason or date is missing. */
export function override(controlHash: string, record: ReleaseRecord, by: Omit<Override, 'hash'>): ReleaseRecord {
  const problems = [...nameAndDate(by)];
  if (by.reason.trim().length < 10)
    problems.push({ where: '--reason', observed: by.reason, allowed: 'why it runs without release, in a sentence' });
  if (problems.length > 0) throw new InputError('override', problems);
  const { name, reason, on } = by;
  return {
    ...record,
    overrides: [...record.overrides, { name: name.trim(), reason: reason.trim(), on, hash: controlHash }],
  };
}

/** Two records of the same run or recipe as one: nothing that was signed is lost, nothing stands twice. */
export function joined(first: ReleaseRecord, second: ReleaseRecord): ReleaseRecord {
  const once = <T extends object>(entries: readonly T[]): T[] => [
    ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
  ];
  return {
    format: first.format,
    signatures: once([...first.signatures, ...second.signatures]),
    overrides: once([...first.overrides, ...second.overrides]),
  };
}

function nameAndDate({ name, on }: { readonly name: string; readonly on: string }): Problem[] {
  return [
    ...(name.trim() === '' ? [{ where: '--name', observed: 'nothing', allowed: 'the name of the person' }] : []),
    ...(isDate(on) ? [] : [{ where: '--on', observed: on, allowed: 'a date, YYYY-MM-DD' }]),
  ];
}

/** Whether a text is a day of the calendar. Example: 2026-02-29 is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
