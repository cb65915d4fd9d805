import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { activesOf, modelled } from './slurry';

/** A foil of metal or alloy as the anode; it is bought, so it has no steps of its own. */
export function metalFoil(options: Options): Sheet[] {
  const actives = activesOf('anode', options);
  for (const { id } of actives.filter(({ class: classes }) => classes?.includes('silicon')))
    options.refuse([
      `${id} is no foil, and no composition of a sheet of it with electrolyte is shown (facts R33 is recalled).`,
    ]);
  return actives
    .filter((active) => !active.class?.includes('silicon'))
    .filter((active) => active.class?.some((one) => one === 'metal-anode' || one === 'alloy-anode'))
    .filter(modelled)
    .flatMap((active) =>
      options
        .ofKind('current-collector')
        .filter(({ id }) => id === (options.brief.ion === 'Na' ? 'Al' : 'SUS'))
        .map((collector): Sheet => ({
          id: ['anode', 'foil', active.id, collector.id].join('|'),
          family: 'anode: metal or alloy foil',
          position: 'anode',
          active,
          collector,
          contact: 'mixed',
          bounds: {},
          evidence: 'half and full cells of the cited sources; a roll of foil is an assumption',
          express: () => [],
        })),
    );
}
