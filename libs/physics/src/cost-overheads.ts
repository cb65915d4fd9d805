/** Model 01 §1.2: the one-line multipliers that BatPaC's overhead rates amount to. */
import { overheadRates as r } from './cost-scaling';

/** Launch and working capital are invested, and the profit rate is charged on what is invested (share per $ of yearly cost). */
const carried = (yearly: number): number => r.profitOfInvestment * (r.launchOfLabour + r.workingCapital) * yearly;

/**
 * Yearly cost per $ of direct labour. Formula: (1+w)[(1+o)(1+g) + p(l + k)(1+o)], o overhead, g general, l launch, k working capital,
 * p profit, w warranty. Source: rates of `jbaars/Batt_Sust_Model` [B], derivation [D]. Result 1. Errors: none. Example: 1.8665.
 */
export function labourMultiplier(): number {
  const direct = 1 + r.overheadOfLabour;
  return (1 + r.warranty) * (direct * (1 + r.generalOfLabourAndOverhead) + carried(direct));
}

/**
 * Yearly charge per $ of capital that depreciates in `years`.
 * Formula: (1+w)[d(1 + o_d(1+g) + g_d + r_d) + p + p(l+k) o_d d], d = 1/years (not years/100: a known error of the port).
 * Source: rates of `jbaars/Batt_Sust_Model` [B], derivation [D]. Units: years; result 1/y. Errors: Infinity at 0.
 * Example: 10 gives 0.2537; 20 gives 0.1533.
 */
export function capitalCharge(years: number): number {
  const depreciation = 1 / years;
  const overhead = r.overheadOfDepreciation * depreciation;
  const general = r.generalOfDepreciation * depreciation + r.generalOfLabourAndOverhead * overhead;
  const research = r.researchOfDepreciation * depreciation;
  return (1 + r.warranty) * (depreciation + overhead + general + research + r.profitOfInvestment + carried(overhead));
}

/** Cost per $ of material. Formula: (1+w)[1 + p(l_m + k)]. Source: as above [B, D]. Result 1. Errors: none. Example: 1.0666. */
export function materialMultiplier(): number {
  return (1 + r.warranty) * (1 + r.profitOfInvestment * (r.launchOfMaterial + r.workingCapital));
}
