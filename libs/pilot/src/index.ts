export * from './apportion';
export * from './cell-shape';
export * from './run-types';
export { planRun } from './run-plan';
export { refusalsOf } from './fit';
export * from './schedule-types';
export { schedule } from './schedule';
export { scheduleFaults } from './schedule-check';
