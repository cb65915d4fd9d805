import type { Judge } from '@libs/compatibility';
import { severity } from '@libs/compatibility';
import type { Knowledge } from '@libs/knowledge';
import type { ProcessDocument, Step } from '@libs/process';
import type { PhaseDraft } from './context';
import { parameter, phase } from './context';
import type { CleaningAnswer } from './recipe';

/** Slurry liquids that sulfides are known to stand, and those that a cleaner reaches for by habit. */
const slurryLiquids = ['toluene', 'xylene'];
const habits = ['water', 'ethanol', 'isopropanol', 'acetone', 'NMP'];
const soiling: ReadonlySet<string> = new Set([
  'mix-slurry',
  'mix-dry',
  'dissolve',
  'impregnate',
  'coat-particles',
  'coat',
  'infiltrate',
]);

export function isSoiling({ operation }: Step): boolean {
  return soiling.has(operation);
}

/** Every cleaning liquid that may meet the electrolytes left in the equipment of a step, judged as a wash. */
export function cleaningOf(
  step: Step,
  present: ReadonlySet<string>,
  process: ProcessDocument,
  judge: Judge,
): CleaningAnswer[] {
  if (!isSoiling(step)) return [];
  const { knowledge } = judge;
  const here = [...present].filter((id) => isElectrolyte(id, knowledge));
  const later = process.steps
    .flatMap(({ ingredients }) => ingredients.flatMap(({ material }) => material ?? []))
    .filter((id) => isElectrolyte(id, knowledge));
  const electrolytes = here.length > 0 ? here : [...new Set(later)];
  if (electrolytes.length === 0) return [];
  const own = [...present].filter((id) => knowledge.materials.get(id)?.kind === 'solvent');
  const liquids = [...new Set([...own, ...slurryLiquids, ...habits])].filter((id) => knowledge.materials.has(id));
  // Before the first sulfide the question is only what must be gone when one arrives.
  const proposable = new Set(
    here.length > 0 ? [...own.filter((id) => isAprotic(id, knowledge)), ...slurryLiquids] : [],
  );
  return liquids
    .map((liquid) => {
      const answers = electrolytes.flatMap((electrolyte) => washed(electrolyte, liquid, step, process, judge));
      const worst = [...answers].sort((a, b) => severity(b.verdict) - severity(a.verdict))[0];
      const verdict = worst?.verdict ?? 'unknown';
      const statements = answers
        .filter((answer) => answer.verdict === verdict)
        .flatMap(({ decidedBy }) => decidedBy)
        .map(({ statement, says, certainty }) => ({ id: statement, says, certainty }));
      return {
        liquid,
        verdict,
        use: useOf(verdict, proposable.has(liquid)),
        statements: statements.filter(({ id }, at) => statements.findIndex((one) => one.id === id) === at),
      } satisfies CleaningAnswer;
    })
    .sort((a, b) => order.indexOf(a.use) - order.indexOf(b.use) || (a.liquid < b.liquid ? -1 : 1));
}

const order: readonly CleaningAnswer['use'][] = ['proposed', 'not proposed', 'not known', 'never'];

function useOf(verdict: CleaningAnswer['verdict'], proposable: boolean): CleaningAnswer['use'] {
  if (verdict === 'fail') return 'never';
  if (verdict === 'unknown') return 'not known';
  return verdict === 'pass' && proposable ? 'proposed' : 'not proposed';
}

function isAprotic(id: string, knowledge: Knowledge): boolean {
  return !(knowledge.materials.get(id)?.class?.includes('protic') ?? false);
}

function isElectrolyte(id: string, knowledge: Knowledge): boolean {
  return knowledge.materials.get(id)?.kind === 'solid-electrolyte';
}

function washed(electrolyte: string, liquid: string, step: Step, process: ProcessDocument, judge: Judge) {
  const { atmosphere, dewPointC } = step.conditions ?? {};
  const { questions } = judge.check({
    id: 'wash',
    ion: process.ion,
    scale: 'pilot',
    ...(process.evidence ? { evidence: process.evidence } : {}),
    steps: [
      {
        id: 'wash',
        operation: 'wash',
        ingredients: [
          { role: 'solid-electrolyte', material: electrolyte },
          { role: 'solvent', material: liquid },
        ],
        conditions: {
          ...(atmosphere === undefined ? {} : { atmosphere }),
          ...(dewPointC === undefined ? {} : { dewPointC }),
        },
      },
    ],
  });
  return questions.filter(({ question }) => question === 'electrolyte-in-solvent');
}

/** The cleaning after a step as a phase of its own: what it may be rinsed with, what may never meet it, and where the rinse goes. */
export function cleaningPhase(answers: readonly CleaningAnswer[], hazards: readonly string[]): PhaseDraft[] {
  if (answers.length === 0) return [];
  const named = (use: CleaningAnswer['use']): string =>
    answers.flatMap((answer) => (answer.use === use ? [answer.liquid] : [])).join(', ');
  const hasSulfide = hazards.includes('h2s-evolution');
  const never = named('never');
  return [
    phase('clean', 'Clean and collect the waste', {
      instructions: [
        ...(hasSulfide
          ? [
              'Empty first, wipe dry, then rinse. What is left over, rinses, wipes and filters are sulfide waste: dry, closed, labelled with step and time, apart from water, acid and alcohol.',
            ]
          : [
              'No sulfide has been in this equipment yet: clean it as the data sheet of its solvent asks, and dry it before a sulfide arrives.',
            ]),
        ...(never === '' ? [] : [`${hasSulfide ? 'Never' : 'No trace may be left of'}: ${never}.`]),
      ],
      setpoints: hasSulfide
        ? [
            parameter(
              'rinse',
              'liquid to rinse with',
              named('proposed') || null,
              '',
              named('proposed') === ''
                ? 'no source gives one that was judged pass'
                : 'judged as a wash of the electrolyte that is left',
            ),
          ]
        : [],
      checks: [
        parameter(
          'clean-dry',
          'clean and dry before the next use',
          'yes',
          '',
          'no trace of what is named as never may meet the next sulfide',
        ),
        parameter('waste', 'waste collected: mass and container', 'record', 'g', 'what the site treats'),
      ],
    }),
  ];
}
