import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import type { ReleaseRecord } from '@libs/recipe';
import type { ControlRecipe } from './control-recipe';
import { limitText, linesOf, releaseState, targetText } from './control-recipe';

const plain = (value: string): string =>
  value
    .replaceAll('−', '-')
    .replaceAll('Ω', 'ohm')
    .replaceAll('₂', '2')
    .replaceAll('‑', '-')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=');

const heads = ['what', 'target', 'limits', 'actual', 'initials, time'];

/** The traveler as PDF, A4 or Letter; dates are fixed by the run's start, so the same control recipe gives the same bytes. */
export async function travelerPdf(
  recipe: ControlRecipe,
  size: 'A4' | 'LETTER' = 'A4',
  record?: ReleaseRecord,
): Promise<Buffer> {
  const date = new Date(`${recipe.startDate.slice(0, 10)}T00:00:00Z`);
  const pdf = new PDFDocument({
    size,
    margins: { top: 40, left: 40, right: 40, bottom: 90 },
    bufferPages: true,
    info: { Title: recipe.title, CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  const width = pdf.page.width - 80;
  const columns = [0.3, 0.24, 0.2, 0.13, 0.13].map((share) => share * width);
  const room = (height: number): void => {
    if (pdf.y + height > pdf.page.height - 95) pdf.addPage();
  };
  const say = (line: string, points = 10, bold = false): void => {
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(points);
    room(pdf.heightOfString(plain(line), { width }) + 4);
    pdf.text(plain(line), 40, pdf.y, { width }).moveDown(0.3);
  };
  const row = (cells: readonly string[], bold = false): void => {
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
    const height = Math.max(
      22,
      ...cells.map((cell, at) => pdf.heightOfString(plain(cell), { width: (columns[at] ?? 0) - 8 }) + 10),
    );
    if (!bold && pdf.y + height > pdf.page.height - 95) {
      pdf.addPage();
      row(heads, true);
      pdf.font('Helvetica').fontSize(10);
    }
    const top = pdf.y;
    let left = 40;
    for (const [at, cell] of cells.entries()) {
      pdf
        .rect(left, top, columns[at] ?? 0, height)
        .lineWidth(0.5)
        .stroke();
      pdf.text(plain(cell), left + 4, top + 5, { width: (columns[at] ?? 0) - 8 });
      left += columns[at] ?? 0;
    }
    pdf.y = top + height;
  };
  say(recipe.title, 18, true);
  say(releaseState(recipe, record).says, 12, true);
  say(
    `${recipe.goodCells} good cells, ${recipe.startedCells} started; line ${recipe.line}; start ${recipe.startDate}`,
    12,
  );
  say('Hazards', 14, true);
  for (const { title, protect } of recipe.hazards) say(`${title}: ${protect}`);
  for (const block of recipe.blocks) {
    room(150);
    pdf.moveDown(0.6);
    say(`${block.number} ${block.title}${block.repeats > 1 ? ` (${block.repeats} times)` : ''}`, 14, true);
    say(`${block.equipment}   Hazards: ${block.hazards.join('; ')}`, 10, true);
    for (const line of linesOf(block)) say(line);
    row(heads, true);
    for (const one of block.values) row([one.name, targetText(one), limitText(one), '', '']);
  }
  const { modules } = QRCode.create(recipe.contentHash);
  const dot = 44 / modules.size;
  const { count } = pdf.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    // Drawn, not embedded: pdfkit inflates an image asynchronously, and the order of the bytes would change.
    const top = pdf.page.height - 80;
    for (let at = 0; at < modules.data.length; at += 1)
      if (modules.data[at])
        pdf.rect(40 + (at % modules.size) * dot, top + Math.floor(at / modules.size) * dot, dot, dot);
    pdf.fill('black');
    pdf.font('Helvetica').fontSize(8);
    pdf.text(`${recipe.id}   page ${page + 1} of ${count}`, 95, pdf.page.height - 70, { lineBreak: false });
    pdf.text(recipe.contentHash, 95, pdf.page.height - 56, { lineBreak: false });
  }
  pdf.end();
  return done;
}
