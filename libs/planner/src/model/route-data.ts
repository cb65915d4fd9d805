import { preferredDatum, spreadOf, type Datum, type Material } from '@libs/knowledge';
import type { Brief } from '../brief/brief';
import type { Candidate } from '../space/candidate';
import type { SheetRecord } from '../space/design';
import type { RouteModel } from './model';
import { priceOf } from '../space/property';
import { materialsOf, type Sheet } from '../space/sheet';

/** A number of the catalogue that a route rests on, and how to ask the models with another value in its place. */
export interface RouteDatum {
  readonly id: string;
  readonly says: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** scales the number in every record that holds it; 1 puts the datum back */
  set(ratio: number): void;
}

type Setter = (ratio: number) => void;
type Numbers<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T];

/** The data of one candidate's three sheets, by material and property; a datum that two sheets share is one entry. */
export class RouteData {
  private readonly found = new Map<string, Omit<RouteDatum, 'set'> & { readonly setters: Setter[] }>();

  constructor(
    candidate: Candidate,
    private readonly model: RouteModel,
    private readonly brief: Brief,
  ) {
    for (const sheet of [candidate.cathode, candidate.separator, candidate.anode]) {
      const record = model.record(sheet);
      this.electrode(sheet, record);
      this.metal(sheet, record);
      this.separator(sheet, record);
      this.scale(sheet.collector, 'thickness', record.foil, 'thickness');
      this.scale(sheet.collector, 'density', record.foil, 'density');
      this.line(sheet);
    }
  }

  /** In the order of the sheets. */
  list(): RouteDatum[] {
    return [...this.found.values()]
      .filter(({ low, high }) => high > low)
      .map(({ setters, ...datum }) => ({ ...datum, set: (ratio) => setters.forEach((setter) => setter(ratio)) }));
  }

  private electrode({ position, active, electrolyte, binder, carbon, conductivity }: Sheet, record: SheetRecord): void {
    const { electrode } = record;
    if (!electrode) return;
    this.scale(active, 'density', electrode, 'activeDensity');
    this.scale(active, 'capacityPractical', electrode, 'activeCapacity');
    const { capacityRatio } = this.model;
    // A recipe fixes the loading: a material that holds more makes a sheet that holds more, not a thinner one.
    this.add(active, 'capacityPractical', (ratio) => {
      capacityRatio[position === 'anode' ? 'anode' : 'cathode'] = ratio;
    });
    this.scale(active, 'potential', electrode, 'activePotential');
    this.scale(active, 'particleSize', electrode, 'activeRadius');
    this.scale(active, 'electronicConductivity', electrode, 'activeElectronicConductivity');
    this.scale(electrolyte, 'density', electrode, 'electrolyteDensity');
    this.scale(electrolyte, 'particleSize', electrode, 'electrolyteDiameter');
    this.scale(electrolyte, 'heckelYield', electrode, 'electrolyteYield');
    this.scale(binder, 'density', electrode, 'binderDensity');
    this.scale(carbon, 'density', electrode, 'carbonDensity');
    this.scale(electrolyte, 'conductivity', electrode, 'electrolyteConductivity', conductivity);
  }

  private metal({ active }: Sheet, { metal }: SheetRecord): void {
    if (!metal) return;
    this.scale(active, 'density', metal, 'density');
    this.scale(active, 'density', metal, 'platedDensity');
    this.scale(active, 'capacityPractical', metal, 'capacity');
    this.scale(active, 'capacityPractical', metal, 'platedCapacity');
    this.scale(active, 'potential', metal, 'potential');
  }

