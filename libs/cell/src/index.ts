/**
 * The door of `cell`. Once per brief: `parameterSets(edits)`. Once per skeleton: a `CellDesign` and `createCellState()`.
 * Per candidate: overwrite the recipes' numbers and call `evaluateCell`. For a shown route: `evaluateCellBounds`, `intervalOf`,
 * `cellSensitivities`, `warningsOf(state.stack.warnings)`, `explainElectrode`, `cellAssumptions`. SI throughout but for Ah, Wh and 1/h.
 */
export * from './assumptions';
export * from './bounds';
export * from './electrode';
export * from './evaluate-cell';
export * from './evaluate-electrode';
export * from './explain';
export * from './metal-electrode';
export * from './separator';
export * from './stack';
export * from './warnings';
export * from './sensitivity';
