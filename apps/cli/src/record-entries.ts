import type { Problem } from '@libs/knowledge';
import type { ControlRecipe, RecordEntry, Witness } from '@libs/pilot';

/** The flags of `run record` as they were written. */
export interface RecordFlags {
  readonly step?: string;
  readonly batch?: string;
  readonly item?: string;
  readonly actual?: string;
  readonly unit?: string;
  readonly instrument?: string;
  readonly lot?: string;
  readonly material?: string;
  readonly amount?: string;
  readonly deviation?: string;
  readonly disposition?: string;
  readonly of?: string;
  readonly reason?: string;
  readonly file?: string;
  readonly note?: string;
  readonly corrects?: string;
  readonly withdraw?: boolean;
  readonly sheet?: string;
  readonly cells?: string;
  readonly madeFrom?: string;
  readonly good?: string;
  readonly started?: string;
  readonly minutes?: string;
  readonly result?: string;
  readonly on?: string;
  readonly spread?: string;
  readonly replicates?: string;
  readonly conditions?: string;
  readonly from?: string;
  readonly form?: string;
  readonly by?: string;
  readonly at?: string;
}

type Said = RecordEntry & Witness;
type What =
  | 'item' | 'material' | 'deviation' | 'disposition' | 'file' | 'note' | 'corrects' | 'sheet' | 'cells' | 'good' | 'minutes' | 'result' | 'from'; // prettier-ignore

