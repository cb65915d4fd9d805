import type { Step } from '@libs/process';
import { equipmentOf } from '@libs/plant';
import type { Context, PhaseDraft } from './context';
import { computed, parameter, phase, productOf, unpublished } from './context';
import { dewPointCheck, temperature } from './mixing';
import { minus } from './line-use';

const layers = ['cathode', 'separator', 'anode'] as const;

export function stack(step: Step, context: Context): PhaseDraft[] {
  const { cell } = context.brief;
  const [long, wide] = cell.areaMm;
  const overhang = context.answer.assumptions.find(({ id }) => id === 'overhang');
  const more = overhang?.value ?? 0;
  const anode =
    cell.stacking === 'monopolar'
      ? 'cathode and anode alternate, foils shared by two faces'
      : 'cells in series, one collector between two cells';
  const foils = step.ingredients.filter(({ form }) => form === 'foil').map(({ material }) => material);
  const isFilm = context.process.steps.some(({ operation }) => operation === 'impregnate');
  return [
    phase('cut', 'Cut', {
      instructions: [
        'Cut or punch under exhaust; collect trimmings dry and closed.',
        ...foils.map(
          (foil) =>
            `Take the ${foil} foil from its sealed bag under dry or inert gas; a bright surface without stains. A roll of this foil is an assumption.`,
        ),
      ],
      setpoints: [
        parameter('cathode-size', 'cathode sheet', `${long} × ${wide}`, 'mm', 'brief'),
        parameter(
          'anode-size',
          isFilm ? 'anode sheet and separator film' : 'anode sheet',
          `${long + 2 * more} × ${wide + 2 * more}`,
          'mm',
          `brief, and ${more} mm overhang on every edge (${overhang?.source ?? 'assumption'})`,
        ),
      ],
      checks: [...dewPointCheck(step, context), unpublished('burr', 'burr height at the cut edge', 'µm')],
    }),
    phase('stack', 'Stack', {
      instructions: [
        `Lay up ${step.ingredients.map(({ from, material }) => (from === undefined ? `${material ?? ''} foil` : productOf(from, context))).join(' + ')}: ${cell.unitCells} unit cell${cell.unitCells === 1 ? '' : 's'}, ${cell.stacking}${cell.unitCells === 1 ? '' : ` (${anode})`}.`,
      ],
      setpoints: [
        parameter('unit-cells', 'unit cells', cell.unitCells, '', 'brief'),
        unpublished('alignment', 'alignment tolerance', 'mm'),
      ],
      checks: [
        parameter(
          'short',
          'resistance between the collectors (a short shows as a low value)',
          'record',
          'Ω',
          'no limit is published',
        ),
      ],
    }),
  ];
}

export function press(step: Step, context: Context): PhaseDraft[] {
  const isostatic = equipmentOf(context.line, 'isostatic-press');
  const item = isostatic ?? equipmentOf(context.line, 'uniaxial-press');
  const shown = context.route.limits['pressureMPa'];
  return [
    ...(isostatic
      ? [
          phase('bag', 'Bag', {
            instructions: [
              'Insulate the edges first, so that no layer is pushed over another; then seal the stack in a dry bag against the pressure fluid.',
            ],
            setpoints: [
              unpublished('edge-insulation', 'edge insulation: material, width and thickness of the frame'),
              unpublished('bag', 'bag: material and seal'),
              unpublished('fluid', 'pressure fluid'),
            ],
            checks: [
              parameter(
                'bag-tight',
                'bag is tight and the edges are covered',
                'yes',
                '',
                'the sulfide must not meet the fluid',
              ),
            ],
          }),
        ]
      : []),
    phase('press', 'Press', {
      setpoints: [
        parameter('press-type', 'press', isostatic ? 'isostatic' : 'uniaxial', '', `line: ${item?.id ?? 'no press'}`),
        parameter(
          'pressure',
          `${isostatic ? 'isostatic' : 'uniaxial'} pressure`,
          step.conditions?.pressureMPa,
          'MPa',
          'searched',
          {
            low: shown?.low ?? item?.pressureMPa[0],
            high: shown?.high ?? item?.pressureMPa[1],
            from: shown?.source ?? `range of ${item?.id ?? 'the press'}`,
          },
        ),
        ...temperature(step),
        unpublished('hold', 'hold at pressure', 'min'),
        unpublished('ramp', 'rates of pressing and release', 'MPa/min'),
      ],
      instructions:
        item?.cycleMin === undefined
          ? []
          : [`The line states ${item.cycleMin} min for a whole cycle; how much of it is hold is not known.`],
    }),
    checkPressed(context),
  ];
}

