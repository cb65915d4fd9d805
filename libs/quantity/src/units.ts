import type { SiUnit } from './quantity';

/** One unit a document may write: `si = value * factor + offset`. */
export interface Unit {
  readonly symbol: string;
  readonly si: SiUnit;
  readonly factor: number;
  readonly offset?: number;
  readonly aliases?: readonly string[];
}

const hour = 3600;

/** Every unit of the schemas, one row each; adding a unit touches this table alone. */
export const units: readonly Unit[] = [
  { symbol: '1', si: '1', factor: 1, aliases: ['fraction', '-'] },
  { symbol: '%', si: '1', factor: 1e-2, aliases: ['wt%', 'vol%'] },
  { symbol: 'ppm', si: '1', factor: 1e-6, aliases: ['ppmv'] },

  { symbol: 'm', si: 'm', factor: 1 },
  { symbol: 'mm', si: 'm', factor: 1e-3 },
  { symbol: 'um', si: 'm', factor: 1e-6, aliases: ['µm', 'μm', 'micron'] },
  { symbol: 'nm', si: 'm', factor: 1e-9 },
  { symbol: 'm2', si: 'm2', factor: 1, aliases: ['m²'] },
  { symbol: 'cm2', si: 'm2', factor: 1e-4, aliases: ['cm²'] },
  { symbol: 'm3', si: 'm3', factor: 1, aliases: ['m³'] },
  { symbol: 'L', si: 'm3', factor: 1e-3, aliases: ['l'] },
  { symbol: 'mL', si: 'm3', factor: 1e-6, aliases: ['ml', 'cm3'] },

  { symbol: 'kg', si: 'kg', factor: 1 },
  { symbol: 'g', si: 'kg', factor: 1e-3 },
  { symbol: 'mg', si: 'kg', factor: 1e-6 },
  { symbol: 'kg/m3', si: 'kg/m3', factor: 1 },
  { symbol: 'g/cm3', si: 'kg/m3', factor: 1e3, aliases: ['g/mL'] },
  { symbol: 'kg/m2', si: 'kg/m2', factor: 1 },
  { symbol: 'g/m2', si: 'kg/m2', factor: 1e-3 },
  { symbol: 'mg/cm2', si: 'kg/m2', factor: 1e-2 },
  { symbol: 'g/mol', si: 'kg/mol', factor: 1e-3 },

  { symbol: 's', si: 's', factor: 1 },
  { symbol: 'min', si: 's', factor: 60 },
  { symbol: 'h', si: 's', factor: hour },
  { symbol: 'd', si: 's', factor: 24 * hour },
  { symbol: 'm/s', si: 'm/s', factor: 1 },
  { symbol: 'm/min', si: 'm/s', factor: 1 / 60 },
  { symbol: '1/s', si: '1/s', factor: 1, aliases: ['Hz'] },
  { symbol: '1/h', si: '1/s', factor: 1 / hour },
  { symbol: '1/(ppm.h)', si: '1/s', factor: 1e6 / hour },

  { symbol: 'K', si: 'K', factor: 1 },
  { symbol: 'C', si: 'K', factor: 1, offset: 273.15, aliases: ['°C', 'degC'] },
  { symbol: 'dK', si: 'dK', factor: 1, aliases: ['dC'] },

  { symbol: 'Pa', si: 'Pa', factor: 1 },
  { symbol: 'kPa', si: 'Pa', factor: 1e3 },
  { symbol: 'MPa', si: 'Pa', factor: 1e6 },
  { symbol: 'GPa', si: 'Pa', factor: 1e9 },
  { symbol: 'mbar', si: 'Pa', factor: 100 },
  { symbol: 'bar', si: 'Pa', factor: 1e5 },
  { symbol: 'Pa.s', si: 'Pa.s', factor: 1, aliases: ['Pa s'] },
  { symbol: 'mPa.s', si: 'Pa.s', factor: 1e-3, aliases: ['mPa s', 'cP'] },
  { symbol: 'N/m', si: 'N/m', factor: 1 },
  { symbol: 'mN/m', si: 'N/m', factor: 1e-3 },
  { symbol: 'N/mm', si: 'N/m', factor: 1e3, aliases: ['kN/m'] },

  { symbol: 'V', si: 'V', factor: 1 },
  { symbol: 'mV', si: 'V', factor: 1e-3 },
  { symbol: 'S/m', si: 'S/m', factor: 1 },
  { symbol: 'S/cm', si: 'S/m', factor: 100 },
  { symbol: 'mS/cm', si: 'S/m', factor: 0.1 },
  { symbol: 'ohm', si: 'ohm', factor: 1 },
  { symbol: 'ohm.m2', si: 'ohm.m2', factor: 1 },
  { symbol: 'ohm.cm2', si: 'ohm.m2', factor: 1e-4, aliases: ['ohm cm2', 'Ω cm²'] },
  { symbol: 'A/m2', si: 'A/m2', factor: 1 },
  { symbol: 'mA/cm2', si: 'A/m2', factor: 10 },
  { symbol: 'mAh/g', si: 'A.s/kg', factor: hour, aliases: ['Ah/kg'] },
  { symbol: 'mAh/cm2', si: 'A.s/m2', factor: 10 * hour },
  { symbol: 'Ah/m2', si: 'A.s/m2', factor: hour },

  { symbol: 'J', si: 'J', factor: 1 },
  { symbol: 'Wh', si: 'J', factor: hour },
  { symbol: 'kWh', si: 'J', factor: 1e3 * hour },
  { symbol: 'J/kg', si: 'J/kg', factor: 1 },
  { symbol: 'Wh/kg', si: 'J/kg', factor: hour },
  { symbol: 'Wh/L', si: 'J/m3', factor: 1e3 * hour },
  { symbol: 'kWh/m2', si: 'J/m2', factor: 1e3 * hour },
  { symbol: 'W/(m2.K)', si: 'W/(m2.K)', factor: 1, aliases: ['W/m2K'] },
  { symbol: 'm2/s', si: 'm2/s', factor: 1 },
  { symbol: 'cm2/s', si: 'm2/s', factor: 1e-4 },
  { symbol: 'm3/s', si: 'm3/s', factor: 1 },
  { symbol: 'm3/h', si: 'm3/s', factor: 1 / hour },

  { symbol: 'kg/s', si: 'kg/s', factor: 1 },
  { symbol: 'g/h', si: 'kg/s', factor: 1e-3 / hour },
  { symbol: 'm3/kg', si: 'm3/kg', factor: 1 },
  { symbol: 'mL/g', si: 'm3/kg', factor: 1e-3, aliases: ['cm3/g', 'cm3/g(S)'] },
  { symbol: 'cm3/mol', si: 'm3/mol', factor: 1e-6 },
  { symbol: 'J/mol', si: 'J/mol', factor: 1 },
  { symbol: 'kJ/mol', si: 'J/mol', factor: 1e3 },
  { symbol: 'kcal/mol', si: 'J/mol', factor: 4184 },
  { symbol: 'eV', si: 'J/mol', factor: 96485.33212 },
  { symbol: 'J/(mol.K)', si: 'J/(mol.K)', factor: 1 },
  { symbol: 'J/(kg.K)', si: 'J/(kg.K)', factor: 1 },
  { symbol: 'W/(m.K)', si: 'W/(m.K)', factor: 1 },
  { symbol: 'MPa^0.5', si: 'Pa^0.5', factor: 1e3 },
  { symbol: 'D', si: 'C.m', factor: 3.33564e-30, aliases: ['debye'] },
  { symbol: 'ohm.cm2.h^-0.5', si: 'ohm.m2/s^0.5', factor: 1e-4 / Math.sqrt(hour) },

  { symbol: '$/h', si: '$/s', factor: 1 / hour },
  { symbol: '$/kg', si: '$/kg', factor: 1 },
  { symbol: '$/m2', si: '$/m2', factor: 1 },
  { symbol: '$/kWh', si: '$/J', factor: 1 / (1e3 * hour) },
];
