import type { Position } from '../space/sheet';

/** A way to make a sheet that is known and not proposed, and why. Naming it in a brief answers with the reason. */
export interface KnownRoute {
  readonly id: string;
  readonly position: Position;
  readonly says: string;
  readonly answer: 'lab only' | 'not built';
  readonly reason: string;
}

export const knownRoutes: readonly KnownRoute[] = [
  {
    id: 'cathode-pulsed-laser',
    position: 'cathode',
    says: 'active material coated with electrolyte by pulsed laser deposition',
    answer: 'lab only',
    reason: 'shown on powder for pellets and not presented as scalable (park2018 §5.3, R12)',
  },
  {
    id: 'cathode-pellet',
    position: 'cathode',
    says: 'dry-mixed pressed pellet',
    answer: 'lab only',
    reason: 'fragile and not scalable, for screening (park2018 §5.1, R06; MIX-19)',
  },
  {
    id: 'cathode-ultrathick',
    position: 'cathode',
    says: 'LiCoO2 electrode of 600 µm',
    answer: 'lab only',
    reason: 'its fabrication is not given (park2018 §5, R07)',
  },
  {
    id: 'separator-acrylate',
    position: 'separator',
    says: 'layer from xylene and isobutyl isobutyrate 50:50 with acrylate (facts S03, R07)',
    answer: 'not built',
    reason:
      'the acrylate is not named (no density, no solubility), no other binder is shown in this liquid, and the drying model takes one liquid, not a mixture of two',
  },
  {
    id: 'separator-hot-pressed',
    position: 'separator',
    says: 'hot-pressed Li7P3S11 (1.7e-2 S/cm)',
    answer: 'lab only',
    reason:
      'hot pressing is shown on pellets without a binder, temperature and pressure not given (park2018 §2.2, R30), so there is nothing to judge or to set, and no line here presses above 120 °C; a made or milled powder is chosen by electrolytes.powder',
  },
  {
    id: 'separator-ald-oxide',
    position: 'separator',
    says: 'oxide electrolyte with Al2O3 by atomic layer deposition against lithium',
    answer: 'lab only',
    reason: 'a pellet of an oxide (park2018 §3.5, R22)',
  },
  {
    id: 'separator-three-electrode',
    position: 'separator',
    says: 'three-electrode cell',
    answer: 'lab only',
    reason: 'a measuring cell whose build is not given (park2018 §7, R26; MEC-05)',
  },
  {
    id: 'anode-ag-c',
    position: 'anode',
    says: 'anode-free Ag-C layer (facts R07)',
    answer: 'not built',
    reason: 'the cell model has no anode without a reservoir, and Ag-C has no density in the catalogue',
  },
  {
    id: 'anode-lithium-borohydride',
    position: 'anode',
    says: 'lithium with a coating of LiI-4LiBH4',
    answer: 'lab only',
    reason:
      'its formula is printed damaged (LiI-Li4BH4) and what it stands for is a guess from outside (G7): a damaged formula never enters a search; conductivity, density and thickness are not given either (park2018 §3.5, R21)',
  },
  {
    id: 'anode-dry-film',
    position: 'anode',
    says: 'dry PTFE film of graphite',
    answer: 'not built',
    reason: 'PTFE loses its fluorine at anode potentials and no composition is shown (facts B26)',
  },
  {
    id: 'anode-silicon',
    position: 'anode',
    says: 'silicon with PVDF and no electrolyte inside',
    answer: 'not built',
    reason: 'the source is recalled (facts R33, grade M), and the cell model needs electrolyte in a composite',
  },
];

/** The answers to a brief that asks for them by name. */
export function answersTo(named: readonly string[]): string[] {
  return knownRoutes
    .filter(({ id }) => named.includes(id))
    .map(({ id, says, answer, reason }) => `${id} (${says}) is ${answer}: ${reason}`);
}
