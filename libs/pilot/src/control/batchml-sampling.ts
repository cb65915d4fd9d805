import type { BatchParameter } from './batchml-parameter';
import type { RunSampling } from './control-recipe';

/** How a check is sampled, part by part; no number of samples: all the time. */
export function samplingParameter(
  { samples, where, actionLow, actionHigh, actionFrom, ifOutside }: RunSampling,
  unit: string,
): BatchParameter {
  const limit = (id: string, value: number | null): BatchParameter[] =>
    value === null ? [] : [{ id, type: 'ProcessParameter', subType: 'action-limit', value, unit }];
  const word = (id: string, value: string): BatchParameter => ({ id, type: 'Other', subType: 'sampling', value });
  return {
    id: 'sampling',
    type: 'Other',
    subType: 'sampling',
    parts: [
      ...(samples === null ? [] : [{ id: 'samples', type: 'Other' as const, subType: 'count', value: samples }]),
      word('where', where),
      ...limit('actionLow', actionLow),
      ...limit('actionHigh', actionHigh),
      word('actionFrom', actionFrom),
      word('ifOutside', ifOutside),
    ],
  };
}

/** The sampling of a check as `samplingParameter` wrote it, not yet validated; nothing where there is none. */
export function samplingIn(one: BatchParameter | undefined): object {
  if (!one) return {};
  const part = (name: string): unknown => one.parts?.find(({ id }) => id === name)?.value ?? null;
  return {
    sampling: {
      samples: part('samples'),
      where: part('where'),
      actionLow: part('actionLow'),
      actionHigh: part('actionHigh'),
      actionFrom: part('actionFrom'),
      ifOutside: part('ifOutside'),
    },
  };
}
