import { InputError, isOfKind, type Knowledge } from '@libs/knowledge';
import type { ProcessDocument } from '@libs/process';
import { knownProcess } from '../compare/known-process';
import { practicalCapacity } from '../space/sheet';

/**
 * A brief that asks for the same cell as a process document: ion, active materials, window and conditions as they are stated, capacity half to
 * one and a half times as much; the area of the cell is not in a process and is assumed (80 x 60 mm). Throws an InputError where there is no
 * cathode or no anode in it.
 */
export function briefFor(document: ProcessDocument, knowledge: Knowledge): Record<string, unknown> {
  const find = (name: string): ReturnType<typeof knowledge.material> | undefined => knowledge.find(name)?.material;
  const { sheets } = knownProcess(document, find);
  const actives = (position: 'cathode' | 'anode'): string[] =>
    [...(sheets[position]?.materials.get('active-material') ?? [])].filter((id) => {
      const material = find(id);
      return material !== undefined && isOfKind(material, 'active-material');
    });
  const [cathode, anode] = [actives('cathode'), actives('anode')];
  const problems = [...(cathode.length === 0 ? ['cathode'] : []), ...(anode.length === 0 ? ['anode'] : [])].map(
    (position) => ({
      where: `cell.${position}`,
      observed: `no ${position} with an active material of the catalogue`,
      allowed: 'a process with a cell that names both electrodes, or --brief with the brief of the cell',
    }),
  );
  if (problems.length > 0) throw new InputError('improve', problems);
  const material = find(cathode[0] ?? '');
  const capacity =
    ((sheets.cathode?.loadingMgCm2 ?? Number.NaN) * ((material && practicalCapacity(material)) ?? Number.NaN)) / 1000;
  const coating = sheets.cathode?.coating;
  const { voltageV, stackPressureMPa, temperatureC, unitCellsInSeries } = document.cell ?? {};
  return {
    title: `better than ${document.title ?? document.id ?? 'this process'}`,
    ion: document.ion,
    cathode: {
      activeMaterials: cathode,
      coating: [...new Set([...(coating === undefined ? ['LiNbO3'] : [coating]), 'none'])],
      ...(capacity > 0 ? { arealCapacityMAhCm2: [round(capacity / 2), round(capacity * 1.5)] } : {}),
    },
    anode: { activeMaterials: anode },
    cell: {
      format: 'pouch',
      areaMm: [80, 60],
      ...(voltageV ? { voltageV } : {}),
      ...(stackPressureMPa === undefined ? {} : { stackPressureMPa }),
      ...(temperatureC === undefined ? {} : { temperatureC }),
      ...(unitCellsInSeries === undefined ? {} : { stacking: 'bipolar', unitCells: unitCellsInSeries }),
    },
  };
}

const round = (value: number): number => Number(value.toPrecision(3));
