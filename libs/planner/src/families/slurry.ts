import type { Material } from '@libs/knowledge';
import { preferredDatum, preferredNumber } from '@libs/knowledge';
import type { Ingredient, Step } from '@libs/process';
import type { Options } from '../space/options';
import { electrolytes, pressedConductivity } from '../space/options';
import { slurryPartners } from '../space/slurry-partners';
import type { Amounts, Place, Position, Sheet } from '../space/sheet';
import { practicalCapacity, rounded } from '../space/sheet';

/** Carbons that a sheet may take: one of each kind that the models tell apart, with a density. Graphite electrodes need none. */
export function carbonsFor(active: Material, options: Options): (Material | undefined)[] {
  if (active.class?.some((one) => one === 'graphite' || one === 'carbon-anode')) return [undefined];
  return options
    .ofKind('conductive-additive')
    .filter(
      (carbon) =>
        preferredNumber(carbon, 'density') !== undefined && ['carbon-black', 'VGCF', 'CNF'].includes(carbon.id),
    );
}

export function activesOf(position: Position, { brief, knowledge, allowed }: Options): Material[] {
  const ids = position === 'cathode' ? brief.cathode.activeMaterials : brief.anode.activeMaterials;
  return ids.filter(allowed).map((id) => knowledge.material(id));
}

/** Coatings to consider: those of the brief on cathodes, none on anodes. */
export function coatingsFor(position: Position, { brief, allowed }: Options): (string | undefined)[] {
  return position === 'cathode' ? brief.cathode.coating.filter(allowed) : [undefined];
}

/** Whether the cell model knows enough of an active material: a potential counts on the scale of the brief's ion only. */
export function modelled(active: Material, { brief }: Options): boolean {
  const reference = preferredDatum(active, 'potential')?.conditions?.['reference'];
  return (
    practicalCapacity(active) !== undefined &&
    ['density', 'potential'].every((property) => preferredNumber(active, property) !== undefined) &&
    (reference === undefined || reference === brief.ion)
  );
}

/** Collectors that are shown with some electrodes only (park2018 §5.2, F8d; CC-02: the free-standing LiCoO2/Li4Ti5O12 cell). */
const shownOnlyWith: Readonly<Record<string, readonly string[]>> = { 'Ni-coated-nonwoven': ['LiCoO2', 'Li4Ti5O12'] };

/** Collectors whose weight is known; silence about a density is no default. */
export function collectors(position: Position, electrolyte: Material, active: Material, options: Options): Material[] {
  return options
    .ofKind('current-collector')
    .filter((collector) => preferredNumber(collector, 'density') !== undefined)
    .filter(({ id }) => shownOnlyWith[id]?.includes(active.id) ?? true)
    .filter((collector) =>
      options.mayMeet('electrolyte-on-collector', { electrolyte, collector, active }, { side: position }),
    );
}

/** Coatings under which the electrolyte and the active material may meet in this way. */
export function coatingsThatHold(
  position: Position,
  electrolyte: Material,
  active: Material,
  how: string,
  options: Options,
): (string | undefined)[] {
  return coatingsFor(position, options).filter((coating) => {
    // Solution families write no coating where the brief says "none": the reported electrodes do not state one.
    const written = coating === 'none' && how !== 'mixed' ? undefined : coating;
    const coated = written === undefined ? undefined : written !== 'none';
    return options.mayMeet('electrolyte-with-active', { electrolyte, active }, { how, coating: written, coated });
  });
}

const foils = new Set(['metal-anode', 'alloy-anode']);

/** Active materials that come as powder: no foils, and no sulfur, whose composites are only shown in the laboratory (park2018 §3.5, R24). */
export function powders(position: Position, options: Options): Material[] {
  return activesOf(position, options)
    .filter((active) => modelled(active, options))
    .filter((active) => !active.class?.some((one) => foils.has(one) || one === 'sulfur-cathode'));
}

