import { equipmentOf } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Options } from '../space/options';
import type { Sheet } from '../space/sheet';
import { coatedSeparator } from './separator';

/**
 * The layer of `separator-coated`, but dried on a release film and then transferred between rolls, so that its solvent never meets the
 * electrode. Named against the intermixing of layers; film, adhesion and transfer pressure are given nowhere (park2018 §5.2, GAP-43).
 */
export function decalSeparator(options: Options): Sheet[] {
  const { line } = options.brief;
  if (!equipmentOf(line, 'laminator')) {
    options.refuse([`The line ${line.id} has no rolls to transfer a layer from its release film.`]);
    return [];
  }
  return coatedSeparator(options).map((sheet): Sheet => ({
    ...sheet,
    id: sheet.id.replace('|coated|', '|decal|'),
    family: `separator: transferred from a release film to the ${sheet.carrier ?? ''}`,
    transferred: true,
    evidence: 'park2018 §5.2 (LAY-01 to LAY-04: intermixing as the problem); the slurry as facts R01, R07',
    proposed:
      'a layer transferred from a release film is in no source here: film, adhesion and pressure of the transfer are not given (GAP-43); what the film costs is assumed',
    tests: [
      `Which release film lets go of ${sheet.electrolyte?.id ?? ''} with ${sheet.binder?.id ?? ''} from ${sheet.solvent?.id ?? ''} and stands the liquid? none is named: try films side by side, peeled after the transfer`,
      `At what pressure and temperature of the rolls does the whole layer go over to the ${sheet.carrier ?? ''} without cracks?`,
    ],
    express: (amounts, place, on) => {
      const layer = sheet.express(amounts, place);
      const dried = layer[layer.length - 1];
      if (on === undefined || !dried) return layer;
      const transfer: Step = {
        id: 'separator-transfer',
        operation: 'laminate',
        ingredients: [{ from: on }, { from: dried.id }],
        conditions: { temperatureC: 25, ...place.conditions },
      };
      return [...layer, transfer];
    },
  }));
}
