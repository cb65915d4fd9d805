import type { Material } from '@libs/knowledge';
import type { RaisedContact } from './contact';
import type { ProcessDocument } from './document';
import type { Component, Layer, State } from './state';
import { componentsOf } from './state';
import { participant } from './wet-contacts';

interface Electrode {
  readonly active?: Component;
  readonly electrolytes: readonly Component[];
  readonly binders: readonly Component[];
  readonly carbon: boolean;
  readonly layer?: Layer;
  readonly wet: boolean;
}

function bare(material: Material, role: Component['role']): Component {
  return { material, role, treatment: 'as-supplied', liquids: [], evaporated: false, usedAfter: false };
}

function electrode(
  name: string | undefined,
  states: ReadonlyMap<string, State>,
  materialOf: (name: string) => Material,
): Electrode | undefined {
  if (name === undefined) return undefined;
  const state = states.get(name);
  if (!state)
    return {
      active: bare(materialOf(name), 'active-material'),
      electrolytes: [],
      binders: [],
      carbon: false,
      wet: false,
    };
  const layer =
    state.layers.find(({ components }) => components.some(({ role }) => role === 'active-material')) ?? state.layers[0];
  const components = layer?.components ?? [];
  const active = components.find(({ role }) => role === 'active-material');
  return {
    ...(active ? { active } : {}),
    electrolytes: components.filter(({ role }) => role === 'solid-electrolyte'),
    binders: components.filter(({ role }) => role === 'binder'),
    carbon: components.some(({ role }) => role === 'conductive-additive'),
    ...(layer ? { layer } : {}),
    wet: (layer?.liquids ?? []).some(({ residual }) => !residual),
  };
}

interface SeparatorLayer {
  readonly electrolyte: Component;
  readonly interlayer?: string;
  readonly thicknessUm?: number;
}

function separatorLayers(
  name: string,
  states: ReadonlyMap<string, State>,
  materialOf: (name: string) => Material,
): SeparatorLayer[] {
  const state = states.get(name);
  if (!state) return [{ electrolyte: bare(materialOf(name), 'solid-electrolyte') }];
  const free = state.layers.filter(({ components }) => !components.some(({ role }) => role === 'active-material'));
  const layers = free.length > 0 ? free : state.layers;
  const interlayer = componentsOf(state).find(({ role }) => role === 'interlayer')?.material.id;
  return layers.flatMap(({ components, thicknessUm }) =>
    components
      .filter(({ role }) => role === 'solid-electrolyte')
      .map((electrolyte) => ({
        electrolyte,
        ...(interlayer === undefined ? {} : { interlayer }),
        ...(thicknessUm === undefined ? {} : { thicknessUm }),
      })),
  );
}

const isMetalOrAnode = (component: Component | undefined): boolean => {
  const classes = component?.material.class ?? [];
  return classes.includes('anode') && !classes.includes('cathode');
};

