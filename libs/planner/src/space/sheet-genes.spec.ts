import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { SheetGenes } from './sheet-genes';
import { buildSpace, familyPair, type Space } from './space';
import type { Sheet } from './sheet';

const knowledge = loadKnowledge();
const spaceOf = (name: string): Space => {
  const file = join(__dirname, '../..', '..', '..', 'recipes', 'briefs', `${name}.json`);
  return buildSpace(readBrief(JSON.parse(readFileSync(file, 'utf8')), knowledge), knowledge);
};

describe.each(['na-nacro2-nasn', 'li-ncm622-lithium', 'li-ncm622-dry-film'])('the sheets of %s', (name) => {
  const space = spaceOf(name);
  const genes = new SheetGenes(space);
  const genome = fc.tuple(...genes.sizes.map((size) => fc.nat(size - 1)));
  const sheets = new Int32Array(3);

  it('are all reached, each combination of the space once', () => {
    expect(genes.combinations()).toHaveLength(space.skeletons);
  });

  it('can always touch, whatever the genome says', () => {
    fc.assert(
      fc.property(genome, (x) => {
        genes.read(x, sheets);
        const [cathode, separator, anode] = sheets as unknown as [number, number, number];
        expect(space.separatorsOf[cathode]).toContain(separator);
        expect(space.anodesOf[separator]).toContain(anode);
        expect(space.apart.has(familyPair(space.cathodes[cathode] as Sheet, space.anodes[anode] as Sheet))).toBe(false);
      }),
      { seed: 1, numRuns: 200, verbose: 0 },
    );
  });

  it('keep their meaning: the same separator genes name the same separator under every cathode that it can touch', () => {
    fc.assert(
      fc.property(genome, genome, (x, other) => {
        genes.read(x, sheets);
        const separator = sheets[1] as number;
        const moved = [other[0], other[1], ...x.slice(2)] as number[];
        genes.read(moved, sheets);
        const wanted = genes.separators.flat();
        const exact = wanted.includes(separator) && isNamed(genes, x, separator);
        if (exact && space.separatorsOf[sheets[0] as number]?.includes(separator)) expect(sheets[1]).toBe(separator);
      }),
      { seed: 2, numRuns: 200, verbose: 0 },
    );
  });
});

/** Whether the genes name this separator itself, not one that stands in for another. */
function isNamed({ separators }: SheetGenes, x: readonly number[], separator: number): boolean {
  const group = separators[(x[2] as number) % separators.length] as readonly number[];
  return group[(x[3] as number) % group.length] === separator;
}
