/**
 * The door of `cell`. Once per brief: `cellParameters('nominal', edits)`. Once per skeleton: a `CellDesign` and `createCellState()`.
 * Per candidate: overwrite the recipes' numbers and call `evaluateCell`. For a shown route: `warningsOf(state.stack.warnings)`,
 * `explainElectrode`, `cellAssumptions` and, for its interval, `assumptionQuantile`. SI throughout but for Ah, Wh and 1/h.
 */
export * from './assumption';
export * from './assumptions';
export * from './electrode';
export * from './evaluate-cell';
export * from './evaluate-electrode';
export * from './explain';
export * from './metal-electrode';
export * from './porosity-slope';
export * from './separator';
export * from './stack';
export * from './warnings';
