export * from './answer';
export { briefSchema, briefSchemaId, readBrief, type Brief, type EvidenceFloor, type Limit } from './brief';
export { belowFloor, shortfalls } from './floor';
export { families, familyIds } from './families';
export { objectives, objectiveOf, type Objective, type ObjectiveId } from './objectives';
export { firstPick } from './pick';
export { searchProblemOf } from './search-problem';
export { hashOf, plan, type PlanOptions } from './plan';
export { predict, type Measured, type PublishedElectrode } from './published';