export function seal(step: Step, context: Context): PhaseDraft[] {
  const { cell } = context.brief;
  return [
    phase('seal', `Seal the ${cell.format}`, {
      setpoints: [
        unpublished('pouch-film', 'pouch film and tab film'),
        unpublished('seal-temperature', 'sealing temperature', '°C'),
        unpublished('seal-time', 'sealing time', 's'),
        unpublished('seal-vacuum', 'vacuum', 'mbar'),
      ],
      checks: dewPointCheck(step, context),
    }),
    phase('clamp', 'Clamp and test', {
      instructions: ['Charge only under this pressure. The plates or springs that hold it are not part of the plan.'],
      setpoints: [
        parameter('stack-pressure', 'operating stack pressure', cell.stackPressureMPa, 'MPa', 'brief'),
        parameter('test-temperature', 'temperature of operation', cell.temperatureC, '°C', 'brief'),
        parameter('rate', 'charge and discharge', cell.cRate, 'C', 'brief'),
        parameter('voltage', 'voltage window', cell.voltageV.map(minus).join(' to '), 'V', 'brief'),
        unpublished('formation', 'formation protocol'),
      ],
      checks: [
        parameter('open-circuit', 'open-circuit voltage after sealing', 'record', 'V', 'no limit is published'),
        parameter(
          'areal-capacity',
          'areal capacity',
          context.route.setpoints['arealCapacityMAhCm2']?.value ?? null,
          'mAh/cm²',
          'searched, on the practical capacity of the cathode',
          { from: 'tolerance not published' },
        ),
      ],
    }),
  ];
}

/** An operation that has no phases of its own yet: its conditions as the process states them. */
export function plain(step: Step, context: Context): PhaseDraft[] {
  const { durationMin, pressureMPa } = step.conditions ?? {};
  return [
    phase('do', step.operation, {
      setpoints: [
        ...temperature(step),
        ...(pressureMPa === undefined
          ? []
          : [parameter('pressure', 'pressure', pressureMPa, 'MPa', 'process document')]),
        durationMin === undefined
          ? unpublished('time', 'time', 'min')
          : parameter('time', 'time', durationMin, 'min', 'process document'),
      ],
      checks: dewPointCheck(step, context),
    }),
  ];
}

/** What is measured on a pressed stack: the thickness and the porosity that the models expect. */
export function checkPressed(context: Context): PhaseDraft {
  return phase('check', 'Check the pressed stack', {
    instructions: ['Section a first stack and compare each layer; look for cracks at the edge and for a short.'],
    checks: [
      ...layers.flatMap((layer) => {
        const thickness = computed(context, layer, 'ThicknessUm');
        return thickness === undefined
          ? []
          : [
              parameter(
                `${layer}-thickness`,
                `${layer} layer after pressing, without foil`,
                Math.round(thickness),
                'µm',
                'computed by the densification model',
                { from: 'tolerance not published' },
              ),
            ];
      }),
      ...(['cathode', 'anode'] as const).flatMap((layer) => {
        const porosity = computed(context, layer, 'Porosity');
        return porosity === undefined || porosity === 0
          ? []
          : [
              parameter(
                `${layer}-porosity`,
                `${layer} porosity after pressing`,
                Math.round(porosity * 100),
                '%',
                'computed by the densification model',
                { from: 'tolerance not published' },
              ),
            ];
      }),
    ],
  });
}
