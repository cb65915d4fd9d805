import type { Damage, Datum, Material, MaterialKind } from './material';
import { nearestNames, normalisedName } from './name';
import type { Source, Statement } from './statement';

export interface Hazard {
  readonly title: string;
  readonly says: string;
  readonly protect: string;
  /** work that brings the hazard, whatever the material */
  readonly appliesTo?: {
    readonly operations?: readonly string[];
    readonly atmospheres?: readonly string[];
    readonly fromTemperatureC?: number;
  };
  readonly sources: readonly { readonly id: string; readonly grade: string; readonly section?: string }[];
}

/** What a written name means: the material, and the damage when the name is a damaged print. */
export interface Found {
  readonly material: Material;
  readonly damaged?: Damage;
}

export interface KnowledgeParts {
  readonly materials: readonly Material[];
  readonly statements: readonly Statement[];
  readonly sources: readonly Source[];
  readonly hazards: Readonly<Record<string, Hazard>>;
  readonly fingerprint: string;
}

/** The catalogue, the evidence and the sources, frozen, with lookup by any name. */
export class Knowledge {
  readonly materials: ReadonlyMap<string, Material>;
  readonly statements: readonly Statement[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly hazards: Readonly<Record<string, Hazard>>;
  readonly fingerprint: string;
  private readonly byName = new Map<string, Found>();

  constructor(parts: KnowledgeParts) {
    this.materials = new Map(parts.materials.map((material) => [material.id, material]));
    this.statements = parts.statements;
    this.sources = new Map(parts.sources.map((source) => [source.id, source]));
    this.hazards = parts.hazards;
    this.fingerprint = parts.fingerprint;
    for (const material of parts.materials)
      for (const damaged of material.damaged ?? [])
        this.byName.set(normalisedName(damaged.printed), { material, damaged });
    for (const material of parts.materials)
      for (const name of material.aliases ?? []) this.byName.set(normalisedName(name), { material });
    for (const material of parts.materials) this.byName.set(normalisedName(material.id), { material });
  }

  /** The material of this id or alias, whatever its case, hyphens and subscripts. */
  find(name: string): Found | undefined {
    return this.byName.get(normalisedName(name));
  }

  /** The material of this id; a missing id is a defect of the caller. */
  material(id: string): Material {
    const material = this.materials.get(id);
    if (!material) throw new Error(`no material ${id} in the catalogue`);
    return material;
  }

  /** The known names nearest to a wrong one, those of the expected kind first. */
  nearest(name: string, kind?: MaterialKind): string[] {
    const all = [...this.materials.values()];
    const namesOf = (materials: readonly Material[]): string[] =>
      materials.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
    const ofKind = kind ? namesOf(all.filter((material) => isOfKind(material, kind))) : [];
    const near = [...nearestNames(name, ofKind, 3), ...nearestNames(name, namesOf(all), 3)];
    return [...new Set(near)].slice(0, 3);
  }

  /** The year of a source, or undefined where it has none (recalled values). */
  year(sourceId: string): number | undefined {
    return this.sources.get(sourceId)?.issued?.['date-parts']?.[0]?.[0];
  }
}

export function isOfKind(material: Material, kind: MaterialKind): boolean {
  return material.kind === kind || (material.alsoUsedAs?.includes(kind) ?? false);
}

/** The datum to use for a property: the preferred one, else the first; undefined when nothing is known. */
export function preferredDatum(material: Material, property: string): Datum | undefined {
  const data = material.properties?.[property];
  return data?.find(({ preferred }) => preferred) ?? data?.[0];
}

/** Its value as a number in the datum's own unit; a range gives its middle. */
export function preferredNumber(material: Material, property: string): number | undefined {
  const datum = preferredDatum(material, property);
  return datum && numberOf(datum);
}

export function numberOf({ value }: Datum): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return undefined;
  const [low, high] = value;
  return low === undefined ? undefined : high === undefined ? low : (low + high) / 2;
}
