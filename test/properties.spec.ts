import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { applyPatch, Judge, repairsOf } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { Ingredient, ProcessDocument, Step } from '@libs/process';

const knowledge = loadKnowledge();
const judge = new Judge(knowledge);
const all = [...knowledge.materials.values()];
const caseOf = (id: string): ProcessDocument =>
  JSON.parse(
    readFileSync(join(__dirname, 'cases', id.startsWith('L') ? 'literature' : 'seed', `${id}.json`), 'utf8'),
  ) as ProcessDocument;
const verdictOf = (document: unknown): string => judge.check(document).verdict;
const sulfides = all.filter(({ kind, class: classes }) => kind === 'solid-electrolyte' && classes?.includes('sulfide'));
const wet = (electrolyte: string, solvents: readonly Ingredient[], operation: Step['operation']): unknown => ({
  ion: knowledge.find(electrolyte)?.material.ion ?? 'Li',
  steps: [
    {
      id: 'wet',
      operation,
      ingredients: [{ role: 'solid-electrolyte', material: electrolyte }, ...solvents],
    },
  ],
});
const solvent = (material: string, more: Partial<Ingredient> = {}): Ingredient => ({
  role: 'solvent',
  material,
  ...more,
});

describe('order', () => {
  it('a bilayer turned round fails: LGPS may not touch Li-In', () => {
    const document = caseOf('V111');
    const separator = [...(document.cell?.separator ?? [])].reverse();
    expect(verdictOf(document)).toBe('pass');
    expect(verdictOf({ ...document, cell: { ...document.cell, separator } })).toBe('fail');
  });

  it('the two-step argyrodite fails when the thiophosphate meets ethanol before Li2S does', () => {
    const document = caseOf('V019');
    const [sulfide, thiophosphate, ...rest] = document.steps as [Step, Step, ...Step[]];
    const swapped = (step: Step, from: Step): Step => ({
      ...step,
      ingredients: [step.ingredients[0] as Ingredient, from.ingredients[1] as Ingredient],
    });
    expect(verdictOf(document)).toBe('pass');
    const reversed = {
      ...document,
      steps: [swapped(sulfide, thiophosphate), swapped(thiophosphate, sulfide), ...rest],
    };
    expect(verdictOf(reversed)).toBe('fail');
  });
});

describe('step scope', () => {
  it('NMP before any sulfide, dried out, touches none; the same slurry with the sulfide in it fails', () => {
    expect(verdictOf(caseOf('V004'))).not.toBe('fail');
    expect(verdictOf(wet('Li6PS5Cl', [solvent('NMP')], 'mix-slurry'))).toBe('fail');
  });

  it('what is still wet with NMP or water may not meet a sulfide, whichever sulfide it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sulfides),
        fc.constantFrom('NMP', 'water'),
        ({ id, ion, class: classes }, liquid) => {
          const steps = [
            {
              id: 'slurry',
              operation: 'mix-slurry',
              ingredients: [{ role: 'active-material', material: 'graphite' }, solvent(liquid)],
            },
            {
              id: 'mix',
              operation: 'mix-dry',
              ingredients: [{ from: 'slurry' }, { role: 'solid-electrolyte', material: id }],
            },
          ];
          const free = liquid === 'water' && !classes?.includes('phosphorus-sulfide');
          const verdict = verdictOf({ ion, steps });
          if (free) expect(verdict).not.toBe('pass');
          else expect(verdict).toBe('fail');
        },
      ),
    );
  });
});

describe('role scope', () => {
  it('an electrolyte that fails at the anode may stand in the cathode alone', () => {
    const document = caseOf('V111');
    const alone = { ...document, cell: { ...document.cell, separator: ['lps'] } };
    expect(verdictOf(alone)).toBe('pass');
    expect(verdictOf({ ...document, cell: { ...document.cell, separator: ['lgps'] } })).toBe('fail');
  });

  it('PVDF is shown in infiltrated electrodes and not in a sulfide slurry', () => {
    const slurry = wet('Li6PS5Cl', [{ role: 'binder', material: 'PVDF' }, solvent('toluene')], 'mix-slurry');
    expect(verdictOf(slurry)).not.toBe('pass');
  });
});

describe('lithium and sodium', () => {
  const ofIon = all.filter(
    ({ ion, kind }) => ion !== undefined && ['solid-electrolyte', 'active-material'].includes(kind),
  );

  it.each(ofIon.map(({ id, ion, kind }) => [id, ion, kind] as const))(
    '%s (%s) fails in a cell of the other ion',
    (id, ion, role) => {
      const other = ion === 'Na' ? 'Li' : 'Na';
      const steps = [{ id: 'mix', operation: 'mix-dry', ingredients: [{ role, material: id }] }];
      expect(verdictOf({ ion: other, steps })).toBe('fail');
    },
  );
});

