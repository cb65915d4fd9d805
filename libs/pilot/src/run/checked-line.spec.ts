import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@libs/knowledge';
import { loadLine, shippedLines } from '@libs/plant';
import { checkedLine } from './checked-line';

const folder = mkdtempSync(join(tmpdir(), 'line-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const written = (name: string, line: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof line === 'string' ? line : JSON.stringify(line));
  return file;
};
const problemsOf = (name: string): readonly { where: string; observed: string; nearest?: readonly string[] }[] => {
  try {
    checkedLine(name, 'run plan');
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
};

describe('a line of a run', () => {
  it('that is shipped has no problem, and one from a file is the same', () => {
    for (const id of shippedLines()) expect(problemsOf(id)).toEqual([]);
    expect(checkedLine(written('same.json', loadLine('lab-glovebox')), 'run plan')).toEqual(loadLine('lab-glovebox'));
  });

  it('lists every problem at once: a wrong kind, a range the wrong way round, an id twice, an hour that is none', () => {
    const line = structuredClone(loadLine('lab-glovebox')) as unknown as {
      equipment: Record<string, unknown>[];
      staff: Record<string, unknown>[];
    };
    Object.assign(line.equipment[0] ?? {}, { volumeL: [0.1, 0.02] });
    Object.assign(line.equipment[1] ?? {}, { id: 'planetary-cup' });
    Object.assign(line.equipment[2] ?? {}, { kind: 'drier' });
    Object.assign(line.staff[0] ?? {}, { from: '25:00' });
    const places = problemsOf(written('broken.json', line)).map(({ where }) => where.replace(/^.*json: /, ''));
    expect(places).toEqual(
      expect.arrayContaining(['equipment[0].volumeL', 'equipment[1].id', 'equipment[2].kind', 'staff[0].from']),
    );
  });

  it('that does not exist has a nearest name, and a text that is no JSON says where', () => {
    expect(problemsOf('pilot-30mm')).toMatchObject([{ where: '--line', nearest: ['pilot-300mm'] }]);
    expect(problemsOf(written('text.json', '{ "id": '))[0]?.observed).toMatch('no JSON');
    expect(problemsOf(folder)).toMatchObject([{ where: '--line' }]);
  });
});