  private separator({ electrolyte, second, binder, scaffold, conductivity }: Sheet, { separator }: SheetRecord): void {
    if (!separator) return;
    this.scale(binder, 'density', separator, 'binderDensity');
    this.scale(scaffold, 'density', separator, 'scaffoldDensity');
    this.scale(electrolyte, 'heckelYield', separator, 'electrolyteYield');
    if (!second) {
      this.scale(electrolyte, 'density', separator, 'electrolyteDensity');
      this.scale(electrolyte, 'conductivity', separator, 'electrolyteConductivity', conductivity);
      return;
    }
    // Two films in series: each moves its own part of the resistance and of the mean density.
    const share = (one: number, other: number): number => one / (one + other);
    const { electrolyteDensity, electrolyteConductivity } = separator;
    const halves = [
      { material: electrolyte, datum: conductivity },
      { material: second.electrolyte, datum: second.conductivity },
    ].map(({ material, datum }) => ({
      material,
      datum,
      density: spreadValue(material && preferredDatum(material, 'density'), 'density'),
      resistance: 1 / spreadValue(datum, 'conductivity'),
      densityRatio: 1,
      conductivityRatio: 1,
    }));
    const [one, other] = halves as [(typeof halves)[number], (typeof halves)[number]];
    const dense = share(one.density, other.density);
    const resists = share(one.resistance, other.resistance);
    const write = (): void => {
      separator.electrolyteDensity = electrolyteDensity * (dense * one.densityRatio + (1 - dense) * other.densityRatio);
      separator.electrolyteConductivity =
        electrolyteConductivity / (resists / one.conductivityRatio + (1 - resists) / other.conductivityRatio);
    };
    for (const half of halves) {
      this.add(half.material, 'density', (ratio) => {
        half.densityRatio = ratio;
        write();
      });
      this.add(
        half.material,
        'conductivity',
        (ratio) => {
          half.conductivityRatio = ratio;
          write();
        },
        half.datum,
      );
    }
  }

  /** Slurry, drying and prices. */
  private line(sheet: Sheet): void {
    const { web, uses } = this.model.plant.lineSheet(sheet);
    if (web) {
      const { slurryMaterials, solvent } = web;
      this.scale(sheet.active, 'density', slurryMaterials, 'activeDensity');
      this.scale(sheet.electrolyte, 'density', slurryMaterials, 'electrolyteDensity');
      this.scale(sheet.binder, 'density', slurryMaterials, 'binderDensity');
      this.scale(sheet.carbon, 'density', slurryMaterials, 'carbonDensity');
      this.scale(sheet.solvent, 'density', slurryMaterials, 'solventDensity');
      this.scale(sheet.solvent, 'viscosity', slurryMaterials, 'solventViscosity');
      this.scale(sheet.solvent, 'surfaceTension', slurryMaterials, 'surfaceTension');
      this.scale(sheet.solvent, 'vaporisationEnthalpy', solvent, 'latentHeat');
      this.scale(sheet.solvent, 'lowerFlammability', solvent, 'flammableLimit');
    }
    materialsOf(sheet).forEach((material, index) => {
      const price = priceOf(material, this.brief.prices);
      const use = uses[index];
      if (!price?.datum || !use) return;
      const { value, low, high, unit, datum } = price;
      const own = spreadOf(datum, 'price');
      const ends = { low: Math.min(low, own?.low ?? low), high: Math.max(high, own?.high ?? high) };
      this.put(
        `${material.id}.price`,
        { says: `price of ${material.id}, ${price.vintage}`, unit, value, ...ends },
        (ratio) => {
          use.price = value * ratio;
        },
      );
    });
  }

  private scale<T, K extends Numbers<T>>(
    material: Material | undefined,
    property: string,
    record: T,
    key: K,
    datum?: Datum,
  ): void {
    const value = record[key] as number;
    if (!(value > 0) || !Number.isFinite(value)) return;
    this.add(
      material,
      property,
      (ratio) => {
        (record[key] as number) = value * ratio;
      },
      datum,
    );
  }

  private add(
    material: Material | undefined,
    property: string,
    setter: Setter,
    datum: Datum | undefined = material && preferredDatum(material, property),
  ): void {
    const spread = datum && spreadOf(datum, property);
    if (!material || !datum || !spread || !(spread.value > 0)) return;
    const id = datum.id ?? `${material.id}.${property}`;
    const { value, low, high } = spread;
    this.put(
      id,
      {
        says: `${property} of ${material.id} (${datum.source.id}, grade ${datum.source.grade})`,
        unit: datum.unit,
        value,
        low,
        high,
      },
      setter,
    );
  }

  private put(id: string, datum: Omit<RouteDatum, 'id' | 'set'>, setter: Setter): void {
    const known = this.found.get(id);
    if (known) known.setters.push(setter);
    else this.found.set(id, { id, ...datum, setters: [setter] });
  }
}

function spreadValue(datum: Datum | undefined, property: string): number {
  return (datum && spreadOf(datum, property)?.value) ?? Number.NaN;
}
