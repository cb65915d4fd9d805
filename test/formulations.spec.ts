import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';

const folder = join(__dirname, '..', 'recipes', 'formulations');
const judge = new Judge(loadKnowledge());
/** The folder that a formulation lies in is the verdict that it is kept to show. */
const kept = readdirSync(folder).flatMap((verdict) =>
  readdirSync(join(folder, verdict)).map((file) => ({ verdict, file })),
);

describe('recipes/formulations', () => {
  it('shows what passes, what has conditions and what fails', () => {
    expect(new Set(kept.map(({ verdict }) => verdict))).toEqual(new Set(['pass', 'conditional', 'fail']));
  });

  it.each(kept)('$file: $verdict', ({ verdict, file }) => {
    const document = JSON.parse(readFileSync(join(folder, verdict, file), 'utf8')) as { id: string };
    expect(`${document.id}.json`).toBe(file);
    expect(judge.check(document).verdict).toBe(verdict);
  });
});
