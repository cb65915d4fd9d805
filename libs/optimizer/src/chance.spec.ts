import { Chance } from './chance';

const normalOf = (chance: Chance): number => {
  chance.drawNormal();
  return chance.normal[0]!;
};

describe('the one generator', () => {
  it('begins with the same draws for seed 1, stream 0, forever', () => {
    const chance = new Chance(1);
    expect([chance.bits(), chance.bits(), chance.bits()]).toEqual([1169703512, 1317941441, -1743710938]);
  });

  it('gives every seed and every stream its own sequence, also seeds that differ beyond 32 bits', () => {
    const beginnings = [new Chance(1), new Chance(2), new Chance(1, 1), new Chance(1 + 2 ** 33), new Chance(-1)];
    expect(new Set(beginnings.map((chance) => chance.bits())).size).toBe(5);
  });

  it('goes on from a copied state with the same draws', () => {
    const chance = new Chance(7);
    for (let i = 0; i < 100; i++) chance.unit();
    const copy = new Chance(0);
    copy.state.set(chance.state);
    expect(Array.from({ length: 5 }, () => normalOf(copy))).toEqual(Array.from({ length: 5 }, () => normalOf(chance)));
  });

  it('is uniform: mean 1/2 and deviation 1/sqrt(12) of 100,000 draws within 0.003', () => {
    const chance = new Chance(3);
    const draws = Array.from({ length: 100_000 }, () => chance.unit());
    const mean = draws.reduce((sum, u) => sum + u, 0) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, u) => sum + (u - mean) ** 2, 0) / draws.length);
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.003);
    expect(Math.abs(deviation - 1 / Math.sqrt(12))).toBeLessThan(0.003);
    expect(Math.max(...draws.slice(0, 1000))).toBeLessThan(1);
  });

  it('draws normals of mean 0 and deviation 1 within 0.02 (50,000 draws)', () => {
    const chance = new Chance(4);
    const draws = Array.from({ length: 50_000 }, () => normalOf(chance));
    expect(Math.abs(draws.reduce((sum, z) => sum + z, 0) / draws.length)).toBeLessThan(0.02);
    expect(Math.abs(draws.reduce((sum, z) => sum + z * z, 0) / draws.length - 1)).toBeLessThan(0.02);
  });
});
