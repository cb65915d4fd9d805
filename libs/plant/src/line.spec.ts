import { existsSync } from 'node:fs';
import {
  equipmentOf,
  evaluateRoom,
  inventoryReleasePpm,
  lineAssumptions,
  lineSchema,
  lineSchemaPath,
  loadLine,
  plantParameters,
  shippedLines,
  staffedHours,
} from './index';

const nominal = plantParameters('nominal');

describe('lines', () => {
  it('two lines are shipped, and their ids are their file names', () => {
    expect(shippedLines()).toEqual(['lab-glovebox', 'pilot-300mm']);
    for (const id of shippedLines()) expect(loadLine(id).id).toBe(id);
  });

  it('the pilot line is the example of the format: slot die 300 mm, 2 m dryer, 500 N/mm, 600 MPa', () => {
    const line = loadLine('pilot-300mm');
    expect(equipmentOf(line, 'coater')).toMatchObject({ method: 'slot-die', gapUm: [50, 400], lipLengthMm: [1, 1] });
    expect(equipmentOf(line, 'dryer')?.zones).toEqual([{ lengthM: 2, airC: [40, 140], heatTransferWM2K: 40 }]);
    expect(equipmentOf(line, 'calender')).toMatchObject({ rollRadiusMm: 250, lineLoadNPerMm: [10, 500] });
    expect(equipmentOf(line, 'isostatic-press')).toMatchObject({ areaPerLoadM2: 0.3, cycleMin: 12 });
    expect(equipmentOf(line, 'uniaxial-press')).toBeUndefined();
  });

  it('what was filled in is marked: four items of the pilot line, the whole bench', () => {
    expect(lineAssumptions(loadLine('pilot-300mm')).map(({ says }) => says.split(':')[0])).toEqual([
      'infiltration-bath',
      'laminator-300',
      'stacker',
      'pouch-sealer',
    ]);
    expect(lineAssumptions(loadLine('lab-glovebox')).length).toBeGreaterThan(5);
  });

  it('ids are unique in a line, and every range is low to high', () => {
    for (const id of shippedLines()) {
      const { equipment } = loadLine(id);
      expect(new Set(equipment.map((item) => item.id)).size).toBe(equipment.length);
      for (const item of equipment)
        for (const value of Object.values(item))
          if (Array.isArray(value) && typeof value[0] === 'number')
            expect(value[0]).toBeLessThanOrEqual(value[1] as number);
    }
  });

  it('staff 07-15 on five days with three people: 40 h and 120 operator-hours a week', () => {
    expect(staffedHours(loadLine('pilot-300mm'))).toEqual({ hours: 40, operatorHours: 120 });
  });

  it('reads JSON text, freezes it, and refuses what it cannot find with what is allowed', () => {
    const line = loadLine(
      '{"id":"mine","room":{"volumeM3":1,"airChangesPerHour":1,"freshAirFraction":1,"dewPointC":-40},"equipment":[]}',
    );
    expect(line.id).toBe('mine');
    expect(Object.isFrozen(line.room)).toBe(true);
    expect(() => loadLine('pilot-900mm')).toThrow(
      'unknown line: saw "pilot-900mm"; allowed: a line file or lab-glovebox, pilot-300mm',
    );
    expect(() => loadLine('{ nonsense')).toThrow('not a line in JSON');
  });

  it('the schema lies where the door says and knows every kind of equipment', () => {
    expect(existsSync(lineSchemaPath)).toBe(true);
    const kinds = JSON.stringify(lineSchema());
    for (const id of shippedLines())
      for (const { kind } of loadLine(id).equipment) expect(kinds).toContain(`"${kind}"`);
  });
});

describe('the room', () => {
  it('-50 °C and a tenth of fresh air: 390 ppm H2S at most, not 39 (1 %)', () => {
    const room = evaluateRoom(loadLine('pilot-300mm').room, nominal);
    expect(Math.abs(room.h2sCeilingPpm.value / 389 - 1)).toBeLessThan(0.01);
    expect(Math.abs(room.moisturePpm / 38.9 - 1)).toBeLessThan(0.01);
    expect(room.exhaustM3PerH).toBeCloseTo(3000, 6);
    expect(room.timeConstantS).toBeCloseTo(1200, 6);
  });

  it('if -50 °C is the supply only, four people at 75 g/h bring the ceiling to 522 ppm (1 %)', () => {
    const room = evaluateRoom(loadLine('pilot-300mm').room, nominal);
    expect(Math.abs(room.h2sCeilingPpm.high / 522 - 1)).toBeLessThan(0.01);
  });

  it('a perfect scrubber lowers it tenfold to the moisture itself', () => {
    const { room } = loadLine('pilot-300mm');
    const clean = evaluateRoom({ ...room, h2sScrubberEfficiency: 1 }, nominal);
    expect(clean.h2sCeilingPpm.value).toBeCloseTo(clean.moisturePpm, 6);
  });

  it('1 kg Li6PS5Cl met by water fills 1000 m³ to 447 ppm (1 %)', () => {
    expect(Math.abs(inventoryReleasePpm(loadLine('pilot-300mm').room, 1, 0.2684, 5) / 447 - 1)).toBeLessThan(0.01);
  });

  it('says that an average is not an exposure, and shows limits without proposing one', () => {
    const room = evaluateRoom(loadLine('pilot-300mm').room, nominal);
    expect(room.says).toContain('nothing of the concentration at an operator');
    expect(room.limits.map(({ id }) => id)).toContain('ACGIH TLV-TWA');
    expect(JSON.stringify(room)).not.toMatch(/safe|alarm/i);
  });
});
