import { Chance } from './chance';
import { Seen } from './seen';

describe('genomes already evaluated', () => {
  it('are recognised, and 50,000 different ones are not mistaken for each other', () => {
    const seen = new Seen(3, 50_000);
    const chance = new Chance(1);
    const x = Float64Array.from({ length: 150_000 }, () => chance.unit());
    for (let i = 0; i < 50_000; i++) expect(seen.isNew(x.subarray(3 * i, 3 * i + 3))).toBe(true);
    for (let i = 0; i < 50_000; i += 997) expect(seen.isNew(x.subarray(3 * i, 3 * i + 3))).toBe(false);
  });

  it('differ when one bit differs', () => {
    const seen = new Seen(1, 10);
    expect(seen.isNew(Float64Array.of(0.1))).toBe(true);
    expect(seen.isNew(Float64Array.of(0.1 + 2 ** -56))).toBe(true);
    expect(seen.isNew(Float64Array.of(0.1))).toBe(false);
  });

  it('are forgotten when the table is three quarters full, so that memory stays bounded', () => {
    const seen = new Seen(1, 10);
    for (let i = 0; i < 768; i++) expect(seen.isNew(Float64Array.of(i))).toBe(true);
    expect(seen.isNew(Float64Array.of(0))).toBe(true);
  });
});
