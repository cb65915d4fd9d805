export * from './contact';
export * from './document';
export * from './read';
export * from './state';
export * from './trace';
