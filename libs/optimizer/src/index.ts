export { Archipelago } from './archipelago';
export { BrokenSearch } from './check';
export { drive, type Herd } from './driver';
export { hypervolume } from './hypervolume';
export { plainNsga2 } from './plain-nsga2';
export type { Archive, Checkpoint, Effort, Gene, Improved, Pauses, Point, Problem, Progress, Watch } from './problem';
export { search } from './search';
export { mostHypervolume } from './subset';
export { climb, type Climb } from './climb';