/** Contacts of the assembled cell: each electrolyte is checked only against the electrode and the electrolyte that it touches. */
export function cellContacts(
  document: ProcessDocument,
  states: ReadonlyMap<string, State>,
  materialOf: (name: string) => Material,
): RaisedContact[] {
  const { cell } = document;
  if (!cell) return [];
  const contacts: RaisedContact[] = [];
  const scale = document.scale ?? 'pilot';
  const shared = {
    scale,
    stackPressureMPa: cell.stackPressureMPa,
    temperatureC: cell.temperatureC,
    minVoltageV: cell.voltageV?.[0],
    maxVoltageV: cell.voltageV?.[1],
    currentDensityMACm2: cell.currentDensityMACm2,
    kind: cell.kind,
    format: cell.format,
  };
  const raise = (
    contact: RaisedContact['contact'],
    question: string,
    participants: RaisedContact['participants'],
    facts?: RaisedContact['facts'],
  ): void => {
    contacts.push({ contact, question, step: 'cell', participants, facts: facts ? { ...shared, ...facts } : shared });
  };
  const cathode = electrode(cell.cathode, states, materialOf);
  const anode = electrode(cell.anode, states, materialOf);
  const separator = (cell.separator ?? []).flatMap((name) => separatorLayers(name, states, materialOf));
  const first = separator[0];
  const last = separator[separator.length - 1];
  const anodeSide = (side: Electrode | undefined, touching: SeparatorLayer | undefined): void => {
    if (!side?.active) return;
    const listed = [
      ...side.electrolytes.map((electrolyte): SeparatorLayer => ({ electrolyte })),
      ...(touching ? [touching] : []),
    ];
    const seen = new Set<string>();
    for (const { electrolyte, interlayer, thicknessUm } of listed) {
      if (seen.has(electrolyte.material.id)) continue;
      seen.add(electrolyte.material.id);
      raise(
        'interface',
        'electrolyte-at-anode',
        { electrolyte: participant(electrolyte), anode: participant(side.active, 'anode') },
        {
          interlayer,
          thicknessUm,
          layers: separator.length,
          inside: side.electrolytes.includes(electrolyte),
          coating: side.active.coating,
        },
      );
    }
    for (const binder of side.binders)
      raise('interface', 'binder-at-anode', { binder: participant(binder), anode: participant(side.active, 'anode') });
  };
  anodeSide(anode, last);
  if (isMetalOrAnode(cathode?.active)) anodeSide(cathode, first);
  else if (cathode?.active) {
    const listed = [...cathode.electrolytes, ...(first ? [first.electrolyte] : [])];
    const seen = new Set<string>();
    for (const electrolyte of listed) {
      if (seen.has(electrolyte.material.id)) continue;
      seen.add(electrolyte.material.id);
      raise(
        'interface',
        'electrolyte-at-cathode',
        { electrolyte: participant(electrolyte), active: participant(cathode.active) },
        {
          coating: cathode.active.coating,
          coated: cathode.active.coating === undefined ? undefined : cathode.active.coating !== 'none',
        },
      );
    }
  }
  const order = [
    ...(cathode?.electrolytes ?? []),
    ...separator.map(({ electrolyte }) => electrolyte),
    ...(anode?.electrolytes ?? []),
  ];
  const met = new Set<string>();
  for (let index = 0; index + 1 < order.length; index++) {
    const [one, other] = [order[index], order[index + 1]] as [Component, Component];
    const key = [one.material.id, other.material.id].sort().join('|');
    if (one.material.id === other.material.id || met.has(key)) continue;
    met.add(key);
    raise('interface', 'electrolyte-with-electrolyte', {
      electrolyte: participant(one),
      other: participant(other, 'electrolyte'),
    });
  }
  // Only a whole cell shows that a coated film has no electrode, collector or scaffold to lie on.
  for (const name of cell.cathode !== undefined && cell.anode !== undefined ? (cell.separator ?? []) : []) {
    const state = states.get(name);
    const all = state ? componentsOf(state) : [];
    const carried = all.some(({ role }) => ['scaffold', 'current-collector', 'active-material'].includes(role));
    const film = all.find(({ role }) => role === 'solid-electrolyte');
    if (film && !carried && state?.operations.includes('coat'))
      raise('mechanical', 'film-thickness', { electrolyte: participant(film) }, { supported: false, free: true });
  }
  const judged = new Set<string>();
  for (const { electrolyte, thicknessUm } of separator) {
    const key = `${electrolyte.material.id}|${electrolyte.treatment}`;
    if (judged.has(key)) continue;
    judged.add(key);
    raise(
      'whole',
      'conductivity-sufficient',
      { electrolyte: participant(electrolyte) },
      {
        position: 'separator',
        treatment: electrolyte.treatment,
        liquids: electrolyte.liquids.length > 0 ? [...electrolyte.liquids].sort().join('+') : undefined,
        heatTreatmentC: electrolyte.heatTreatedC,
        thicknessUm,
      },
    );
  }
  for (const [side, name] of [
    [cathode, 'cathode'],
    [anode, 'anode'],
  ] as const) {
    if (
      !side?.active ||
      side.active.material.class?.includes('metal-anode') ||
      side.active.material.class?.includes('alloy-anode')
    )
      continue;
    if (!side.layer) continue;
    const own = (side.active.material.class ?? []).includes('self-conducting');
    raise(
      'whole',
      'ionic-path',
      { active: participant(side.active) },
      { side: name, electrolyte: side.electrolytes.length > 0 || own },
    );
  }
  if (separator.length > 0 || cathode || anode)
    raise('mechanical', 'stack-pressure-stated', first ? { electrolyte: participant(first.electrolyte) } : {}, {
      stated: cell.stackPressureMPa !== undefined,
    });
  if (cell.temperatureC !== undefined && first)
    raise('thermal', 'cell-temperature', { electrolyte: participant(first.electrolyte) });
  if ((cell.unitCellsInSeries ?? 1) > 1) raise('whole', 'bipolar-stack', {}, { unitCells: cell.unitCellsInSeries });
  return contacts;
}
