import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Amounts, Place, Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import type { Options } from '../space/options';
import { electrolytes, pressedConductivity } from '../space/options';
import { carbonsFor, coatingsThatHold, collectors, powders, solid } from './slurry';

/** mix-dry → film between rolls → laminate on the foil; no liquid, so nothing to dry. */
function steps(mixed: Step['ingredients'], collector: string, amounts: Amounts, place: Place): Step[] {
  const conditions = { temperatureC: 25, ...place.conditions };
  return [
    { id: 'cathode-mix', operation: 'mix-dry', ingredients: mixed, conditions },
    {
      id: 'cathode-laminate',
      operation: 'laminate',
      ingredients: [{ from: 'cathode-mix' }, { role: 'current-collector', material: collector }],
      conditions,
      ...(amounts.loadingMgCm2 === undefined ? {} : { loadingMgCm2: rounded(amounts.loadingMgCm2) }),
    },
  ];
}

/**
 * Cathode powder fibrillated with PTFE without any liquid, laminated on the foil (facts R07, R11, B26). No anode: PTFE loses its
 * fluorine at anode potentials (facts B26).
 */
export function dryFilm(options: Options): Sheet[] {
  const { knowledge, allowed, mayMeet } = options;
  if (!allowed('PTFE')) return [];
  if (!equipmentOf(options.brief.line, 'laminator')) {
    options.refuse([`The line ${options.brief.line.id} has no rolls for a dry film.`]);
    return [];
  }
  const binder = knowledge.material('PTFE');
  const sheets: Sheet[] = [];
  for (const electrolyte of electrolytes(options)) {
    const conductivity = pressedConductivity(electrolyte, options);
    if (!conductivity || !mayMeet('binder-with-electrolyte', { electrolyte, binder }, dryMixed)) continue;
    for (const active of powders('cathode', options))
      for (const coating of coatingsThatHold('cathode', electrolyte, active, 'mixed', options))
        for (const carbon of carbonsFor(active, options))
          for (const collector of collectors('cathode', electrolyte, active, options))
            sheets.push({
              id: [
                'cathode',
                'dry-film',
                active.id,
                coating ?? '-',
                electrolyte.id,
                carbon?.id ?? '-',
                collector.id,
              ].join('|'),
              family: 'cathode: dry PTFE film',
              position: 'cathode',
              active,
              ...(coating === undefined ? {} : { coating }),
              electrolyte,
              binder,
              ...(carbon ? { carbon } : {}),
              collector,
              conductivity,
              contact: 'mixed',
              dryFilm: true,
              bounds: {
                electrolyte: { low: 0.144, high: 0.225, source: 'facts R07 (15 of 104 parts), R11 (22.5 %)' },
                binder: { low: 0.0096, high: 0.01, source: 'facts R07 (1 of 104 parts), R11 (1 %)' },
                ...(carbon
                  ? { carbon: { low: 0.015, high: 0.029, source: 'facts R11 (1.5 %), R07 (3 of 104 parts)' } }
                  : {}),
              },
              evidence: 'facts R07 (LEE20: pouch cell), R11 (HONG26), B26',
              express: (amounts, place) => {
                const all = { ...amounts, solids: 1 };
                return steps(
                  [
                    solid('active-material', active.id, all.active, all, coating === undefined ? {} : { coating }),
                    solid('solid-electrolyte', electrolyte.id, all.electrolyte, all),
                    ...(carbon ? [solid('conductive-additive', carbon.id, all.carbon, all)] : []),
                    solid('binder', binder.id, all.binder, all),
                  ],
                  collector.id,
                  amounts,
                  place,
                );
              },
            });
  }
  return sheets;
}

const dryMixed = { how: 'mixed', treatment: 'as-supplied', scale: 'pilot', operation: 'mix-dry' };
