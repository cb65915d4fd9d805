import fc from 'fast-check';
import { solveLinear, type LinearProgram } from './linear-program';

const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, index) => sum + value * (b[index] as number), 0);

describe('the least of a linear program with bounded variables', () => {
  it('is 1.5 of two parts of which the second is worth more, from wherever it begins', () => {
    const program = { costs: [-1, -2], rows: [[1, 1]], limits: [1.5], most: [1, 1] };
    expect([...solveLinear({ ...program, high: [] })]).toEqual([0.5, 1]);
    expect([...solveLinear({ ...program, high: [0] })]).toEqual([0.5, 1]);
  });

  it('keeps the limits, and nothing drawn within them costs less', () => {
    // In eighths: what is nearly zero but not quite would only ask for rounding.
    const number = fc.integer({ min: -8, max: 8 }).map((eighths) => eighths / 8);
    const share = fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8);
    const row = fc.tuple(number, number, number);
    const programs = fc.record({
      costs: row,
      rows: fc.array(row, { maxLength: 4 }),
      limits: fc.array(share, { minLength: 4, maxLength: 4 }),
      drawn: fc.array(fc.tuple(share, share, share), { minLength: 50, maxLength: 50 }),
    });
    fc.assert(
      fc.property(programs, ({ costs, rows, limits, drawn }) => {
        const program: LinearProgram = { costs, rows, limits, most: [1, 1, 1], high: [] };
        const keeps = (z: ArrayLike<number>): boolean =>
          Array.from(z).every((value) => value >= -1e-9 && value <= 1 + 1e-9) &&
          rows.every((one, index) => dot(one, z) <= (limits[index] as number) + 1e-9);
        const z = solveLinear(program);
        expect(keeps(z)).toBe(true);
        for (const other of drawn)
          if (keeps(other)) expect(dot(costs, z)).toBeLessThanOrEqual(dot(costs, other) + 1e-8);
      }),
    );
  });
});
