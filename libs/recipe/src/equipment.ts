import type { Equipment, Line } from '@libs/plant';
import type { Step } from '@libs/process';
import type { Context } from './context';
import { computed, placeOf } from './context';
import { equipmentFor, kindsFor, minus } from './line-use';
import type { EquipmentRequirement, Requirement } from './recipe';
import { rough } from './stated';

const text = (value: number): string => minus(value);

function inside(
  name: string,
  values: readonly number[],
  range: readonly [number, number] | undefined,
  unit: string,
): Requirement[] {
  if (values.length === 0) return [];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [
    {
      name,
      needs: low === high ? `${text(low)} ${unit}` : `${text(low)} to ${text(high)} ${unit}`,
      has: range ? `${text(range[0])} to ${text(range[1])} ${unit}` : 'not stated',
      met: range ? low >= range[0] && high <= range[1] : null,
    },
  ];
}

function conditionsOf(steps: readonly Step[], key: 'temperatureC' | 'pressureMPa'): number[] {
  return steps.flatMap(({ conditions }) => conditions?.[key] ?? []);
}

function webNumbers(
  steps: readonly Step[],
  context: Context,
  name: string,
  rounding: (value: number) => number,
): number[] {
  return steps.flatMap((step) => {
    const value = computed(context, placeOf(step), name);
    return value === undefined ? [] : [rounding(value)];
  });
}

/** What the steps on one machine ask of it. A kind that is not here asks only to be there. */
function requirementsOf(item: Equipment, steps: readonly Step[], context: Context): Requirement[] {
  switch (item.kind) {
    case 'mixer':
      return [
        {
          name: 'batch',
          needs: 'set by the run',
          has: `${item.volumeL[0]} to ${item.volumeL[1]} L, dead volume ${item.deadVolumeL ?? 'not stated'} L`,
          met: null,
        },
      ];
    case 'coater': {
      const width = Math.min(...context.brief.cell.areaMm);
      return [
        ...inside('gap', webNumbers(steps, context, 'GapUm', Math.round), item.gapUm, 'µm'),
        ...inside('web speed', webNumbers(steps, context, 'WebSpeedMPerMin', rough), item.speedMPerMin, 'm/min'),
        { name: 'width', needs: `${width} mm and edge trim`, has: `${item.widthMm} mm`, met: width < item.widthMm },
      ];
    }
    case 'dryer':
      return [
        ...inside('air temperature', conditionsOf(steps, 'temperatureC'), item.zones[0]?.airC, '°C'),
        {
          name: 'atmosphere',
          needs: atmospheres(steps),
          has: item.atmosphere,
          met: steps.every(
            ({ conditions }) => conditions?.atmosphere === undefined || conditions.atmosphere === item.atmosphere,
          ),
        },
      ];
    case 'oven':
      return [
        ...inside('temperature', conditionsOf(steps, 'temperatureC'), item.temperatureC, '°C'),
        {
          name: 'atmosphere',
          needs: atmospheres(steps),
          has: item.atmosphere.join(', '),
          met: steps.every(
            ({ conditions }) =>
              conditions?.atmosphere === undefined || item.atmosphere.includes(conditions.atmosphere as never),
          ),
        },
      ];
    case 'isostatic-press':
    case 'uniaxial-press': {
      const [long, wide] = context.brief.cell.areaMm;
      const area = long * wide * 1e-6;
      return [
        ...inside('pressure', conditionsOf(steps, 'pressureMPa'), item.pressureMPa, 'MPa'),
        ...inside('temperature', conditionsOf(steps, 'temperatureC'), item.temperatureC, '°C'),
        {
          name: 'area of one load',
          needs: `${Number((area * 1e4).toPrecision(3))} cm² or more (one stack)`,
          has: `${Number((item.areaPerLoadM2 * 1e4).toPrecision(3))} cm²`,
          met: item.areaPerLoadM2 >= area,
        },
      ];
    }
    default:
      return [];
  }
}

function atmospheres(steps: readonly Step[]): string {
  return [...new Set(steps.map(({ conditions }) => conditions?.atmosphere ?? 'not stated'))].join(', ');
}

/** The machines that the steps need, with what the line has; and the room. */
export function equipmentRequirements(context: Context): EquipmentRequirement[] {
  const { line, process } = context;
  const byKey = new Map<string, { item: Equipment | undefined; kind: string; steps: Step[] }>();
  for (const step of process.steps) {
    const kind = kindsFor(step)[0];
    if (kind === undefined) continue;
    const item = equipmentFor(step, line);
    const key = item?.id ?? kind;
    const entry = byKey.get(key) ?? { item, kind: item?.kind ?? kind, steps: [] };
    entry.steps.push(step);
    byKey.set(key, entry);
  }
  const machines = [...byKey.values()].map(({ item, kind, steps }): EquipmentRequirement => ({
    kind,
    equipment: item?.id ?? null,
    steps: steps.map(({ id }) => id),
    requirements: item
      ? requirementsOf(item, steps, context)
      : [{ name: 'presence', needs: kind, has: 'none on this line', met: false }],
    assumption: item?.assumption ?? null,
  }));
  return [roomOf(line, process.steps), ...machines];
}

function roomOf(line: Line, steps: readonly Step[]): EquipmentRequirement {
  const dewPoints = steps.flatMap(({ conditions }) => conditions?.dewPointC ?? []);
  const needs = dewPoints.length > 0 ? Math.min(...dewPoints) : undefined;
  return {
    kind: 'room',
    equipment: line.title ?? line.id,
    steps: steps.filter(({ conditions }) => conditions?.dewPointC !== undefined).map(({ id }) => id),
    requirements: [
      {
        name: 'dew point',
        needs: needs === undefined ? 'not stated in the process (inert gas)' : `${text(needs)} °C or drier`,
        has: `${text(line.room.dewPointC)} °C`,
        met: needs === undefined ? null : line.room.dewPointC <= needs,
      },
    ],
    assumption: line.room.assumption ?? null,
  };
}
