import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { Judge } from '@libs/compatibility';
import { loadKnowledge } from '@libs/knowledge';
import { readBrief } from '../brief/brief';
import { wantedSheets } from '../brief/demands';
import { rangesOf } from '../brief/ranges';
import { families } from '../families';
import { asksFor } from '../families/on-request';
import { shortfalls } from './floor';
import { optionsOf } from './options';
import { expressPart, PairJudge } from './pair-judge';
import type { Position, Sheet } from './sheet';

const knowledge = loadKnowledge();
const briefs = join(__dirname, '../../../../recipes/briefs');
const find = (name: string) => knowledge.find(name);

/** Every sheet of a brief, those that fail alone among them. */
function sheetsOf(name: string, evidence: string[] | null) {
  const written = JSON.parse(readFileSync(join(briefs, `${name}.json`), 'utf8')) as object;
  const brief = readBrief({ ...written, ...(evidence ? { evidence } : {}) }, knowledge);
  const judge = new Judge(knowledge, brief.evidence ? { sources: brief.evidence } : {});
  const options = optionsOf(brief, knowledge, judge);
  const sheets = (position: Position): Sheet[] =>
    families
      .filter((family) => family.position === position && asksFor(family, brief))
      .flatMap((family) =>
        wantedSheets(
          family,
          family.enumerate(options),
          { brief, place: options.place, ruleOut: () => undefined },
          rangesOf(brief),
        ),
      );
  const pairs = new PairJudge(options);
  const judgedWhole = (one: Sheet, other: Sheet): string[] =>
    shortfalls(judge.judge({ document: expressPart([one, other], options, 'pair'), find }), brief.evidenceFloor);
  return { cathodes: sheets('cathode'), separators: sheets('separator'), anodes: sheets('anode'), pairs, judgedWhole };
}

describe('two sheets judged by what they add to each other', () => {
  it.each([
    ['li-lco-infiltrated', null],
    ['li-lco-coated-particles', null],
    ['na-nacro2-nasn', null],
    ['li-ncm622-graphite-pouch', null],
    ['li-lco-bilayer', null],
    ['li-lco-infiltrated', ['park2018', 'ZHANG19']],
  ] as [string, string[] | null][])(
    'fall short as the interpreted judge says of both as one process: %s %s',
    (name, evidence) => {
      const { cathodes, separators, anodes, pairs, judgedWhole } = sheetsOf(name, evidence);
      const electrodes = [...cathodes, ...anodes];
      let refused = 0;
      fc.assert(
        fc.property(fc.nat(), fc.nat(), (first, second) => {
          const electrode = electrodes[first % electrodes.length] as Sheet;
          const separator = separators[second % separators.length] as Sheet;
          // A wet layer on a foil is refused before anything is judged.
          if (electrode.position === 'anode' && !electrode.electrolyte && separator.carrier === 'anode') return;
          const [one, other] = electrode.position === 'cathode' ? [electrode, separator] : [separator, electrode];
          const whole = judgedWhole(one, other);
          refused += Number(whole.length > 0);
          expect(pairs.shortfalls(one, other).sort()).toEqual(whole.sort());
        }),
        { numRuns: 160, seed: 5, verbose: 0 },
      );
      // Refused and kept pairs were both among them, or the fact would say little.
      expect(refused).toBeGreaterThan(10);
      expect(refused).toBeLessThan(150);
    },
  );
});
