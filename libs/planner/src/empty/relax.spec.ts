import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { conflictOf } from './relax';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../..', '..', '..', 'recipes', 'briefs');
const pouch = JSON.parse(readFileSync(join(briefs, 'li-ncm622-graphite-pouch.json'), 'utf8')) as { cell: object };

describe('an impossible brief', () => {
  it('500 Wh/kg at 5 C: the limit is named, with what was reached without it, and dropping it is the way out', () => {
    const written = {
      ...pouch,
      cell: { ...pouch.cell, cRate: 5 },
      limits: [
        { objective: 'specificEnergyStack', min: 500 },
        { quantity: 'dryingTemperatureC', max: 40 },
      ],
    };
    const { demands, waysOut } = conflictOf(readBrief(written, knowledge), knowledge);
    expect(demands.join()).toMatch(
      /specificEnergyStack at least 500 Wh\/kg \(without it, about \d+ Wh\/kg was reached\)/,
    );
    expect(waysOut).toEqual(['drop or loosen the limit on specificEnergyStack']);
  });

  it('500 Wh/kg with Li4SnS4 alone, at 5 C and 40 °C: both demands are named, and the way out gives up both', () => {
    const written = {
      ...pouch,
      electrolytes: { only: ['Li4SnS4'] },
      cell: { ...pouch.cell, cRate: 5 },
      limits: [
        { objective: 'specificEnergyStack', min: 500 },
        { quantity: 'dryingTemperatureC', max: 40 },
      ],
    };
    const { demands, waysOut } = conflictOf(readBrief(written, knowledge), knowledge);
    expect(demands.join('; ')).toMatch(
      /^specificEnergyStack at least 500 Wh\/kg, by itself \(without it, about \d+ Wh\/kg was reached\); only the electrolytes Li4SnS4, by itself$/,
    );
    expect(waysOut[0]).toBe('allow other electrolytes, and drop or loosen the limit on specificEnergyStack');
  });

  it('Li4SnS4 alone against graphite: the electrolyte is the demand that conflicts, and another one the cheapest way out', () => {
    const written = { ...pouch, electrolytes: { only: ['Li4SnS4'] } };
    const { demands, waysOut } = conflictOf(readBrief(written, knowledge), knowledge);
    expect(demands).toContain('only the electrolytes Li4SnS4');
    expect(waysOut[0]).toBe('allow other electrolytes');
  });
});
