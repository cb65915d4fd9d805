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
