/** Standard atomic weights, abridged, g/mol. Source: IUPAC 2021 (doi 10.1515/pac-2019-0603) [A]. */
const atomic: Readonly<Record<string, number>> = {
  H: 1.008,
  Li: 6.94,
  C: 12.011,
  N: 14.007,
  O: 15.999,
  F: 18.998,
  Na: 22.99,
  Mg: 24.305,
  Al: 26.982,
  Si: 28.085,
  P: 30.974,
  S: 32.06,
  Cl: 35.45,
  Ti: 47.867,
  Cr: 51.996,
  Mn: 54.938,
  Fe: 55.845,
  Co: 58.933,
  Ni: 58.693,
  Zn: 65.38,
  Ge: 72.63,
  Zr: 91.224,
  Nb: 92.906,
  Br: 79.904,
  Sn: 118.71,
  Sb: 121.76,
  I: 126.9,
  Ta: 180.95,
  Bi: 208.98,
};

/**
 * Atoms of a plain formula (elements and numbers, no brackets). Throws on an element outside the table or on brackets.
 * Example: Li6PS5Cl has Li 6, P 1, S 5, Cl 1.
 */
export function atomsOf(formula: string): ReadonlyMap<string, number> {
  const atoms = new Map<string, number>();
  let read = 0;
  for (const [part, element = '', count] of formula.matchAll(/([A-Z][a-z]?)(\d+(?:\.\d+)?)?/g)) {
    if (atomic[element] === undefined) throw new Error(`no atomic weight of ${element} in ${formula}`);
    atoms.set(element, (atoms.get(element) ?? 0) + (count === undefined ? 1 : Number(count)));
    read += part.length;
  }
  if (read !== formula.length || read === 0) throw new Error(`${formula} is no plain formula`);
  return atoms;
}

/**
 * Molar mass of a plain formula, g/mol: sum of counts times standard atomic weights. Throws as `atomsOf`.
 * Example: Li2S is 2 × 6.94 + 32.06 = 45.94 g/mol.
 */
export function molarMassOf(formula: string): number {
  return [...atomsOf(formula)].reduce((sum, [element, count]) => sum + count * (atomic[element] ?? Number.NaN), 0);
}

/** Mass shares of the reactants of a reaction, 1 in sum, from their amounts in mol. Example: 3 Li2S + P2S5 is 0.3828 Li2S by mass. */
export function massShares(moles: Readonly<Record<string, number>>): Record<string, number> {
  const masses = Object.entries(moles).map(([formula, amount]) => [formula, amount * molarMassOf(formula)] as const);
  const total = masses.reduce((sum, [, mass]) => sum + mass, 0);
  return Object.fromEntries(masses.map(([formula, mass]) => [formula, mass / total]));
}
