export * from './quantity';
export * from './units';
export * from './convert';
