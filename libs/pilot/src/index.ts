export * from './apportion';
export * from './cell-shape';
