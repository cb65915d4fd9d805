/** Vapour pressure, by Antoine's equation and over ice. */
import { ATMOSPHERE, CELSIUS_ZERO } from './constants';
import type { ValidityId } from './validity';

/**
 * Vapour pressure. Formula: log10(p/Pa) = A - B/(T + C), T in K. Valid: the fit's own range (`antoineValidity`).
 * Source: constants in reference/solvents/solvents.csv. Units: K, 1, K, K; result Pa. Errors: none.
 * Example: water 10.1727, 1718.073, -40.614 at 298.15 K gives 3173 Pa.
 */
export function antoinePressure(temperature: number, a: number, b: number, c: number): number {
  return Math.exp((a - b / (temperature + c)) * Math.LN10);
}

/** Temperature at a vapour pressure, the inverse. Units: Pa, 1, K, K; result K. Example: water at 101325 Pa gives 373.1 K. */
export function antoineTemperature(pressure: number, a: number, b: number, c: number): number {
  return b / (a - Math.log10(pressure)) - c;
}

export function antoineValidity(temperature: number, lowest: number, highest: number): ValidityId | undefined {
  return temperature < lowest || temperature > highest ? 'antoine-range' : undefined;
}

/**
 * Water vapour pressure over ice. Formula: p = 100 exp(-6024.5282/T + 24.721994 + 0.010613868 T - 1.3198825e-5 T² - 0.49382577 ln T).
 * Valid: -100 to 0 °C (`frostPointValidity`). Source: Sonntag [M], reproduces the table of models/07. Units: K; result Pa. Errors: none.
 * Example: 233.15 K (-40 °C) gives 12.84 Pa.
 */
export function icePressure(temperature: number): number {
  return (
    100 *
    Math.exp(
      -6024.5282 / temperature +
        24.721994 +
        0.010613868 * temperature -
        1.3198825e-5 * temperature * temperature -
        0.49382577 * Math.log(temperature),
    )
  );
}

/** Water fraction of air at a frost point. Formula: p_ice/p. Units: K, Pa; result 1 (mole fraction). Example: 233.15 K gives 126.7e-6. */
export function moistureAtFrostPoint(temperature: number, pressure: number = ATMOSPHERE): number {
  return icePressure(temperature) / pressure;
}

export function frostPointValidity(temperature: number): ValidityId | undefined {
  return temperature < CELSIUS_ZERO - 100 || temperature > CELSIUS_ZERO ? 'frost-point-range' : undefined;
}
