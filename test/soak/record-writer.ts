/** One writer of a run record: FOLDER CONTROL NAME COUNT. Says each note once it is written, so that a test knows what may not be lost. */
import { readFileSync, writeSync } from 'node:fs';
import type { ControlRecipe } from '@libs/pilot';
import { addToRecord } from '@libs/pilot';

const [folder = '', control = '', name = '', count = '0'] = process.argv.slice(-4);
const recipe = JSON.parse(readFileSync(control, 'utf8')) as ControlRecipe;
for (let at = 1; at <= Number(count); at += 1) {
  const says = `${name} ${at}`;
  addToRecord(
    folder,
    recipe,
    [
      { kind: 'note', says },
      { kind: 'note', says: `${says}, second` },
    ],
    {},
    'test',
  );
  writeSync(1, `${says}\n`);
}