describe('silence', () => {
  it('a material without evidence is unknown, in every solvent that no class ban covers', () => {
    // Hydrazine is banned for itself (TOX-03), whatever meets it.
    const solvents = all.filter(({ kind, components, id }) => kind === 'solvent' && !components && id !== 'hydrazine');
    for (const { id } of solvents) {
      const document = {
        ...(wet('X', [solvent(id)], 'mix-slurry') as object),
        materials: { X: { role: 'solid-electrolyte' } },
      };
      expect([id, verdictOf(document)]).toEqual([id, 'unknown']);
    }
  });

  it('a class ban covers what is declared to be of the class', () => {
    const materials = {
      X: { role: 'solid-electrolyte', contains: ['Li', 'P', 'S'], class: ['sulfide', 'phosphorus-sulfide'] },
    };
    for (const id of ['water', 'methanol', 'ethanol', 'isopropanol', 'NMP'])
      expect(verdictOf({ ...(wet('X', [solvent(id)], 'mix-slurry') as object), materials })).toBe('fail');
  });

  it('with no source that may decide, nothing of a wet slurry passes', () => {
    const deaf = new Judge(knowledge, { sources: [] });
    const document = wet('Li6PS5Cl', [{ role: 'binder', material: 'NBR' }, solvent('toluene')], 'mix-slurry');
    expect(deaf.check(document).verdict).toBe('unknown');
  });
});

describe('no invented number', () => {
  const numbersIn = (value: unknown): number[] => {
    if (typeof value === 'number') return [value];
    if (value && typeof value === 'object') return Object.values(value).flatMap(numbersIn);
    return [];
  };
  const dataOf = new Set(all.flatMap(({ properties }) => numbersIn(properties)));
  const reported = new Set([...dataOf, ...knowledge.statements.flatMap(({ when }) => numbersIn(when)), 0, 1]);
  const computed = new Set(['electrolyteFraction', 'carbonFraction', 'layers']);
  const ids = ['V001', 'V009', 'V012', 'V022', 'V028', 'V081', 'V082', 'V110', 'V111', 'L16', 'L18', 'L24'];

  it.each(ids)('%s: a condition is a number of the document, a datum, or a ratio of the document’s masses', (id) => {
    const document = caseOf(id);
    const written = new Set(numbersIn(document));
    for (const { about } of judge.check(document).questions)
      for (const [name, value] of Object.entries(about.conditions))
        if (typeof value === 'number' && !computed.has(name))
          expect([name, value, written.has(value) || dataOf.has(value)]).toEqual([name, value, true]);
  });

  it.each(ids)('%s: a repair brings only numbers that were reported', (id) => {
    const document = caseOf(id);
    const written = new Set(numbersIn(document));
    for (const { patch } of repairsOf(document, judge))
      for (const value of numbersIn(patch))
        expect([value, written.has(value) || reported.has(value)]).toEqual([value, true]);
  });

  it('what a statement gives is a datum of the catalogue', () => {
    const data = new Set(
      all.flatMap(({ properties }) => Object.values(properties ?? {}).flatMap((list) => list.map(({ id }) => id))),
    );
    const given = knowledge.statements
      .flatMap(({ gives }) => Object.values(gives ?? {}))
      .filter((one) => typeof one === 'string');
    expect(given.filter((one) => !data.has(one))).toEqual([]);
  });
});

describe('damaged formulas', () => {
  const damaged = all.flatMap((material) =>
    (material.damaged ?? []).map(({ printed }) => [printed, material] as const),
  );
  const prints = damaged.filter(
    ([printed, material]) => knowledge.find(printed)?.damaged !== undefined && material.kind === 'solid-electrolyte',
  );

  it.each(prints)('%s, as it is printed, never passes', (printed, material) => {
    const steps = [
      { id: 'mix', operation: 'mix-dry', ingredients: [{ role: 'solid-electrolyte', material: printed }] },
    ];
    expect(verdictOf({ ion: material.ion, steps })).not.toBe('pass');
  });

  it('are no material of their own, so that no search and no repair can take one', () => {
    for (const [printed, { id }] of prints)
      expect([printed, knowledge.materials.has(printed) && printed !== id]).toEqual([printed, false]);
  });
});

describe('repairs', () => {
  const isWater = ({ material }: Ingredient): boolean => knowledge.find(material ?? '')?.material.id === 'water';
  const roles = (document: ProcessDocument): Record<string, number> => {
    const count: Record<string, number> = {};
    const written = document.steps.flatMap(({ ingredients }) => ingredients);
    // Water beside another solvent is an impurity; it may go.
    const free = (one: Ingredient): boolean =>
      isWater(one) && written.some((other) => other.role === 'solvent' && !isWater(other));
    for (const ingredient of written)
      if (ingredient.role && !free(ingredient)) count[ingredient.role] = (count[ingredient.role] ?? 0) + 1;
    return count;
  };

  it.each(['V001', 'V012', 'V014', 'V028', 'V050', 'V081', 'V097', 'V110', 'V157', 'L17', 'L22', 'L24'])(
    '%s: the patch applies, is judged as it says, keeps ion, scale and evidence, and removes nothing functional',
    (id) => {
      const document = caseOf(id);
      for (const { patch, verdict } of repairsOf(document, judge)) {
        const repaired = applyPatch(document, patch);
        expect(verdictOf(repaired)).toBe(verdict);
        expect([repaired.ion, repaired.scale, repaired.evidence]).toEqual([
          document.ion,
          document.scale,
          document.evidence,
        ]);
        const after = roles(repaired);
        for (const [role, count] of Object.entries(roles(document))) expect((after[role] ?? 0) >= count).toBe(true);
      }
    },
  );
});
