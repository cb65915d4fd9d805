import type { PaperSize } from './pdf-sheet';
import { PdfSheet } from './pdf-sheet';
import type { Traveler, TravelerBlock } from './traveler';

const head = ['what', 'target', 'limits', 'actual', 'initials, time'];
const shares = [0.31, 0.21, 0.19, 0.15, 0.14];

/** The traveler as PDF, A4 or Letter; its dates are those of the run, so that the same traveler gives the same bytes. */
export async function travelerPdf(traveler: Traveler, size: PaperSize = 'A4'): Promise<Buffer> {
  const sheet = new PdfSheet(size, traveler.title, traveler.startDate);
  sheet.say(traveler.title, 18, true);
  sheet.say(traveler.status, 12, true);
  sheet.say(traveler.facts, 11);
  sheet.bar('Hazards and protection');
  for (const { title, protect } of traveler.hazards) {
    sheet.say(title, 11, true);
    sheet.say(protect, 11, false, 12);
  }
  if (traveler.unmet.length > 0) {
    sheet.bar('What this line does not meet');
    for (const line of traveler.unmet) sheet.say(line);
  }
  if (traveler.tests.length > 0) {
    sheet.bar('Tests to make first');
    for (const test of traveler.tests) sheet.tick(test, 10.5);
  }
  sheet.bar('To lie ready');
  sheet.table(
    ['material', 'amount', 'lot', 'taken by'],
    traveler.bill.map(({ material, amount }) => [material, amount, '', '']),
    [0.4, 0.2, 0.22, 0.18],
  );
  for (const block of traveler.blocks) printBlock(sheet, block);
  sheet.bar('Waste');
  for (const line of traveler.waste) sheet.say(line);
  if (traveler.cautions.length > 0) {
    sheet.bar('Cautions of the evidence, by step');
    for (const line of traveler.cautions) sheet.say(line, 10);
  }
  sheet.bar('Assumed, not published');
  for (const line of traveler.assumptions) sheet.say(line, 10);
  return sheet.finished(traveler.id, traveler.hash, traveler.watermark);
}

function printBlock(sheet: PdfSheet, block: TravelerBlock): void {
  sheet.bar(block.title, 190);
  for (const line of block.times) sheet.say(line, 12, true);
  sheet.say(block.where);
  if (block.hazards !== '') sheet.say(`Hazards: ${block.hazards}`, 11, true);
  for (const notice of block.notices) sheet.say(notice, 11, true);
  for (const hold of block.holds) sheet.tick(`HOLD: ${hold}`);
  for (const { title, instructions, rows, sampling } of block.phases) {
    sheet.room(rows.length > 0 ? 130 : 60);
    if (title !== '') sheet.say(title, 12, true);
    for (const line of instructions) sheet.say(line);
    sheet.table(
      head,
      rows.map(({ what, target, limits }) => [what, target, limits, '', '']),
      shares,
    );
    for (const line of sampling) sheet.say(line, 10);
  }
}
