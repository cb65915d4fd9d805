/** Constants of nature (CODATA, SI) and the standard atmosphere. */
export const FARADAY = 96485.33212; // C/mol
export const GAS_CONSTANT = 8.31446261815324; // J/(mol K)
export const GRAVITY = 9.80665; // m/s2
export const ATMOSPHERE = 101325; // Pa
export const CELSIUS_ZERO = 273.15; // K
export const SECONDS_PER_HOUR = 3600; // s
