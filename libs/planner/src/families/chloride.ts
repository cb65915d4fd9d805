import type { Material } from '@libs/knowledge';
import { preferredNumber } from '@libs/knowledge';
import { assumed } from '../model/route-assumptions';
import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { coatedSeparator, filmSeparator } from './separator';

const DOPED = 'Na2.9375PS3.9375Cl0.0625';

/**
 * Layers and films of Cl-doped tetragonal Na3PS4, the one thiophosphate that was run against sodium metal (park2018 §6, R23, NA-02). Its
 * density is that of Na3PS4 times an assumed ratio, so it stays out of the families that take every electrolyte.
 */
export function chlorideSeparator(options: Options): Sheet[] {
  const { brief, allowed, knowledge } = options;
  const { only } = brief.electrolytes;
  const density = preferredNumber(knowledge.material('Na3PS4'), 'density');
  if (brief.ion !== 'Na' || !allowed(DOPED) || density === undefined || (only && !only.includes(DOPED))) return [];
  const known = knowledge.material(DOPED);
  const electrolyte: Material = {
    ...known,
    properties: {
      ...known.properties,
      density: [
        {
          value: rounded(density * assumed('chloride-density', brief)),
          unit: 'g/cm3',
          source: { id: 'MEM', section: 'assumption chloride-density', grade: 'M' },
          note: 'of Na3PS4, recalled, times an assumed ratio',
          preferred: true,
        },
      ],
    },
  };
  return [...coatedSeparator(options, [electrolyte]), ...filmSeparator(options, [electrolyte])].map((sheet) => ({
    ...sheet,
    family: `${sheet.family}, Cl-doped Na3PS4`,
    evidence: `park2018 §6 (R23, NA-02: against Na, cathode and pressing not given); ${sheet.evidence}`,
    proposed:
      'Cl-doped Na3PS4 against sodium is shown at room temperature in one pressed cell, not as a sheet (NA-02); its density is assumed',
    tests: [
      `Does ${DOPED} as a sheet keep sodium out, at the pressure and current of this cell? Only a pressed cell is shown`,
    ],
  }));
}