/** What each kind of entry needs beside the flag that names it. */
const needs: Readonly<Record<What, readonly (keyof RecordFlags)[]>> = {
  item: ['step', 'actual'],
  material: ['step', 'lot'],
  deviation: ['step'],
  disposition: ['of', 'reason'],
  file: [],
  note: [],
  corrects: ['reason'],
  sheet: ['madeFrom'],
  cells: ['madeFrom'],
  good: ['step', 'started', 'unit'],
  minutes: ['step'],
  result: ['on', 'actual', 'unit'],
  from: [],
};

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}`;

/** The entries that the flags ask for; none where nothing is to be recorded. Errors: an InputError with every flag that is missing or wrong. */
export async function entriesOf(
  control: ControlRecipe,
  flags: RecordFlags,
  read: (path: string) => Buffer,
): Promise<Said[]> {
  const { InputError, shown } = await import('@libs/knowledge');
  const pilot = await import('@libs/pilot');
  const asked = (Object.keys(needs) as What[]).filter((name) => flags[name] !== undefined);
  const problems: Problem[] = [];
  const number = (name: keyof RecordFlags): number | undefined => {
    const text = flags[name];
    if (text === undefined) return undefined;
    const value = pilot.valueOf(String(text), '1');
    if (typeof value === 'number') return value;
    problems.push({ where: flagOf(name), observed: shown(text), allowed: 'a number with a point before the decimals' });
    return 0;
  };
  const contents = (path: string): Buffer => {
    try {
      return read(path);
    } catch {
      problems.push({ where: path, observed: 'nothing that can be read', allowed: 'a file' });
      return Buffer.alloc(0);
    }
  };
  if (flags.at !== undefined && !isTime(flags.at))
    problems.push({
      where: '--at',
      observed: shown(flags.at),
      allowed: 'a day, or a day and time with zone: 2026-11-23, 2026-11-23T09:30+01:00, 2026-11-23T08:30Z',
    });
  const [what] = asked;
  if (what === undefined) {
    const loose = (['step', 'actual', 'lot', 'of', 'reason', 'madeFrom', 'withdraw'] as const).filter(
      (name) => flags[name] !== undefined,
    );
    if (loose.length === 0) return [];
    problems.push({
      where: 'what to record',
      observed: `only ${loose.map(flagOf).join(', ')}`,
      allowed: `one of ${Object.keys(needs).map(flagOf).join(', ')}`,
    });
    throw new InputError('run record', problems);
  }
  if (asked.length > 1)
    problems.push({
      where: 'what to record',
      observed: asked.map(flagOf).join(' and '),
      allowed: 'one of them a time',
    });
  for (const name of needs[what])
    if (flags[name] === undefined)
      problems.push({ where: flagOf(name), observed: 'nothing', allowed: `needed with ${flagOf(what)}` });
  if (problems.length > 0) throw new InputError('run record', problems);

  const block = flags.step === undefined ? undefined : pilot.stepNamed(control, flags.step);
  if (flags.step !== undefined && !block) throw new InputError('run record', [pilot.unknownStep(control, flags.step)]);
  const step = block?.id ?? '';
  const at = block ? { step } : {};
  const batch = number('batch') ?? null;
  const instrument = flags.instrument === undefined ? {} : { instrument: flags.instrument };
  const lot = flags.lot === undefined ? {} : { lot: flags.lot };
  const { reason = '' } = flags;
  const make: Readonly<Record<What, () => readonly Said[]>> = {
    item: () => {
      const item = block && pilot.itemNamed(block, flags.item ?? '');
      if (!block || !item)
        throw new InputError('run record', block ? [pilot.unknownItem(block, flags.item ?? '')] : []);
      const value = pilot.valueOf(flags.actual ?? '', item.unit);
      // A charge that names its batch says it for the record.
      const own = /^batch-(\d+)\./.exec(item.id)?.[1];
      return [
        {
          kind: 'actual',
          step,
          item: item.id,
          batch: batch ?? (own === undefined ? null : Number(own)),
          value,
          unit: flags.unit ?? item.unit,
          ...instrument,
          ...lot,
        },
      ];
    },
    material: () => {
      const amount = number('amount');
      const unit = (flags.unit ?? 'g') as 'g';
      const { material = '' } = flags;
      return [
        { kind: 'lot', step, batch, material, lot: flags.lot ?? '', ...(amount === undefined ? {} : { amount, unit }) },
      ];
    },
    deviation: () => [{ kind: 'deviation', step, batch, of: number('of') ?? null, says: flags.deviation ?? '' }],
    disposition: () => [
      {
        kind: 'disposition',
        of: number('of') ?? 0,
        decision: (flags.disposition ?? '').toLowerCase() as 'hold',
        reason,
      },
    ],
    file: () => {
      const path = flags.file ?? '';
      const bytes = contents(path);
      return [
        { kind: 'file', ...at, name: path.split('/').pop() ?? path, sha256: pilot.sha256(bytes), bytes: bytes.length },
      ];
    },
    note: () => [{ kind: 'note', ...at, says: flags.note ?? '' }],
    corrects: () => {
      const corrects = number('corrects') ?? 0;
      const amount = number('amount');
      const unit = flags.actual !== undefined && /^[\d.,+-]/.test(flags.actual) ? '1' : '';
      const value = flags.actual === undefined ? {} : { value: pilot.valueOf(flags.actual, unit) };
      const gone = flags.withdraw ? { withdrawn: true as const } : {};
      return [
        {
          kind: 'correction',
          corrects,
          ...value,
          ...lot,
          ...instrument,
          ...(amount === undefined ? {} : { amount }),
          ...gone,
          reason,
        },
      ];
    },
    sheet: () => madeOf('sheet', flags.sheet ?? '', flags.madeFrom ?? ''),
    cells: () => madeOf('cell', flags.cells ?? '', flags.madeFrom ?? ''),
    good: () => [
      { kind: 'count', step, unit: flags.unit as 'cells', started: number('started') ?? 0, good: number('good') ?? 0 },
    ],
    minutes: () => [{ kind: 'time', step, batch, minutes: number('minutes') ?? 0 }],
    result: () => {
      const spread = number('spread');
      const replicates = number('replicates');
      return [
        {
          kind: 'result',
          on: flags.on ?? '',
          quantity: flags.result ?? '',
          value: number('actual') ?? 0,
          unit: flags.unit ?? '',
          ...(spread === undefined ? {} : { spread }),
          ...(replicates === undefined ? {} : { replicates }),
          ...(flags.conditions === undefined ? {} : { conditions: conditionsOf(flags.conditions) }),
          ...instrument,
        },
      ];
    },
    from: () => {
      const bytes = contents(flags.from ?? '');
      return problems.length > 0 ? [] : pilot.readSheet(bytes.toString('utf8'), control, flags.from);
    },
  };
  const entries = make[what]();
  if (problems.length > 0) throw new InputError('run record', problems);
  if (entries.length === 0)
    throw new InputError('run record', [
      { where: flags.from ?? what, observed: 'nothing filled in', allowed: 'at least one actual' },
    ]);
  return [...entries];
}

function madeOf(what: 'sheet' | 'cell', ids: string, from: string): Said[] {
  const sources = from.split(',').map((one) => one.trim()).filter((one) => one !== ''); // prettier-ignore
  return spread(ids).map((id) => ({ kind: 'made', what, id, from: sources }));
}

/** "1..3,7" is 1, 2, 3, 7; "A08..A10" is A08, A09, A10. */
function spread(written: string): string[] {
  return written.split(',').flatMap((part) => {
    const [, before = '', first = '', again = '', last = ''] = /^(.*?)(\d+)\.\.(.*?)(\d+)$/.exec(part.trim()) ?? [];
    const count = Number(last) - Number(first) + 1;
    if (first === '' || before !== again || !(count > 0) || count > 10_000) return [part.trim()];
    return Array.from(
      { length: count },
      (_, at) => `${before}${String(Number(first) + at).padStart(first.length, '0')}`,
    );
  });
}

/** "temperatureC=25,atmosphere=argon" as names and values. */
function conditionsOf(written: string): Record<string, number | string> {
  return Object.fromEntries(
    written.split(',').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      const value = rest.join('=').trim();
      return [name.trim(), value !== '' && Number.isFinite(Number(value)) ? Number(value) : value];
    }),
  );
}

/** Whether a text is a day of the calendar, or a day and time with its zone. */
function isTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/.test(text)) return false;
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return (
    !Number.isNaN(Date.parse(text)) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10))
  );
}
