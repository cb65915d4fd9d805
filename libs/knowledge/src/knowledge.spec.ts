import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOfKind, loadKnowledge, knowledgeProblems, preferredNumber } from './index';
import type { InputError, Material, Selector, Words } from './index';

const knowledge = loadKnowledge();
const materials = [...knowledge.materials.values()];
const listOf = (words: Words | undefined): readonly string[] =>
  words === undefined ? [] : typeof words === 'string' ? [words] : words;

describe('the shipped knowledge', () => {
  it('has the right shape in every file, cites only sources that exist, and names every file after its id', () => {
    expect(knowledgeProblems()).toEqual([]);
  });

  it('selects only materials, families, classes and elements that exist', () => {
    const families = new Set(materials.map(({ family }) => family));
    const classes = new Set(materials.flatMap((material) => material.class ?? []));
    const elements = new Set(materials.flatMap(({ contains }) => contains ?? []));
    const dangling: string[] = [];
    for (const { id, about } of knowledge.statements)
      for (const selector of Object.values(about ?? {})) {
        if (Array.isArray(selector)) continue;
        const { not = {}, ...own } = selector as Selector;
        for (const part of [own, not]) {
          dangling.push(
            ...listOf(part.id)
              .filter((one) => !knowledge.materials.has(one))
              .map((one) => `${id}: id ${one}`),
          );
          dangling.push(
            ...listOf(part.family)
              .filter((one) => !families.has(one))
              .map((one) => `${id}: family ${one}`),
          );
          dangling.push(
            ...listOf(part.class)
              .filter((one) => !classes.has(one))
              .map((one) => `${id}: class ${one}`),
          );
          dangling.push(
            ...listOf(part.contains)
              .filter((one) => !elements.has(one))
              .map((one) => `${id}: element ${one}`),
          );
        }
      }
    expect(dangling).toEqual([]);
  });

  it('lifts only statements that exist, and quotes only conductivities that exist', () => {
    const ids = new Set(knowledge.statements.map(({ id }) => id));
    const data = new Set(
      materials.flatMap(({ properties }) => (properties?.['conductivity'] ?? []).map(({ id }) => id)),
    );
    expect(
      knowledge.statements.flatMap(({ id, lifts }) =>
        (lifts ?? []).filter((one) => !ids.has(one)).map((one) => `${id} lifts ${one}`),
      ),
    ).toEqual([]);
    expect(
      knowledge.statements.flatMap(({ id, gives }) =>
        gives?.['conductivity'] === undefined || data.has(String(gives['conductivity']))
          ? []
          : [`${id} gives ${gives['conductivity']}`],
      ),
    ).toEqual([]);
  });

  it('a material without phosphorus is no phosphorus sulfide, and a water or alcohol is protic', () => {
    const wrong = (holds: (material: Material) => boolean): string[] => materials.filter(holds).map(({ id }) => id);
    expect(
      wrong(
        ({ class: classes, contains }) =>
          (classes?.includes('phosphorus-sulfide') ?? false) && !(contains?.includes('P') ?? false),
      ),
    ).toEqual([]);
    expect(
      wrong(
        (material) =>
          isOfKind(material, 'solvent') &&
          (material.class?.includes('alcohol') ?? false) &&
          !material.class?.includes('protic'),
      ),
    ).toEqual([]);
  });

  it('every number names its source and its unit', () => {
    const bare = materials.flatMap(({ id, properties }) =>
      Object.entries(properties ?? {}).flatMap(([name, data]) =>
        data.filter(({ source, unit }) => !knowledge.sources.has(source.id) || unit === '').map(() => `${id}.${name}`),
      ),
    );
    expect(bare).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['LPSCl', 'Li6PS5Cl'],
    ['li6ps5cl', 'Li6PS5Cl'],
    ['Li₆PS₅Cl', 'Li6PS5Cl'],
    ['EtOH', 'ethanol'],
    ['NMC622', 'NCM622'],
    ['2-propanol', 'isopropanol'],
    ['carbon black', 'carbon-black'],
  ])('%s means %s', (written, id) => {
    expect(knowledge.find(written)?.material.id).toBe(id);
  });

  it('a damaged print is found as damaged, never silently', () => {
    expect(knowledge.find('Li10.35P1.65S12')?.damaged?.printed).toBe('Li10.35P1.65S12');
    expect(knowledge.find('Li10.35[Sn0.27Si1.08]P1.65S12')?.damaged).toBeUndefined();
  });

  it('a Cyrillic look-alike is not the material, and the right name is near', () => {
    expect(knowledge.find('Li6PS5С1')).toBeUndefined();
    expect(knowledge.nearest('Li6PS5C1', 'solid-electrolyte')).toContain('Li6PS5Cl');
  });

  it('toluene boils at 110.6 °C in the table', () => {
    expect(preferredNumber(knowledge.material('toluene'), 'boilingPoint')).toBe(110.6);
  });
});

describe('a laboratory folder', () => {
  it('is refused whole, with every problem, when a file is broken', () => {
    const folder = mkdtempSync(join(tmpdir(), 'laboratory-'));
    mkdirSync(join(folder, 'materials'));
    writeFileSync(
      join(folder, 'materials', 'a.json'),
      JSON.stringify({ id: 'b', kind: 'solvant', name: 'x', sources: [{ id: 'nobody', grade: 'A' }] }),
    );
    try {
      loadKnowledge(folder);
      throw new Error('accepted');
    } catch (error) {
      const { problems } = error as InputError;
      expect(problems.map(({ allowed }) => allowed).join()).toContain('solvent');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('adds its own material and statement, marked as its own', () => {
    const folder = mkdtempSync(join(tmpdir(), 'laboratory-'));
    for (const part of ['materials', 'evidence', 'sources']) mkdirSync(join(folder, part));
    writeFileSync(
      join(folder, 'sources', 'lab-1.json'),
      JSON.stringify({ id: 'lab-1', type: 'report', title: 'Notebook 1' }),
    );
    writeFileSync(
      join(folder, 'materials', 'solvent-x.json'),
      JSON.stringify({
        id: 'solvent-x',
        kind: 'solvent',
        name: 'solvent X',
        class: ['aprotic'],
        sources: [{ id: 'lab-1', grade: 'A' }],
      }),
    );
    writeFileSync(
      join(folder, 'evidence', 'own.evidence.json'),
      JSON.stringify({
        family: 'own',
        statements: [
          {
            id: 'LAB-1',
            says: 'Li6PS5Cl keeps its conductivity in solvent X.',
            contact: 'wet',
            question: 'electrolyte-in-solvent',
            about: { electrolyte: { id: 'Li6PS5Cl' }, solvent: { id: 'solvent-x' } },
            outcome: 'pass',
            certainty: 'demonstrated',
            sources: [{ id: 'lab-1', grade: 'A' }],
          },
        ],
      }),
    );
    const own = loadKnowledge(folder);
    expect(own.find('solvent-x')?.material.kind).toBe('solvent');
    expect(own.statements.find(({ id }) => id === 'LAB-1')?.laboratory).toBe(true);
    expect(own.fingerprint).not.toBe(knowledge.fingerprint);
    rmSync(folder, { recursive: true });
  });
});
