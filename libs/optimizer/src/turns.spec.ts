import { Chance } from './chance';
import { spaceOf } from './space';
import { Turns } from './turns';

const category = (values: number, block?: string) => ({
  kind: 'categorical' as const,
  low: 0,
  high: values - 1,
  ...(block === undefined ? {} : { block }),
});

describe('another choice', () => {
  it('has tried all 12 combinations of a block of 3 x 4 after its first 12 turns, and leaves the other genes alone', () => {
    const space = spaceOf({
      genes: [category(3, 'sheet'), { kind: 'real', low: 0, high: 1 }, category(4, 'sheet')],
      objectives: 2,
      constraints: 0,
      evaluate: () => undefined,
    });
    const turns = new Turns(space, new Chance(1));
    expect(turns.count).toBe(1);
    const x = Float64Array.of(0, 0.25, 0);
    const seen = new Set<string>();
    for (let turn = 0; turn < 12; turn++) {
      turns.next(x, 0);
      seen.add(`${x[0]} ${x[2]}`);
      expect(x[1]).toBe(0.25);
    }
    expect(seen.size).toBe(12);
  });

  it('takes each category without a block by itself, and one that cannot vary not at all', () => {
    const space = spaceOf({
      genes: [category(5), category(1), category(2), { kind: 'integer', low: 0, high: 9 }],
      objectives: 2,
      constraints: 0,
      evaluate: () => undefined,
    });
    const turns = new Turns(space, new Chance(1));
    expect(turns.count).toBe(2);
    const x = new Float64Array(4);
    const seen = [new Set<number>(), new Set<number>()];
    for (let turn = 0; turn < 60; turn++) {
      turns.next(x, 0);
      seen[0]?.add(x[0] as number);
      seen[1]?.add(x[2] as number);
    }
    expect(seen.map(({ size }) => size)).toEqual([5, 2]);
  });
});
