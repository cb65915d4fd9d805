import {
  convert,
  fromSi,
  parseQuantity,
  quantity,
  symbolsOf,
  temperatureDifference,
  toSi,
  units,
  warmedBy,
} from './index';

describe('units, on paper', () => {
  it.each([
    [30, 'um', 'm', 3e-5],
    [10, 'mg/cm2', 'kg/m2', 0.1],
    [165, 'mAh/g', 'A.s/kg', 594000],
    [1.4e-5, 'S/cm', 'S/m', 1.4e-3],
    [0.19, 'mS/cm', 'S/m', 0.019],
    [370, 'MPa', 'Pa', 3.7e8],
    [80, 'C', 'K', 353.15],
    [12, 'min', 's', 720],
    [1.87, 'g/cm3', 'kg/m3', 1870],
    [500, 'N/mm', 'N/m', 5e5],
    [500, 'kN/m', 'N/m', 5e5],
    [0.14, 'mA/cm2', 'A/m2', 1.4],
    [10, 'ohm.cm2', 'ohm.m2', 1e-3],
    [0.34, 'eV', 'J/mol', 32805.0129208],
    [18.6, 'MPa^0.5', 'Pa^0.5', 18600],
    [195, '$/kg', '$/kg', 195],
  ] as const)('%d %s is %s %d (to 1e-12)', (value, symbol, si, expected) => {
    expect(toSi(value, symbol, si) / expected).toBeCloseTo(1, 12);
  });

  it('every unit of the table comes back as it went in (to 1e-12)', () => {
    for (const { symbol, si } of units) expect(fromSi(toSi(7.25, symbol, si), symbol, si)).toBeCloseTo(7.25, 10);
  });

  it('no symbol or alias stands twice', () => {
    const names = units.flatMap(({ symbol, aliases }) => [symbol, ...(aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('a temperature difference is not a temperature: 353.15 K - 298.15 K = 55 dK', () => {
    const hot = toSi(80, 'C', 'K');
    const rise = temperatureDifference(hot, toSi(25, 'C', 'K'));
    expect(rise).toBeCloseTo(55, 10);
    expect(warmedBy(quantity(298.15, 'K'), rise)).toBeCloseTo(hot, 10);
    expect(() => toSi(5, 'C', 'dK')).toThrow('"C" is not a unit of dK: saw "C"; allowed: dK');
  });

  it('reads "-50 C" and "1.4e-5 S/cm"', () => {
    expect(parseQuantity('-50 C', 'K')).toBeCloseTo(223.15, 10);
    expect(parseQuantity('1.4e-5 S/cm', 'S/m')).toBeCloseTo(1.4e-3, 15);
    expect(convert(1.4e-5, 'S/cm', 'mS/cm')).toBeCloseTo(0.014, 12);
  });

  it('says what it saw and what is allowed', () => {
    expect(() => toSi(1, 'mil', 'm')).toThrow('unknown unit: saw "mil"; allowed: m, mm, um, nm');
    expect(() => parseQuantity('about 3 um', 'm')).toThrow('no number at the start');
    expect(symbolsOf('K')).toEqual(['K', 'C']);
  });
});
