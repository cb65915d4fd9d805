import type { Operation as Doing, ProcessDocument, Step } from '@libs/process';
import { press, plain, seal, stack } from './cell-steps';
import { calenderWeb, laminateSheets } from './calendering';
import { cleaningOf, cleaningPhase } from './cleaning';
import type { Context, PhaseDraft, Place } from './context';
import { placeOf, sheetEvidence } from './context';
import { cautionsByStep, evidenceOf } from './evidence';
import { withH2sCheck } from './h2s-check';
import { holdPoints } from './holds';
import { atmosphereOf, equipmentFor } from './line-use';
import { coatParticles, dissolve, impregnate, mixDry, mixSlurry } from './mixing';
import type { Operation, UnitProcedure } from './recipe';
import { calender, coat, infiltrate, isTransfer, laminate } from './coating';
import { evaporateMetal } from './evaporation';
import { dry, heatTreat } from './drying';
import { exfoliate, mill, synthesise } from './powder';

interface Entry {
  readonly title: (sheet: string, step: Step, process: ProcessDocument) => string;
  readonly phases: (step: Step, context: Context) => PhaseDraft[];
}

/** How each operation of a process is written for a technician: one entry each; the others state their conditions. */
const entries: Partial<Readonly<Record<Doing, Entry>>> = {
  'mix-slurry': { title: (sheet) => `Mix the ${sheet} slurry`, phases: mixSlurry },
  'mix-dry': { title: (sheet) => `Mix the ${sheet} powder`, phases: mixDry },
  synthesize: {
    title: (sheet, { product }) => `Make ${product ?? 'the electrolyte'} for the ${sheet} in solution`,
    phases: synthesise,
  },
  mill: {
    title: (sheet, { product, ingredients }) =>
      ingredients.some(({ role }) => role === 'active-material')
        ? `Mill the ${sheet} composite`
        : `Mill ${product ?? 'the electrolyte'} for the ${sheet}`,
    phases: mill,
  },
  exfoliate: {
    title: (_, { ingredients }) =>
      `Exfoliate ${ingredients.find(({ role }) => role === 'active-material')?.material ?? 'the active material'}`,
    phases: exfoliate,
  },
  dissolve: { title: (sheet) => `Make the electrolyte solution for the ${sheet}`, phases: dissolve },
  'coat-particles': {
    title: (sheet, { ingredients }) => {
      const oxide = ingredients.find(({ role }) => role === 'coating')?.material;
      return oxide
        ? `Coat the ${sheet} particles with ${oxide}`
        : `Wet the ${sheet} particles with the electrolyte solution`;
    },
    phases: coatParticles,
  },
  impregnate: { title: () => 'Impregnate the scaffold with the electrolyte suspension', phases: impregnate },
  coat: { title: (sheet) => `Coat the ${sheet} layer`, phases: coat },
  calender: {
    title: (sheet) => (sheet === 'cell' ? 'Calender the web' : `Calender the ${sheet} sheet`),
    phases: (step, context) => (placeOf(step) === 'cell' ? calenderWeb(step, context) : calender(step, context)),
  },
  laminate: {
    title: (sheet, step) =>
      sheet === 'cell'
        ? 'Laminate the sheets'
        : isTransfer(step)
          ? `Transfer the ${sheet} layer from its release film`
          : `Roll the ${sheet} film and laminate it`,
    phases: (step, context) => (placeOf(step) === 'cell' ? laminateSheets(step) : laminate(step, context)),
  },
  dry: { title: (sheet, step, process) => `Dry ${whatArrives(sheet, step, process)}`, phases: dry },
  'heat-treat': {
    title: (sheet, step, process) => `Heat-treat ${whatArrives(sheet, step, process)}`,
    phases: heatTreat,
  },
  infiltrate: { title: (sheet) => `Infiltrate the ${sheet} with the electrolyte solution`, phases: infiltrate },
  'evaporate-metal': {
    title: (_, { ingredients }) =>
      `Evaporate ${ingredients.find(({ role }) => role === 'interlayer')?.material ?? 'the metal'} on the separator`,
    phases: evaporateMetal,
  },
  stack: { title: () => 'Cut and stack', phases: stack },
  press: { title: () => 'Press the stack', phases: press },
  seal: { title: () => 'Seal and clamp the cell', phases: seal },
};

/** What a drying or heating step is given: particles, an infiltrated sheet, a film or a coated layer. */
function whatArrives(sheet: string, step: Step, process: ProcessDocument): string {
  const before = process.steps.find(({ id }) => id === step.ingredients[0]?.from);
  switch (before?.operation) {
    case 'coat-particles':
      return `the coated ${sheet} particles`;
    case 'infiltrate':
      return `the infiltrated ${sheet}`;
    case 'impregnate':
      return 'the impregnated film';
    case 'synthesize':
    case 'mill':
    case 'dissolve':
      return `the electrolyte for the ${sheet}`;
    case 'dry':
      return whatArrives(sheet, before, process);
    default:
      return `the ${sheet} layer`;
  }
}

const titles: Readonly<Record<Place, string>> = {
  cathode: 'Cathode sheet',
  separator: 'Separator',
  anode: 'Anode sheet',
  cell: 'Cell assembly',
};

/** The title of a step as a person says it. */
export function operationTitle(step: Step, process: ProcessDocument): string {
  const place = placeOf(step);
  return entries[step.operation]?.title(place, step, process) ?? `${step.operation} (${step.id})`;
}

/** Unit procedures in the order of the process, each with its operations and phases, numbered 1.2.3. */
export function procedureOf(context: Context, hazards: ReadonlyMap<string, readonly string[]>): UnitProcedure[] {
  const places = [...new Set(context.process.steps.map(placeOf))];
  const cautions = cautionsByStep(context.judgement);
  return places.map((place, unit): UnitProcedure => {
    const steps = context.process.steps.filter((step) => placeOf(step) === place);
    return {
      number: `${unit + 1}`,
      id: place,
      title: titles[place],
      evidence: sheetEvidence(context, place),
      operations: steps.map((step) =>
        operationOf(step, context, hazards.get(step.id) ?? [], cautions.get(step.id) ?? []),
      ),
    };
  });
}

function operationOf(step: Step, context: Context, hazards: readonly string[], cautions: readonly string[]): Operation {
  const entry = entries[step.operation];
  const number = context.numbers.get(step.id) ?? '';
  const cleaning = cleaningOf(step, context.present.get(step.id) ?? new Set(), context.process, context.judge);
  const drafts = withH2sCheck((entry?.phases ?? plain)(step, context), hazards, context);
  const phases = [...drafts, ...cleaningPhase(cleaning, hazards)].map((draft, at) => ({
    number: `${number}.${at + 1}`,
    ...draft,
  }));
  const evidence = context.judgement.questions.filter(({ about }) => about.step === step.id).map(evidenceOf);
  return {
    number,
    id: step.id,
    title: operationTitle(step, context.process),
    equipment: equipmentFor(step, context.line)?.id ?? null,
    atmosphere: atmosphereOf(step, context.line),
    hazards,
    holds: holdPoints(phases, evidence),
    phases,
    cleaning,
    cautions,
    evidence,
  };
}
