import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { activesOf, modelled } from './slurry';

/** The counter electrode of test cells: a foil of it is a family of its own, on request. */
const TEST_CELLS = 'Li-In';

/** A foil of metal or alloy as the anode; it is bought, so it has no steps of its own. */
export function metalFoil(options: Options): Sheet[] {
  return foils(options).filter(({ active }) => active?.id !== TEST_CELLS);
}

/** The lithium-indium alloy of the test cells as a foil in a full cell (park2018 ANO-13, R06). */
export function indiumFoil(options: Options): Sheet[] {
  return foils(options)
    .filter(({ active }) => active?.id === TEST_CELLS)
    .map((sheet) => ({
      ...sheet,
      family: 'anode: lithium-indium foil',
      evidence: 'park2018 ANO-13: the routine counter electrode of half cells, its composition not given',
      proposed:
        'lithium-indium is shown as counter electrode of test cells, not as the anode of a sheet cell; capacity and density are those of LiIn, computed or recalled',
      tests: ['Which composition of Li-In rolls to a foil that holds the capacity of this cell at a steady potential?'],
    }));
}

/** Lithium behind a metal that is evaporated on the electrolyte layer, over its voids and grain boundaries (park2018 §3.5, R20, ANO-08). */
export function lithiumBehindMetal(options: Options): Sheet[] {
  const metals = ['Au', 'In'].filter(options.allowed).map((id) => options.knowledge.material(id));
  return foils(options)
    .filter(({ active }) => active?.id === 'Li')
    .flatMap((sheet) =>
      metals.map((interlayer): Sheet => ({
        ...sheet,
        id: `${sheet.id}|${interlayer.id}`,
        family: `anode: lithium foil behind evaporated ${interlayer.id}`,
        interlayer,
        evidence: 'park2018 §3.5 (R20, ANO-08: reversible plating; thickness, current and cycles not given)',
        proposed: `the evaporated layer of ${interlayer.id} is shown on pressed pellets, not on a sheet; no line here has an evaporator, and its thickness is assumed`,
        tests: [
          `How thick must ${interlayer.id} be on a pressed sheet before lithium plates and strips at the current of this cell? thickness, current and cycles are not given (ANO-08)`,
        ],
      })),
    );
}

function foils(options: Options): Sheet[] {
  const actives = activesOf('anode', options);
  for (const { id } of actives.filter(({ class: classes }) => classes?.includes('silicon')))
    options.refuse([
      `${id} is no foil, and no composition of a sheet of it with electrolyte is shown (facts R33 is recalled).`,
    ]);
  return actives
    .filter((active) => !active.class?.includes('silicon'))
    .filter((active) => active.class?.some((one) => one === 'metal-anode' || one === 'alloy-anode'))
    .filter((active) => modelled(active, options))
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
