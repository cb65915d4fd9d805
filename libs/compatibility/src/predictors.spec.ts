import { loadKnowledge } from '@libs/knowledge';
import { donorClass, hansenDistance, mixedHansen, predictionsOn } from './predictors';

const knowledge = loadKnowledge();
const [toluene, heptane, NBR] = ['toluene', 'heptane', 'NBR'].map((id) => knowledge.material(id)) as [
  ReturnType<typeof knowledge.material>,
  ReturnType<typeof knowledge.material>,
  ReturnType<typeof knowledge.material>,
];

describe('computed predictors', () => {
  it('NBR in toluene: Ra = sqrt(4·0.62² + 7.38² + 2.17²) = 7.79, RED = 7.79/9.62 = 0.81 (± 0.01)', () => {
    const found = hansenDistance(NBR, [{ material: toluene }]);
    expect(found?.distance).toBeCloseTo(7.79, 2);
    expect(found?.relative).toBeCloseTo(0.81, 2);
  });

  it('half toluene, half heptane lies half way between them', () => {
    const mixed = mixedHansen([
      { material: toluene, volumeFraction: 0.5 },
      { material: heptane, volumeFraction: 0.5 },
    ]);
    const [one, other] = [mixedHansen([{ material: toluene }]), mixedHansen([{ material: heptane }])];
    expect(mixed?.[0]).toBeCloseTo(((one?.[0] ?? 0) + (other?.[0] ?? 0)) / 2, 10);
  });

  it('a mixture whose shares are not stated has no distance: no share is invented', () => {
    expect(hansenDistance(NBR, [{ material: toluene }, { material: heptane }])).toBeUndefined();
  });

  it('ethanol is protic, toluene is not; its donor number is 0.1 kcal/mol', () => {
    expect(donorClass(knowledge.material('ethanol')).protic).toBe(true);
    expect(donorClass(toluene)).toMatchObject({ protic: false, donorNumber: 0.1 });
  });

  it('every note says that it never decides', () => {
    const notes = predictionsOn(
      {
        question: 'binder-in-solvent',
        about: { step: 's', materials: ['NBR', 'toluene'], conditions: { liquids: 'toluene' } },
      },
      knowledge,
    );
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^computed, never decides: .*RED 0\.81/);
  });
});