/** mix-slurry → coat on the collector → dry. */
export function slurrySteps(
  prefix: string,
  solids: readonly Ingredient[],
  solvent: Material,
  collector: Material | undefined,
  amounts: Amounts,
  place: Place,
): Step[] {
  const conditions = { temperatureC: 25, ...place.conditions };
  return [
    {
      id: `${prefix}-slurry`,
      operation: 'mix-slurry',
      ingredients: [
        ...solids,
        { role: 'solvent', material: solvent.id, massFraction: rounded(1 - amounts.solids), anhydrous: true },
      ],
      conditions,
    },
    {
      id: `${prefix}-coat`,
      operation: 'coat',
      ingredients: [
        { from: `${prefix}-slurry` },
        ...(collector ? [{ role: 'current-collector' as const, material: collector.id }] : []),
      ],
      conditions,
    },
    {
      id: `${prefix}-dry`,
      operation: 'dry',
      ingredients: [{ from: `${prefix}-coat` }],
      conditions: { temperatureC: rounded(amounts.dryingC), ...place.conditions },
      ...(amounts.loadingMgCm2 === undefined ? {} : { loadingMgCm2: rounded(amounts.loadingMgCm2) }),
      ...(amounts.thicknessUm === undefined ? {} : { thicknessUm: rounded(amounts.thicknessUm) }),
    },
  ];
}

export function solid(
  role: Ingredient['role'],
  material: string,
  share: number,
  amounts: Amounts,
  more: Partial<Ingredient> = {},
): Ingredient {
  return { ...(role ? { role } : {}), material, ...more, massFraction: rounded(share * amounts.solids) };
}

const rubberBinder = { low: 0.01, high: 0.015, source: 'facts R01 (1.4 %), R06 (1.5 %), R12 (1 %)' };

/** Active material, electrolyte powder, carbon and binder in one slurry (park2018 §5.2; facts R01, R06, R12). */
export function slurryMixed(
  position: 'cathode' | 'anode',
  options: Options,
  of: readonly Material[] = powders(position, options),
): Sheet[] {
  const sheets: Sheet[] = [];
  const anode = position === 'anode';
  for (const electrolyte of electrolytes(options)) {
    const conductivity = pressedConductivity(electrolyte, options);
    if (!conductivity) continue;
    for (const { solvent, binder } of slurryPartners(electrolyte, options))
      for (const active of of)
        for (const coating of coatingsThatHold(position, electrolyte, active, 'mixed', options))
          for (const carbon of carbonsFor(active, options))
            for (const collector of collectors(position, electrolyte, active, options)) {
              const express: Sheet['express'] = (amounts, place) =>
                slurrySteps(
                  position,
                  [
                    solid(
                      'active-material',
                      active.id,
                      amounts.active,
                      amounts,
                      coating === undefined ? {} : { coating },
                    ),
                    solid('solid-electrolyte', electrolyte.id, amounts.electrolyte, amounts),
                    ...(carbon ? [solid('conductive-additive', carbon.id, amounts.carbon, amounts)] : []),
                    solid('binder', binder.id, amounts.binder, amounts),
                  ],
                  solvent,
                  collector,
                  amounts,
                  place,
                );
              sheets.push({
                id: [
                  position,
                  'slurry-mixed',
                  active.id,
                  coating ?? '-',
                  electrolyte.id,
                  binder.id,
                  solvent.id,
                  carbon?.id ?? '-',
                  collector.id,
                ].join('|'),
                family: `${position}: slurry-mixed sheet`,
                position,
                active,
                ...(coating === undefined ? {} : { coating }),
                electrolyte,
                binder,
                ...(carbon ? { carbon } : {}),
                solvent,
                collector,
                conductivity,
                contact: 'mixed',
                bounds: {
                  electrolyte: anode
                    ? { low: 0.39, high: 0.475, source: 'facts R01 (39.1 %), R06 (47.5 %)' }
                    : { low: 0.15, high: 0.3, source: 'facts R07 (14.4 %), R12 (22.5 %), R01 (29.2 %), R15 (28 %)' },
                  binder: anode ? { low: 0.023, high: 0.025, source: 'facts R01 (2.3 %), R06 (2.5 %)' } : rubberBinder,
                  ...(carbon
                    ? {
                        carbon: {
                          low: 0.01,
                          high: 0.03,
                          source: 'facts R06 (1 %), R01 (1.3 %), R12 (1.5 %), R15 (2.8 %)',
                        },
                      }
                    : {}),
                  solids: {
                    low: 0.5,
                    high: 0.65,
                    source: 'assumption: solids of sulfide slurries are not reported (GAP-02)',
                  },
                },
                evidence: 'park2018 §5.2; facts R01, R06, R12, R15',
                express,
              });
            }
  }
  return sheets;
}
