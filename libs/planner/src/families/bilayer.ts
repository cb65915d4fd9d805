import type { Material } from '@libs/knowledge';
import type { Step } from '@libs/process';
import type { Options } from '../space/options';
import { electrolytes, pressedConductivity } from '../space/options';
import { slurryPartners } from '../space/slurry-partners';
import type { Amounts, Place, Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { shown } from './separator';

/** The pair that was shown: the conductor that the anode would reduce, shielded by one that it leaves alone. */
const PAIR = ['Li10GeP2S12', 'Li3PS4'] as const;

/** One film: electrolyte impregnated into the scaffold, dried. */
function film(
  side: string,
  electrolyte: Material,
  scaffold: Material,
  solvent: Material,
  amounts: Amounts,
  place: Place,
): Step[] {
  const conditions = { temperatureC: 25, ...place.conditions };
  return [
    {
      id: `separator-${side}-impregnate`,
      operation: 'impregnate',
      ingredients: [
        { role: 'scaffold', material: scaffold.id },
        { role: 'solid-electrolyte', material: electrolyte.id },
        { role: 'solvent', material: solvent.id, anhydrous: true },
      ],
      conditions,
      setpoints: { solidsOfSuspension: rounded(amounts.solids) },
    },
    {
      id: `separator-${side}-dry`,
      operation: 'dry',
      ingredients: [{ from: `separator-${side}-impregnate` }],
      conditions: { temperatureC: rounded(amounts.dryingC), ...place.conditions },
      ...(amounts.thicknessUm === undefined ? {} : { thicknessUm: rounded(amounts.thicknessUm / 2) }),
    },
  ];
}

/** Li10GeP2S12 at the cathode and Li3PS4 at the anode: the bilayer was shown pressed, each film on its own (park2018 §3.4, §5.2). */
export function bilayerSeparator(options: Options): Sheet[] {
  const all = electrolytes(options);
  const [front, back] = PAIR.map((id) => all.find((one) => one.id === id));
  const conductivity = front && pressedConductivity(front, options);
  const behind = back && pressedConductivity(back, options);
  if (!front || !back || !conductivity || !behind) return [];
  const stands = new Set(slurryPartners(back, options).map(({ solvent }) => solvent.id));
  const solvents = new Map(
    slurryPartners(front, options)
      .filter(({ solvent }) => stands.has(solvent.id))
      .map(({ solvent }) => [solvent.id, solvent]),
  );
  return options.ofKind('scaffold').flatMap((scaffold) => {
    const one = shown[scaffold.id];
    if (!one) return [];
    return [...solvents.values()].map((solvent): Sheet => ({
      id: ['separator', 'bilayer', scaffold.id, front.id, back.id, solvent.id].join('|'),
      family: 'separator: two laminated films, a shield at the anode',
      position: 'separator',
      electrolyte: front,
      second: { electrolyte: back, conductivity: behind },
      films: ['separator-front-dry', 'separator-back-dry'],
      solvent,
      scaffold,
      conductivity,
      contact: 'mixed',
      bounds: {
        thicknessUm: { low: 2 * one.low, high: 2 * one.high, source: `two films, each ${one.source}` },
        solids: { low: 0.4, high: 0.6, source: 'assumption (GAP-42: the carrier is not given)' },
      },
      proposed: 'the bilayer is shown as pressed layers and each film alone; the two films laminated together are not',
      evidence: `park2018 §3.4 (R19, LAY-13: pressed layers), §5.2 (LAY-06). Second film: ${behind.id ?? back.id}, ${String(behind.value)} ${behind.unit}`,
      express: (amounts, place) => [
        ...film('front', front, scaffold, solvent, amounts, place),
        ...film('back', back, scaffold, solvent, amounts, place),
      ],
    }));
  });
}
