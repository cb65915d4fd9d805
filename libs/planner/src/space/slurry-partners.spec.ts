import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import type { Step } from '@libs/process';
import { readBrief } from '../brief/brief';
import { acceptable, weaknessOf } from './floor';
import { electrolytes, optionsOf } from './options';
import { weighBinders } from './slurry-partners';

const knowledge = loadKnowledge();
const find = (name: string) => knowledge.find(name);

describe('the binders of a slurry', () => {
  it.each(['li-lfp-graphite-cost', 'na-nacro2-nasn'])(
    'are judged in one slurry as the interpreted judge says of each alone: %s',
    (name) => {
      const file = join(__dirname, '../../../../recipes/briefs', `${name}.json`);
      const brief = readBrief(JSON.parse(readFileSync(file, 'utf8')), knowledge);
      const judge = new Judge(knowledge);
      const options = optionsOf(brief, knowledge, judge);
      const binders = options.ofKind('binder');
      const alone = (electrolyte: string, solvent: string, binder: string): number | undefined => {
        const slurry: Step = {
          id: 'slurry',
          operation: 'mix-slurry',
          ingredients: [
            { role: 'solid-electrolyte', material: electrolyte },
            { role: 'binder', material: binder },
            { role: 'solvent', material: solvent, anhydrous: true },
          ],
          conditions: { temperatureC: 25, ...options.place.conditions },
        };
        const judgement = judge.judge({ document: { ion: brief.ion, scale: 'pilot', steps: [slurry] }, find });
        if (!acceptable(judgement, brief.evidenceFloor)) return undefined;
        return judgement.questions.reduce((sum, answer) => sum + weaknessOf(answer), 0);
      };
      const liquids = ['toluene', 'THF', 'NMP', 'water'].map((id) => knowledge.material(id));
      let kept = 0;
      for (const electrolyte of electrolytes(options).slice(0, 4))
        for (const solvent of liquids) {
          const weighed = weighBinders(solvent, electrolyte, binders, options);
          const found = binders.map((binder) => weighed.find((one) => one.binder === binder)?.weakness);
          expect(found).toEqual(binders.map(({ id }) => alone(electrolyte.id, solvent.id, id)));
          kept += weighed.length;
        }
      expect(kept).toBeGreaterThan(5);
    },
  );
});
