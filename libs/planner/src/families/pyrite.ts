import type { Step } from '@libs/process';
import type { Options } from '../space/options';
import { electrolytes } from '../space/options';
import { slurryPartners } from '../space/slurry-partners';
import { fromSulfides, reactantsOf } from '../space/powder-ways';
import type { Sheet } from '../space/sheet';
import { rounded } from '../space/sheet';
import { byFormula } from './by-formula';
import { activesOf, carbonsFor, coatingsThatHold, collectors, modelled, slurrySteps, solid } from './slurry';
import { CONCENTRATION, solidify } from './solution';

/** °C after which Na3SbS4 from water has its conductivity (park2018 Table 2, WET-10). */
const HEATED = 200;

/** FeS2 coated with Na3SbS4 that forms on it from Na2S, Sb2S3 and S in water, then a slurry: shown pressed (park2018 §6, R17, SOL-41, NA-12). */
export function pyriteCathode(options: Options): Sheet[] {
  const { allowed, knowledge, brief } = options;
  const electrolyte = electrolytes(options).find(({ id }) => id === 'Na3SbS4');
  const reactants = reactantsOf(fromSulfides['Na3SbS4'] ?? {}, options);
  if (brief.ion !== 'Na' || !electrolyte || !reactants || !allowed('water')) return [];
  const conductivity = (electrolyte.properties?.['conductivity'] ?? []).find(
    ({ source, conditions }) =>
      options.allowedSource(source.id) &&
      conditions?.['route'] === 'liquid-phase' &&
      conditions['solvent'] === 'water' &&
      conditions['heatTreatmentC'] === HEATED,
  );
  if (!conductivity) return [];
  const water = knowledge.material('water');
  const way = { electrolyte, solvent: water, heatTreatmentC: HEATED, datum: conductivity };
  const actives = activesOf('cathode', options)
    .filter(({ id }) => id === 'FeS2')
    .flatMap((active) => byFormula(active, options) ?? [])
    .filter((active) => modelled(active, options));
  return actives.flatMap((active) =>
    coatingsThatHold('cathode', electrolyte, active, 'coated', options).flatMap((coating) =>
      slurryPartners(electrolyte, options).flatMap(({ solvent, binder }) =>
        carbonsFor(active, options).flatMap((carbon) =>
          collectors('cathode', electrolyte, active, options).map((collector): Sheet => ({
            id: ['cathode', 'pyrite', coating ?? '-', binder.id, solvent.id, carbon?.id ?? '-', collector.id].join('|'),
            family: 'cathode: FeS2 coated with Na3SbS4 from water, slurry',
            position: 'cathode',
            active,
            electrolyte,
            precursors: reactants,
            binder,
            ...(carbon ? { carbon } : {}),
            solvent,
            solution: { solvent: water, heatTreatmentC: HEATED, concentration: CONCENTRATION },
            collector,
            conductivity,
            contact: 'coated',
            bounds: {
              electrolyte: {
                low: 0.15,
                high: 0.3,
                source: 'assumption: the share of Na3SbS4 on FeS2 is not given (R17)',
              },
              binder: { low: 0.01, high: 0.015, source: 'facts R01, R06, R12' },
              ...(carbon ? { carbon: { low: 0.01, high: 0.03, source: 'facts R06, R01, R12, R15' } } : {}),
              solids: { low: 0.5, high: 0.65, source: 'assumption (GAP-02)' },
            },
            evidence: 'park2018 §6 (R17, SOL-41, NA-12: pressed cell against Na-Sn), Table 2 (WET-10)',
            proposed:
              'FeS2 coated with Na3SbS4 from water is shown in a pressed cell, a slurry of it is not; whether it was coated during or after the synthesis is not given, its capacity is a share of the formula, its potential recalled',
            tests: [
              'Is the coated FeS2 free of water before it is slurried, and what did its surface become in hot sulfide solution?',
              'Which capacity does FeS2 give between the voltages of this cell? only its formula is known here',
            ],
            express: (amounts, place) => {
              const liquid = amounts.electrolyte / CONCENTRATION;
              const powder = amounts.active + amounts.electrolyte;
              const heated = solidify('cathode', 'cathode-particles', way, amounts).map(
                ({ loadingMgCm2: _, ...step }) => step,
              );
              const slurry = slurrySteps(
                'cathode',
                [
                  { from: 'cathode-heat-treat', massFraction: rounded(powder * amounts.solids) },
                  ...(carbon ? [solid('conductive-additive', carbon.id, amounts.carbon, amounts)] : []),
                  solid('binder', binder.id, amounts.binder, amounts),
                ],
                solvent,
                collector,
                amounts,
                place,
              );
              const reaction: Step = {
                id: 'cathode-solution',
                operation: 'synthesize',
                ingredients: [
                  ...reactants.map(({ material, share }) => ({
                    role: 'precursor' as const,
                    material: material.id,
                    massFraction: rounded(share * CONCENTRATION),
                  })),
                  { role: 'solvent', material: water.id, massFraction: 1 - CONCENTRATION },
                ],
                product: electrolyte.id,
                conditions: { temperatureC: 25, atmosphere: 'argon' },
              };
              const particles: Step = {
                id: 'cathode-particles',
                operation: 'coat-particles',
                ingredients: [
                  {
                    role: 'active-material',
                    material: active.id,
                    massFraction: rounded(amounts.active / (amounts.active + liquid)),
                  },
                  { from: reaction.id, massFraction: rounded(liquid / (amounts.active + liquid)) },
                ],
                conditions: { temperatureC: 25, atmosphere: 'argon' },
              };
              return [reaction, particles, ...heated, ...slurry];
            },
          })),
        ),
      ),
    ),
  );
}
