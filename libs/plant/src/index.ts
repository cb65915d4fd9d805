/**
 * The door of `plant`. Once per line: `loadLine`, `equipmentOf`, `coaterNumbers`, `dryerNumbers`, `calenderNumbers`,
 * `batchPressNumbers`, `evaluateRoom`. Once per skeleton: the `create…` states, `RouteStep`s, `MaterialUse`s, `plantSolvent`.
 * Per candidate: `evaluateSlurry` → `wetFilmFor` → `evaluateCoating` → `evaluateDrying` → `evaluatePressing` → `evaluateLineRate` →
 * `evaluateEnergy` → `evaluateCost`. `route.spec.ts` runs one route from slurry to $/m2. SI throughout.
 */
export * from './assumptions';
export * from './coating';
export * from './cost';
export * from './drying';
export * from './energy';
export * from './line-rate';
export * from './line';
export * from './load-line';
export * from './pressing';
export * from './room';
export * from './slurry';
export * from './step-time';
export * from './warnings';
export * from './plant-solvent';
