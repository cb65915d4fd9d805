import type { ControlRecipe } from '../control/control-recipe';
import type { Label } from './labels';
import { labelsOf } from './labels';
import type { PaperSize } from './pdf-sheet';
import { PdfSheet, printable } from './pdf-sheet';

const columns = 2;
const perColumn = 4;

/** The labels of a run as PDF, eight a page with room to cut; each has a code of its own and the hash of the run. */
export async function labelsPdf(
  recipe: ControlRecipe,
  watermark: string | null,
  size: PaperSize = 'A4',
): Promise<Buffer> {
  const sheet = new PdfSheet(size, `Labels of ${recipe.title}`, recipe.startDate);
  for (const [at, label] of labelsOf(recipe).entries()) {
    const place = at % (columns * perColumn);
    if (at > 0 && place === 0) sheet.pdf.addPage();
    const wide = sheet.width / columns;
    const high = (sheet.pdf.page.height - 40 - 90) / perColumn;
    printLabel(sheet, label, {
      left: 40 + (place % columns) * wide,
      top: 40 + Math.floor(place / columns) * high,
      wide: wide - 8,
      high: high - 8,
      foot: `${recipe.contentHash.slice(0, 16)}${watermark === null ? '' : `  ${watermark}`}`,
    });
  }
  return sheet.finished(recipe.id, recipe.contentHash, watermark);
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
  readonly foot: string;
}

function printLabel(sheet: PdfSheet, label: Label, frame: Frame): void {
  const { pdf } = sheet;
  const { left, top, wide, high, foot } = frame;
  const side = 62;
  const width = wide - 14;
  pdf.rect(left, top, wide, high).lineWidth(0.8).stroke();
  pdf.font('Helvetica-Bold').fontSize(13).fillColor('black');
  const line = (text: string, points: number, narrow: boolean): void => {
    pdf.fontSize(points);
    pdf.text(printable(text), left + 7, pdf.y + 2, { width: narrow ? width - side - 6 : width });
  };
  pdf.y = top + 5;
  line(label.title, 13, true);
  pdf.font('Helvetica');
  for (const one of label.lines) line(one, 10.5, pdf.y < top + side + 8);
  pdf.y = Math.max(pdf.y, top + side + 6);
  pdf.font('Helvetica-Bold').fontSize(9);
  const hazards = fitted(
    label.hazards,
    (text) => pdf.heightOfString(printable(text), { width }) < top + high - 16 - pdf.y,
  );
  pdf.text(printable(hazards), left + 7, pdf.y + 2, { width });
  pdf.font('Helvetica').fontSize(8);
  pdf.text(printable(foot), left + 7, top + high - 13, { width, lineBreak: false });
  sheet.code(label.code, left + wide - side - 7, top + 7, side);
}

/** As many hazards as fit, by their order of concern; how many are left out is said. */
function fitted(hazards: readonly string[], fits: (text: string) => boolean): string {
  for (let count = hazards.length; count > 0; count -= 1) {
    const left = hazards.length - count;
    const text = `${hazards.slice(0, count).join('; ')}${left > 0 ? `; and ${left} more: see the traveler` : ''}`;
    if (fits(text)) return text;
  }
  return hazards.length > 0 ? `${hazards.length} hazards: see the traveler` : '';
}
