import { killWriters } from './soak/record';

describe('a record under writers that are killed', () => {
  it('loses nothing that was acknowledged, doubles nothing, halves nothing, and can be written on (two writers, four SIGKILLs)', async () => {
    const command = [process.execPath, 'apps/service/typescript.mjs', 'test/soak/record-writer.ts'];
    const { kills, acknowledged, faults } = await killWriters(command, 2, [60, 240]);
    expect(faults).toEqual([]);
    expect(kills).toBe(4);
    expect(acknowledged).toBeGreaterThan(4);
  });
});
