/** Model 03 §3.3-3.4: what limits the solids of a slurry, and mixing. */
import { GRAVITY } from './constants';
import type { ValidityId } from './validity';

/**
 * Hindered settling speed. Formula: v = 2Δρ g r²(1 - φ)^4.65/(9 η0). Valid: Re ≪ 1. Source: Stokes [D], Richardson-Zaki [M].
 * Units: densityDifference kg/m3, radius m, phi 1, viscosity at rest Pa s; result m/s. Errors: none.
 * Example: 3800, 5 µm, 0.3, 1 Pa s gives 3.942e-8 m/s.
 */
export function settlingSpeed(densityDifference: number, radius: number, phi: number, viscosity: number): number {
  return (2 * densityDifference * GRAVITY * radius * radius * Math.pow(1 - phi, 4.65)) / (9 * viscosity);
}

/** Share of the depth lost by settling in the pot; should stay below 0.05 (`settlingValidity`). Units: m/s, s, m; result 1. Example: 3.942e-8, 3600, 0.1 gives 1.419e-3. */
export function settledShare(speed: number, potTime: number, depth: number): number {
  return (speed * potTime) / depth;
}

export function settlingValidity(share: number): ValidityId | undefined {
  return share > 0.05 ? 'slurry-settles' : undefined;
}

/**
 * Pressure to push a Newtonian slurry through a die slot. Formula: Δp = 12 η Q L/(W h³). Source: models/03 §3.3 [D].
 * Units: Pa s, flow m3/s, length m, width m, slot m; result Pa. Errors: Infinity at slot 0.
 * Example: 1, 5e-6, 0.03, 0.3, 0.5 mm gives 48 kPa.
 */
export function slotPressure(viscosity: number, flow: number, length: number, width: number, slot: number): number {
  return (12 * viscosity * flow * length) / (width * slot * slot * slot);
}

/** Shear rate under the lip. Formula: γ̇ = U/H. Source: models/03 §3.3. Units: m/s, m; result 1/s. Example: 0.1, 200 µm gives 500. */
export function coatingShearRate(speed: number, gap: number): number {
  return speed / gap;
}

/** Mixing power, turbulent. Formula: P = N_p ρ N³ D⁵ [M]. Units: 1, kg/m3, 1/s, m; result W. Example: 1, 2000, 10, 0.1 gives 20 W. */
export function mixingPower(powerNumber: number, density: number, frequency: number, diameter: number): number {
  return powerNumber * density * Math.pow(frequency, 3) * Math.pow(diameter, 5);
}

/** Mixing power, laminar, N_p Re = c (planetary 100-500 [M]). Formula: P = c η N² D³. Units: 1, Pa s, 1/s, m; result W. Example: 300, 2, 1, 0.2 gives 4.8 W. */
export function laminarMixingPower(constant: number, viscosity: number, frequency: number, diameter: number): number {
  return constant * viscosity * frequency * frequency * Math.pow(diameter, 3);
}

/** Specific mixing energy; 20-100 Wh/kg planetary [M]. Formula: e = P t/m. Units: W, s, kg; result J/kg. Example: 500, 3600, 10 gives 180 kJ/kg (50 Wh/kg). */
export function mixingEnergy(power: number, time: number, mass: number): number {
  return (power * time) / mass;
}

/** Temperature rise without cooling. Formula: ΔT = e/c_p [D]; limit for sulfide slurries 40-50 °C [assumption] (`mixingTemperatureValidity`). Units: J/kg, J/(kg K); result dK. Example: 36e3, 1500 gives 24. */
export function mixingTemperatureRise(energy: number, heatCapacity: number): number {
  return energy / heatCapacity;
}

/** Stress on a carbon agglomerate in a gap. Formula: τ = η U/d; it breaks when τ reaches its strength. Source: models/03 §3.4. Units: Pa s, m/s, m; result Pa. Example: 2, 5, 1 mm gives 10 kPa. */
export function agglomerateStress(viscosity: number, tipSpeed: number, gap: number): number {
  return (viscosity * tipSpeed) / gap;
}

/** Warns when a slurry of sulfide, active material and binder passes 50 °C. Source: models/03 §3.4 [assumption]. Units: K. Example: 330 K warns. */
export function mixingTemperatureValidity(temperature: number): ValidityId | undefined {
  return temperature > 323.15 ? 'mixing-warm' : undefined;
}
