import type { WebRun } from './run-types';
import type { RunFacts, WebDraft } from './web-draft';

/** A coating with its metres, once the number of its batches is known. Formula: metres = pieces/lanes × length/yield + start-up per batch. */
export function webRun(facts: RunFacts, draft: WebDraft, substrateFor: readonly WebRun[], batches: number): WebRun {
  const { shape, started } = facts;
  const cellFaces = started * shape.unitCells * pieceArea(draft);
  const goodFaceM2 = substrateFor.length === 0 ? cellFaces : substrateFor.reduce((sum, web) => sum + laneArea(web), 0);
  const laneWidth = (draft.lanes * draft.pieceMm[0]) / 1000;
  const startUpMetres = batches * draft.startUpM;
  const metres = goodFaceM2 / draft.yield / laneWidth + startUpMetres;
  return {
    step: draft.step,
    kind: draft.kind,
    mixture: draft.mixture.step,
    equipment: draft.equipment,
    slotDie: draft.slotDie,
    lanes: draft.lanes,
    pieceMm: draft.pieceMm,
    coatedWidthMm: draft.coatedWidthMm,
    metres,
    startUpMetres,
    goodFaceM2,
    coatedM2: (metres * draft.coatedWidthMm) / 1000,
    wetGPerM2: draft.wetGPerM2,
    speedMPerMin: draft.speedMPerMin,
    lyingMinPerM: draft.lyingMinPerM,
    minutes: draft.speedMPerMin === null ? null : metres / draft.speedMPerMin + metres * draft.lyingMinPerM,
  };
}

/** Area of one piece, m². Example: 80 × 60 mm is 0.0048 m². */
export function pieceArea({ pieceMm: [across, along] }: Pick<WebDraft, 'pieceMm'>): number {
  return (across * along) / 1e6;
}

/** Area under the lanes, start-up included: what the next layer is coated on. */
export function laneArea({ metres, lanes, pieceMm }: WebRun): number {
  return (metres * lanes * pieceMm[0]) / 1000;
}
