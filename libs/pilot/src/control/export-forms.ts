import type { ReleaseRecord } from '@libs/recipe';
import { batchMl } from './batchml';
import { codeSvg } from '../paper/code-svg';
import type { ControlRecipe } from './control-recipe';
import { releaseState } from './control-recipe';
import { controlJsonLd } from './json-ld';
import { labelsPdf } from '../paper/labels-pdf';
import { controlCsv, pickListCsv, travelerHtml, travelerMarkdown } from '../paper/paper';
import type { PaperSize } from '../paper/pdf-sheet';
import type { TimedRun } from '../schedule/start-times';
import { startTimes } from '../schedule/start-times';
import type { Traveler } from '../paper/traveler';
import { travelerOf } from '../paper/traveler';
import { travelerPdf } from '../paper/traveler-pdf';

/** What an export is written from: the frozen recipe, who signed it, and the schedule where there is one. */
export interface PrintedRun {
  readonly control: ControlRecipe;
  readonly record?: ReleaseRecord | undefined;
  readonly schedule?: TimedRun | undefined;
  readonly paper?: PaperSize | undefined;
}

interface ExportForm {
  readonly file: string;
  readonly says: string;
  readonly write: (run: PrintedRun) => string | Promise<Buffer>;
}

const traveler = ({ control, record, schedule }: PrintedRun): Traveler =>
  travelerOf(control, record, schedule && startTimes(control, schedule));
const status = ({ control, record }: PrintedRun): string => releaseState(control, record).says;

/** Every form that a run can be written in: one entry each. */
export const exportForms = {
  batchml: { file: 'control.xml', says: 'BatchML, ISA-88', write: ({ control, record }) => batchMl(control, record) },
  jsonld: {
    file: 'control.jsonld',
    says: 'JSON-LD with terms of EMMO and BattINFO',
    write: ({ control, record }) => controlJsonLd(control, record),
  },
  csv: {
    file: 'control.csv',
    says: 'every charge, set-point and check',
    write: (run) => controlCsv(run.control, status(run)),
  },
  html: {
    file: 'traveler.html',
    says: 'the traveler as a page',
    write: (run) => travelerHtml(traveler(run), codeSvg(run.control.contentHash)),
  },
  pdf: { file: 'traveler.pdf', says: 'the traveler on paper', write: (run) => travelerPdf(traveler(run), run.paper) },
  md: { file: 'control.md', says: 'the traveler as Markdown', write: (run) => travelerMarkdown(traveler(run)) },
  labels: {
    file: 'labels.pdf',
    says: 'labels of containers, with a code each',
    write: (run) => labelsPdf(run.control, traveler(run).watermark, run.paper),
  },
  picklist: {
    file: 'pick-list.csv',
    says: 'what has to be fetched',
    write: (run) => pickListCsv(run.control, status(run)),
  },
} as const satisfies Readonly<Record<string, ExportForm>>;

export type ExportFormId = keyof typeof exportForms;
export const exportFormIds = Object.keys(exportForms) as ExportFormId[];
