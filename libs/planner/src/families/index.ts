import type { Options } from '../space/options';
import { withOxideStep } from '../space/oxide-coating';
import { withPowders } from '../space/powder';
import type { Position, Sheet } from '../space/sheet';
import { chlorideSeparator } from './chloride';
import { decalSeparator } from './decal';
import { dryFilm } from './dry-film';
import { knownRoutes } from './known';
import { ionicLiquidCathode } from './ionic-liquid';
import { infiltratedMembrane } from './membrane';
import { indiumFoil, lithiumBehindMetal, metalFoil } from './metal';
import { nanosheetCathode } from './nanosheets';
import { oneStep } from './one-step';
import { pyriteCathode } from './pyrite';
import { sulfurCathode } from './sulfur';
import { bilayerSeparator } from './bilayer';
import { coatedSeparator, filmSeparator } from './separator';
import { slurryMixed } from './slurry';
import { coated, infiltrated } from './solution';

/** A family: a way to make one kind of sheet. A new family is one entry here. */
export interface Family {
  readonly id: string;
  readonly position: Position;
  readonly says: string;
  /** put together of parts that nobody has shown together: built only where a brief names it, at the floor explore */
  readonly onRequest?: true;
  enumerate(options: Options): Sheet[];
}

export const families: readonly Family[] = [
  {
    id: 'cathode-slurry',
    position: 'cathode',
    says: 'slurry-mixed cathode sheet',
    enumerate: (options) => withOxideStep(withPowders(slurryMixed('cathode', options), options), options),
  },
  {
    id: 'cathode-infiltrated',
    position: 'cathode',
    says: 'PVDF cathode infiltrated with an electrolyte solution',
    enumerate: (options) => infiltrated('cathode', options),
  },
  {
    id: 'cathode-coated',
    position: 'cathode',
    says: 'SE-coated active material, then a slurry',
    enumerate: (options) => coated('cathode', options),
  },
  {
    id: 'cathode-dry-film',
    position: 'cathode',
    says: 'dry cathode film with fibrillated PTFE, laminated on the foil',
    enumerate: (options) => withOxideStep(withPowders(dryFilm(options), options), options),
  },
  {
    id: 'cathode-one-step',
    position: 'cathode',
    says: 'cathode slurry from Li2S and P2S5 in THF with NBR, converted in the sheet',
    enumerate: (options) => oneStep('cathode', options),
  },
  {
    id: 'cathode-sulfur',
    position: 'cathode',
    says: 'S or Li2S composite, milled with electrolyte and carbon, then a slurry',
    onRequest: true,
    enumerate: sulfurCathode,
  },
  {
    id: 'cathode-tis2-sheets',
    position: 'cathode',
    says: 'TiS2 nanosheets, exfoliated in water, then a slurry',
    onRequest: true,
    enumerate: nanosheetCathode,
  },
  {
    id: 'cathode-lig3',
    position: 'cathode',
    says: 'LiFePO4 slurry with LiG3',
    onRequest: true,
    enumerate: ionicLiquidCathode,
  },
  {
    id: 'cathode-fes2-water',
    position: 'cathode',
    says: 'FeS2 coated with Na3SbS4 from water, then a slurry',
    onRequest: true,
    enumerate: pyriteCathode,
  },
  {
    id: 'separator-coated',
    position: 'separator',
    says: 'electrolyte layer coated on an electrode',
    enumerate: (options) => withPowders(coatedSeparator(options), options),
  },
  {
    id: 'separator-film',
    position: 'separator',
    says: 'free-standing film on a scaffold, laminated',
    enumerate: (options) => withPowders(filmSeparator(options), options),
  },
  {
    id: 'separator-bilayer',
    position: 'separator',
    says: 'two free-standing films of two electrolytes, laminated',
    enumerate: bilayerSeparator,
  },
  {
    id: 'separator-infiltrated-membrane',
    position: 'separator',
    says: 'porous membrane infiltrated with an electrolyte solution',
    onRequest: true,
    enumerate: infiltratedMembrane,
  },
  {
    id: 'separator-decal',
    position: 'separator',
    says: 'electrolyte layer coated on a release film and transferred to an electrode',
    onRequest: true,
    enumerate: decalSeparator,
  },
  {
    id: 'separator-na3ps4-chloride',
    position: 'separator',
    says: 'layer or film of Cl-doped Na3PS4, for sodium metal',
    onRequest: true,
    enumerate: chlorideSeparator,
  },
  {
    id: 'anode-slurry',
    position: 'anode',
    says: 'slurry-mixed anode sheet',
    enumerate: (options) => withPowders(slurryMixed('anode', options), options),
  },
  {
    id: 'anode-infiltrated',
    position: 'anode',
    says: 'PVDF anode infiltrated with an electrolyte solution',
    enumerate: (options) => infiltrated('anode', options),
  },
  {
    id: 'anode-one-step',
    position: 'anode',
    says: 'anode slurry from Li2S and P2S5 in THF with NBR, converted in the sheet',
    enumerate: (options) => oneStep('anode', options),
  },
  { id: 'anode-foil', position: 'anode', says: 'metal or alloy foil', enumerate: metalFoil },
  {
    id: 'anode-li-in',
    position: 'anode',
    says: 'lithium-indium foil, the counter electrode of test cells',
    onRequest: true,
    enumerate: indiumFoil,
  },
  {
    id: 'anode-lithium-interlayer',
    position: 'anode',
    says: 'lithium foil behind an evaporated layer of Au or In',
    onRequest: true,
    enumerate: lithiumBehindMetal,
  },
  ...knownRoutes.map((route) => ({
    id: route.id,
    position: route.position,
    says: `${route.says} (${route.answer})`,
    enumerate: () => [],
  })),
];

export function familyIds(): string[] {
  return families.map(({ id }) => id);
}
