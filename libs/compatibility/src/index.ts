export * from './answer';
export * from './conductivity';
export * from './judge';
export * from './match';
export * from './questions';
export * from './verdict';
