export * from './coverage';
export * from './knowledge';
export * from './load';
export * from './material';
export * from './name';
export * from './problem';
export * from './shape';
export * from './statement';
