import type { ProcessDocument, ReadProcess, Step, Trace } from '@libs/process';
import { traceCell, traceSteps, traceTreatments, type RaisedContact } from '@libs/process';
import { createCandidate, decodeNumbers } from './candidate';
import { together, type Asked } from './contact-answers';
import { expressRoute } from './express';
import type { Options } from './options';
import type { Position, Sheet } from './sheet';

const middle = new Float64Array(64).fill(0.5);

/** The steps of a whole cell, which a sheet or a pair does not have yet. */
const assembling: ReadonlySet<string> = new Set(['stack', 'press', 'seal']);

/** A place in a cell that is not filled yet. */
export function blank(position: Position): Sheet {
  return { id: '', family: '', position, contact: 'mixed', bounds: {}, evidence: '', express: () => [] };
}

/** Two neighbouring sheets, or one, as a process without the assembly; numbers in the middle of their ranges. */
export function expressPart(sheets: readonly Sheet[], { brief, place, ranges }: Options, id: string): ProcessDocument {
  const at = (position: Position): Sheet => sheets.find((sheet) => sheet.position === position) ?? blank(position);
  const candidate = createCandidate(at('cathode'), at('separator'), at('anode'));
  decodeNumbers(middle, ranges, candidate);
  const whole = expressRoute(candidate, brief, place, id);
  const { anode, ...cell } = whole.cell ?? {};
  return {
    ...whole,
    steps: whole.steps.filter((step) => !assembling.has(step.id)),
    cell: { ...cell, ...(anode ? { anode } : {}) },
  };
}

/** A sheet that was run alone: its part of a cell, and its answers. */
interface Run {
  readonly steps: readonly Step[];
  readonly cell: NonNullable<ProcessDocument['cell']>;
  readonly states: Trace['states'];
  readonly made: Asked;
  readonly treated: Asked;
}

/** A separator that is coated on the step `carrier`: what is made before it touches that, the steps that follow, and its films. */
interface Top {
  readonly head: { readonly document: ProcessDocument; readonly states: Trace['states']; readonly made: Asked };
  readonly tail: readonly Step[];
  readonly films: readonly string[];
  readonly namesProduct: boolean;
}

/**
 * Judges what two sheets raise together. Each sheet is run and asked once; a pair then asks only what it adds: the contacts of its cell,
 * and, where one is coated on the other, the steps on top. Exactly what the interpreted judge says of the pair as one process.
 */
export class PairJudge {
  private readonly runs = new Map<Sheet, Run>();
  private readonly tops = new Map<Sheet, Map<string, Top>>();
  private readonly find: ReadProcess['find'];

  constructor(private readonly options: Options) {
    this.find = (name) => {
      const found = options.knowledge.find(name);
      return found && { material: found.material };
    };
  }

  /** What falls short of the floor of the brief: a sentence for each answer, in no order. */
  shortfalls(one: Sheet, other: Sheet): string[] {
    const separator = one.position === 'separator' ? one : other;
    const electrode = one.position === 'separator' ? other : one;
    if (electrode.position === 'anode' && !electrode.electrolyte && separator.carrier === 'anode')
      return ['A wet electrolyte layer on a metal or alloy foil is not shown.'];
    // What is evaporated on the one for the other belongs to both: the pair is judged as one process.
    if (electrode.interlayer)
      return together([
        this.options.answers.askProcess({
          document: expressPart([separator, electrode], this.options, 'pair'),
          find: this.find,
        }),
      ]);
    const below = this.runOf(electrode);
    const carrier = separator.carrier === electrode.position ? below.cell[separator.carrier] : undefined;
    return carrier === undefined
      ? this.beside(below, this.runOf(separator), electrode.position)
      : this.onTop(below, electrode, separator, carrier);
  }

  /** Two sheets that only touch: nothing of the one is changed by the other. */
  private beside(electrode: Run, separator: Run, position: Position): string[] {
    const [first, second] = position === 'cathode' ? [electrode, separator] : [separator, electrode];
    const steps = [...first.steps, ...second.steps];
    const states = new Map([...first.states, ...second.states]);
    const process = this.processOf(steps, {
      ...separator.cell,
      ...electrode.cell,
      separator: separator.cell.separator ?? [],
    });
    return together([first.made, second.made, first.treated, second.treated, this.ask(traceCell(process, states))]);
  }

  /** A separator that is coated on its electrode: its last steps take up the state of that. */
  private onTop(below: Run, electrode: Sheet, separator: Sheet, carrier: string): string[] {
    const top = this.topOf(separator, electrode, below, carrier);
    const { head, tail, films } = top;
    const cell = { ...below.cell, separator: films };
    const all = this.processOf([...below.steps, ...head.document.steps, ...tail], cell);
    // A product that is named on top is what the steps below were on the way to: then these are asked again, too.
    if (top.namesProduct) {
      const { contacts, states } = traceSteps(all);
      return together([this.ask([...contacts, ...traceTreatments(all, states), ...traceCell(all, states)])]);
    }
    const before = new Map([...below.states, ...head.states]);
    const { contacts, states } = traceSteps(this.processOf(tail, cell), before);
    const met = this.ask([...contacts, ...traceTreatments(all, states), ...traceCell(all, states)]);
    return together([below.made, head.made, met]);
  }

  private runOf(sheet: Sheet): Run {
    let run = this.runs.get(sheet);
    if (!run) {
      const document = expressPart([sheet], this.options, 'sheet');
      const process = { document, find: this.find };
      const { contacts, states } = this.options.answers.trace(process);
      const [made, treated] = [this.ask(contacts), this.ask(traceTreatments(process, states))];
      run = { steps: document.steps, cell: document.cell ?? {}, states, made, treated };
      this.runs.set(sheet, run);
    }
    return run;
  }

  private topOf(separator: Sheet, electrode: Sheet, below: Run, carrier: string): Top {
    const known = this.tops.get(separator) ?? new Map<string, Top>();
    this.tops.set(separator, known);
    let top = known.get(carrier);
    if (!top) {
      const document = expressPart([electrode, separator], this.options, 'pair');
      const under = new Set(below.steps.map(({ id }) => id));
      const steps = document.steps.filter(({ id }) => !under.has(id));
      const touching = new Set([carrier]);
      const tail = steps.filter(({ id, ingredients }) => {
        const touches = ingredients.some(({ from }) => from !== undefined && touching.has(from));
        if (touches) touching.add(id);
        return touches;
      });
      const head = { ...document, steps: steps.filter(({ id }) => !touching.has(id)) };
      const { contacts, states } = this.options.answers.trace({ document: head, find: this.find });
      top = {
        head: { document: head, states, made: this.ask(contacts) },
        tail,
        films: document.cell?.separator ?? [],
        namesProduct: tail.some(({ product }) => product !== undefined),
      };
      known.set(carrier, top);
    }
    return top;
  }

  private processOf(steps: readonly Step[], cell: NonNullable<ProcessDocument['cell']>): ReadProcess {
    const { ion, evidence } = this.options.brief;
    return { document: { ion, ...(evidence ? { evidence } : {}), scale: 'pilot', steps, cell }, find: this.find };
  }

  private ask(contacts: readonly RaisedContact[]): Asked {
    return this.options.answers.ask(contacts);
  }
}
