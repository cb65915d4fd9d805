import { traceSteps, type ReadProcess, type Trace } from '@libs/process';

/** A row of steps that was traced, and the steps that were seen to follow it. */
interface Row extends Trace {
  readonly next: Map<string, Row>;
}

/** Traces rows of steps of one brief, each beginning once: sheets that differ in their foil alone have their slurry in common. */
export class SharedSteps {
  private readonly empty: Row = { contacts: [], states: new Map(), next: new Map() };

  /** What `traceSteps` says of the steps, contacts of one question in the same order. */
  trace(process: ReadProcess): Trace {
    const { document } = process;
    // A product that is named later is what the steps before were on the way to: they are not the same without it.
    if (document.steps.some(({ product }) => product !== undefined)) return traceSteps(process);
    let row = this.empty;
    for (const step of document.steps) {
      const key = JSON.stringify(step);
      let longer = row.next.get(key);
      if (!longer) {
        const { contacts, states } = traceSteps({ ...process, document: { ...document, steps: [step] } }, row.states);
        longer = { contacts: [...row.contacts, ...contacts], states, next: new Map() };
        row.next.set(key, longer);
      }
      row = longer;
    }
    return row;
  }
}
