/** Model 01 §1.3: what published plants need, to hold a prediction against. */
import type { ValidityId } from './validity';

export interface PublishedPlantEnergy {
  readonly says: string;
  readonly kWhPerKWh: number;
  readonly spread: number;
  readonly source: string;
}

export const publishedPlantEnergies: readonly PublishedPlantEnergy[] = [
  {
    says: '2 GWh/y NMC333 prismatic',
    kWhPerKWh: 44.6,
    spread: 0,
    source: 'Jinasena 2021, Batteries 7, 14 [A]',
  },
  { says: 'over cell types', kWhPerKWh: 47.2, spread: 13.0, source: 'Jinasena 2021, Batteries 7, 14 [A]' },
  {
    says: 'lithium-ion cells, 20.3 to 37.5',
    kWhPerKWh: 28.9,
    spread: 8.6,
    source: 'Degen 2023, Nat. Energy [C]',
  },
  { says: 'total, 52 % of it drying and dry rooms', kWhPerKWh: 41.48, spread: 0, source: 'Degen and Schütte [C]' },
];

/** Warns when a plant's energy per capacity (kWh/kWh) leaves 20-60. Example: 44.6 no warning; 200 warns. */
export function plantEnergyValidity(kWhPerKWh: number): ValidityId | undefined {
  return kWhPerKWh < 20 || kWhPerKWh > 60 ? 'plant-energy-range' : undefined;
}

/**
 * Power of a dry room by volume. Formula: P = 25 W/m3 · V · f, f 1 at -40 °C, 1.5-2 at -60 °C [M].
 * Source: Ahmed, Nelson, Dees 2016 [A]. Units: volume m3, factor 1; result W. Errors: none. Example: 1000 m3 gives 25 kW.
 */
export function dryRoomPower(volume: number, factor: number = 1): number {
  return 25 * volume * factor;
}

/**
 * Power of a dry room from its air. Formula: Q ρ Δh/COP + fan Q_total Δp + f_reg λ ṁ_w. Valid: order of magnitude.
 * Source: models/07 §7.4 [M]; regeneration 1.2-2 times the latent heat, fan 1.0-1.5 kW per m3/s and kPa.
 * Units: fresh m3/s, enthalpy J/kg, cop 1, total m3/s, fan W per m3/s, water kg/s, regeneration 1; result W. Errors: Infinity at COP 0.
 * Example: 0.833, 40e3, 3, 8.33, 1000, 0.005, 1.5 gives 40.4 kW.
 */
export function dryRoomAirPower(
  fresh: number,
  enthalpy: number,
  cop: number,
  total: number,
  fan: number,
  water: number,
  regeneration: number,
): number {
  return (fresh * 1.2 * enthalpy) / cop + total * fan + regeneration * 2.5e6 * water;
}
