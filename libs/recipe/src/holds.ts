import type { StepEvidence, Phase } from './recipe';

/** Checks that the work waits for: one entry a check, with what may not happen before it is read. */
const waits: Readonly<Record<string, string>> = {
  'dew-point': 'open no container before the dew point is read and inside its limit',
  'dry-mass': 'pass no sheet on before its dry mass is measured and compared',
  'residual-solvent': 'pass the layer on only when its residual solvent is measured and inside its limit',
  viscosity: 'coat nothing before viscosity and solids of this batch are written down',
  concentration: 'use the solution only when it is clear and its concentration is written down',
  short: 'press only a stack whose resistance between the collectors is written down',
  'wet-film': 'cut away what was coated before the wet film was steady',
};

/** Where an operation stops: its open questions first, then its checks; each sentence names what is waited for. */
export function holdPoints(phases: readonly Phase[], evidence: readonly StepEvidence[]): string[] {
  const open = evidence
    .filter(({ verdict }) => verdict === 'unknown')
    .map(({ asks }) => `do not start before this question is answered by a test: ${asks}`);
  const checks = phases.flatMap((phase) => phase.checks.flatMap(({ id }) => waits[id] ?? []));
  const trial = phases.some(({ setpoints }) => setpoints.some(({ target }) => target === null));
  return [
    ...open,
    ...(trial ? ['start the first lot only with the trial values of this step written in and signed'] : []),
    ...new Set(checks),
  ];
}
