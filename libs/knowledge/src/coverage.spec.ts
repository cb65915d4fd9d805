import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage, coverageList } from './coverage';
import { loadKnowledge } from './load';

const knowledge = loadKnowledge();
const reference = join(__dirname, '..', '..', '..', '..', 'shared', 'reference');

/** First cells of a CSV, with the second one where the first is only a topic. */
function rowKeys(file: string): string[] {
  const seen = new Map<string, number>();
  const lines = readFileSync(join(reference, 'facts', `${file}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1);
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
      (cell ?? '').replace(/^"|"$/g, '').replace(/""/g, '"'),
    );
    const own = (file === '5-sodium' ? cells[1] : cells[0]) ?? '';
    const key = ['1-solvents', '2-binders', '3-recipes'].includes(file) ? own : `${file}:${own}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count > 1 ? `${key} #${count}` : key;
  });
}

describe('coverage of the ledger and the facts', () => {
  it('leaves no rule and no row unaccounted for', () => {
    expect(coverage(knowledge).flatMap(({ id, gap }) => (gap === undefined ? [] : [`${id}: ${gap}`]))).toEqual([]);
  });

  it('gives a reason only where no statement speaks', () => {
    expect(
      coverage(knowledge).filter(({ reason, statements }) => reason !== undefined && statements.length > 0),
    ).toEqual([]);
  });

  it('cites no rule that the ledger does not have', () => {
    const known = new Set(coverageList().rules.map(({ id }) => id));
    const cited = knowledge.statements
      .flatMap(({ ledger }) => ledger ?? [])
      .filter((id) => /^(SOL|BND|ATM|TOX|HT|WET|SP|CAT|ANO|WIN|MIX|LAY|CC|NA|CON|MEC|SAF|EVD)-\d/.test(id));
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
  });

  (existsSync(reference) ? it : it.skip)('lists exactly the rules and the rows of the reference', () => {
    const rules = [
      ...readFileSync(join(reference, 'ledger', 'rules.md'), 'utf8').matchAll(/^\| ([A-Z]+-\d+[a-z]?) \|/gm),
    ].map(([, id]) => id);
    const files = [
      '1-solvents',
      '1b-solvent-descriptors',
      '2-binders',
      '3-recipes',
      '4-h2s',
      '4b-exposure-limits',
      '5-sodium',
      '6-windows',
      '6b-li-interphase-growth',
      '6c-coatings',
      '6d-collectors',
      '7-densities',
      '7b-prices',
      '7c-theory-capacity',
    ];
    expect(coverageList().rules.map(({ id }) => id)).toEqual(rules);
    expect(coverageList().rows.map(({ id }) => id)).toEqual(files.flatMap(rowKeys));
  });
});
