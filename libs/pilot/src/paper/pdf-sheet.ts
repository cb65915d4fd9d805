import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';

export type PaperSize = 'A4' | 'LETTER';

const margin = 40;
const footer = 78;

const replaced: Readonly<Record<string, string>> = {
  '−': '-',
  '‑': '-',
  '≤': '<=',
  '≥': '>=',
  '→': '->',
  Ω: 'ohm',
  Δ: 'delta ',
  μ: 'µ',
  σ: 'sigma',
  τ: 'tau',
};
const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A text in the letters that a standard font of PDF has (WinAnsi); a letter that it has not is shown as "?", never as another one. */
export function printable(text: string): string {
  const raised = text.replace(/⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (found) =>
    /^[²³¹]$/.test(found)
      ? found
      : `^${[...found].map((one) => (one === '⁻' ? '-' : superscripts.indexOf(one))).join('')}`,
  );
  return [...raised]
    .map((letter) => {
      const known = replaced[letter];
      if (known !== undefined) return known;
      if (subscripts.includes(letter)) return String(subscripts.indexOf(letter));
      return /[\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€\n]/.test(letter) ? letter : '?';
    })
    .join('');
}

/** One document of pages: text that flows, tables that break between rows, a code and a footer on every page. Its dates are those given. */
export class PdfSheet {
  readonly pdf: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<Buffer>;

  constructor(size: PaperSize, title: string, date: string) {
    const day = new Date(`${date}T00:00:00Z`);
    this.pdf = new PDFDocument({
      size,
      margins: { top: margin, left: margin, right: margin, bottom: footer },
      bufferPages: true,
      info: { Title: printable(title), CreationDate: day, ModDate: day },
    });
    this.done = new Promise<Buffer>((resolve) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', () => resolve(Buffer.concat(this.chunks)));
    });
  }

  get width(): number {
    return this.pdf.page.width - 2 * margin;
  }

  /** A new page where less than `height` points are left. */
  room(height: number): void {
    if (this.pdf.y + height > this.pdf.page.height - footer - 5) this.pdf.addPage();
  }

  say(line: string, points = 11, bold = false, indent = 0): void {
    const { pdf } = this;
    const options = { width: this.width - indent };
    pdf
      .font(bold ? 'Helvetica-Bold' : 'Helvetica')
      .fontSize(points)
      .fillColor('black');
    this.room(Math.min(pdf.heightOfString(printable(line), options), 200) + 4);
    pdf.text(printable(line), margin + indent, pdf.y, options).moveDown(0.3);
  }

  /** A line with an empty box to tick. */
  tick(line: string, points = 11): void {
    const { pdf } = this;
    const options = { width: this.width - 20 };
    pdf.font('Helvetica-Bold').fontSize(points);
    this.room(pdf.heightOfString(printable(line), options) + 4);
    pdf
      .rect(margin + 2, pdf.y + 1, 10, 10)
      .lineWidth(1)
      .stroke();
    pdf.text(printable(line), margin + 20, pdf.y, options).moveDown(0.3);
  }

  /** A heading on a grey bar that stays with what follows. */
  bar(line: string, keep = 130): void {
    const { pdf } = this;
    pdf.moveDown(0.6);
    this.room(keep);
    pdf.font('Helvetica-Bold').fontSize(15);
    const height = pdf.heightOfString(printable(line), { width: this.width - 12 }) + 10;
    const top = pdf.y;
    pdf.rect(margin, top, this.width, height).fill('#dddddd');
    pdf.fillColor('black').text(printable(line), margin + 6, top + 6, { width: this.width - 12 });
    pdf.y = top + height + 4;
  }

  /** A table whose head stands again on every page. `shares` are the widths of the columns and sum to 1. */
  table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): void {
    if (rows.length === 0) return;
    this.room(70);
    this.row(head, shares, true);
    for (const row of rows) {
      if (this.pdf.y + this.heightOf(row, shares) > this.pdf.page.height - footer - 5) {
        this.pdf.addPage();
        this.row(head, shares, true);
      }
      this.row(row, shares, false);
    }
    this.pdf.moveDown(0.4);
  }

  private heightOf(cells: readonly string[], shares: readonly number[]): number {
    const heights = cells.map(
      (cell, at) =>
        this.pdf
          .font('Helvetica')
          .fontSize(11)
          .heightOfString(printable(cell), { width: (shares[at] ?? 0) * this.width - 8 }) + 10,
    );
    return Math.max(26, ...heights);
  }

  private row(cells: readonly string[], shares: readonly number[], bold: boolean): void {
    const { pdf } = this;
    const height = bold ? 22 : this.heightOf(cells, shares);
    const top = pdf.y;
    pdf.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(11);
    let left = margin;
    for (const [at, cell] of cells.entries()) {
      const width = (shares[at] ?? 0) * this.width;
      pdf.rect(left, top, width, height).lineWidth(0.5).stroke();
      pdf.text(printable(cell), left + 4, top + 6, { width: width - 8 });
      left += width;
    }
    pdf.y = top + height;
  }

  /** A code of a text as squares: drawn, not embedded, because pdfkit inflates an image asynchronously and the order of the bytes would change. */
  code(text: string, left: number, top: number, side: number): void {
    const { modules } = QRCode.create(text);
    const dot = side / modules.size;
    for (let at = 0; at < modules.data.length; at += 1)
      if (modules.data[at])
        this.pdf.rect(left + (at % modules.size) * dot, top + Math.floor(at / modules.size) * dot, dot, dot);
    this.pdf.fill('black');
  }

  /** Ends the document: on every page the watermark, the code of the hash, what it is and its number. */
  async finished(name: string, hash: string, watermark: string | null): Promise<Buffer> {
    const { pdf } = this;
    const { count } = pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      pdf.switchToPage(page);
      pdf.page.margins.bottom = 0;
      const { width, height } = pdf.page;
      if (watermark !== null) {
        pdf.save().rotate(-55, { origin: [width / 2, height / 2] });
        pdf.font('Helvetica-Bold').fontSize(54).fillColor('black').fillOpacity(0.09);
        pdf.text(watermark, width / 2 - 400, height / 2 - 27, { width: 800, align: 'center', lineBreak: false });
        pdf.fillOpacity(1).restore();
      }
      this.code(hash, margin, height - footer + 8, 50);
      pdf.font('Helvetica-Bold').fontSize(10).fillColor('black');
      pdf.text(printable(`${name}   page ${page + 1} of ${count}`), margin + 60, height - footer + 14, {
        lineBreak: false,
      });
      pdf.font('Helvetica').fontSize(9);
      pdf.text(hash, margin + 60, height - footer + 30, { lineBreak: false });
      if (watermark !== null) pdf.text(watermark, margin + 60, height - footer + 44, { lineBreak: false });
    }
    pdf.end();
    return this.done;
  }
}
