import type { Material } from '@libs/knowledge';
import type { Step } from './document';
import type { Arrived, Mixture } from './mixture';
import { bringTogether, bringsSulfide, formsInPlace, joinsLayers } from './mixture';
import type { Component, Layer, Liquid, State, Treatment } from './state';
import { joiningOf } from './solid-contacts';
import { useOf } from './wet-contacts';

/** The state after a step, and the mixture that it made on the way (for the contacts). */
export interface Evolved {
  readonly state: State;
  readonly mixture: Mixture;
  /** the mixture with the product in the place of its precursors, where the step names one: the product meets all that is there */
  readonly formed?: Mixture;
}

const evaporating: ReadonlySet<string> = new Set(['dry', 'heat-treat']);

/** One operation: from the states of its ingredients to the state of its product. Values are frozen, the material flows. */
export function evolve(
  step: Step,
  states: ReadonlyMap<string, State>,
  materialOf: (name: string) => Material,
): Evolved {
  const before = step.ingredients
    .flatMap(({ from }) => (from === undefined ? [] : [states.get(from)]))
    .filter((state) => state !== undefined);
  const carried = {
    pressedWithoutPressure: false,
    sealed: step.operation === 'seal' || before.some(({ sealed }) => sealed),
    operations: [...new Set([...before.flatMap(({ operations }) => operations), step.operation])],
  };
  const pressures = [step.conditions?.pressureMPa, ...before.map(({ pressureMPa }) => pressureMPa)].filter(
    (value) => value !== undefined,
  );
  const pressed = pressures.length > 0 ? { pressureMPa: Math.max(...pressures) } : {};
  const mixture = bringTogether(step, states, materialOf);
  if (joinsLayers(step)) {
    const loose = mixture.components
      .filter(({ origin }) => step.ingredients[origin]?.from === undefined)
      .map(({ thing }) => thing);
    const layers = before.flatMap((state) => state.layers);
    if (loose.length > 0) layers.push({ components: loose, liquids: [] });
    return { state: { layers, ...pressed, ...carried }, mixture: { components: [], liquids: [], below: layers } };
  }
  const components = mixture.components.map((arrived) => worked(arrived, step, mixture));
  const made = step.product === undefined ? components : produced(components, step, materialOf);
  const layer: Layer = {
    components: made,
    liquids: evaporating.has(step.operation) ? evaporated(mixture, step) : mixture.liquids.map(({ thing }) => thing),
    ...(step.thicknessUm === undefined ? {} : { thicknessUm: step.thicknessUm }),
  };
  return {
    state: { layers: [...mixture.below, layer], ...pressed, ...carried },
    mixture,
    ...(made === components ? {} : { formed: formedIn(mixture, components, made) }),
  };
}

const hot = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.max(a, b);

type Draft = { -readonly [K in keyof Component]: Component[K] };

/** A component after a step; `origin` is the ingredient that brought it. */
function worked({ thing: component, origin }: Arrived<Component>, step: Step, mixture: Mixture): Component {
  const { operation, conditions } = step;
  const temperature = conditions?.temperatureC;
  const sulfide = bringsSulfide(component);
  const next: Draft = { ...component };
  const fresh = sulfide
    ? mixture.liquids.filter(({ thing, origin: from }) => !thing.residual && from !== origin).map(({ thing }) => thing)
    : [];
  if (fresh.length > 0) {
    const use = useOf(step, component, fresh[0] as Liquid, mixture);
    const inPlace =
      operation !== 'synthesize' && use === 'synthesis' && formsInPlace(mixture.components.map(({ thing }) => thing));
    const made = component.treatment === 'dissolved' || component.treatment === 'synthesis';
    // An electrolyte made from solution stays what it is when its dry powder is slurried later.
    if (made && component.evaporated && use === 'dispersed') {
      next.usedAfter = true;
      return next;
    }
    const treatment: Treatment = inPlace
      ? 'one-step'
      : use === 'synthesis'
        ? 'synthesis'
        : use === 'dissolved'
          ? 'dissolved'
          : 'dispersed';
    next.treatment = component.treatment === 'dissolved' && treatment === 'dispersed' ? 'dissolved' : treatment;
    next.liquids = [...new Set([...component.liquids, ...fresh.map(({ material }) => material.id)])];
    next.evaporated = false;
    next.treatedIn = step.id;
  }
  if (operation === 'mill' && sulfide) {
    next.treatment = 'milled';
    next.treatedIn = step.id;
  }
  if (operation === 'synthesize' && sulfide) {
    next.treatment = 'synthesis';
    next.treatedIn = step.id;
    if (temperature !== undefined) next.reactedAtC = temperature;
    if (conditions?.ultrasound) next.ultrasound = true;
  }
  if (conditions?.ultrasound && next.treatedIn === step.id) next.ultrasound = true;
  if (operation === 'dry') {
    next.evaporated = true;
    if (temperature !== undefined) next.driedC = hot(next.driedC, temperature) as number;
  }
  if (operation === 'heat-treat') {
    next.evaporated = true;
    next.heatTreatedC = hot(next.heatTreatedC, temperature) ?? Number.NaN;
  }
  const hottest = hot(next.hottestC, temperature);
  if (hottest !== undefined) next.hottestC = hottest;
  if (!evaporating.has(operation) && component.treatedIn !== undefined && component.treatedIn !== step.id)
    next.usedAfter = true;
  if (
    component.role === 'solid-electrolyte' &&
    !component.joined &&
    mixture.components.some(({ thing }) => thing.role === 'active-material')
  )
    next.joined = joiningOf(step) as Exclude<Component['joined'], undefined>;
  return next;
}

function formedIn(mixture: Mixture, before: readonly Component[], made: readonly Component[]): Mixture {
  const stayed = mixture.components.filter(({ thing }) => thing.role !== 'precursor');
  const product = made.filter((component) => !before.includes(component));
  return { ...mixture, components: [...stayed, ...product.map((thing) => ({ thing, origin: -1 }))] };
}

/** The precursors give way to the product, which inherits what was done to them. */
function produced(
  components: readonly Component[],
  step: Step,
  materialOf: (name: string) => Material,
): readonly Component[] {
  const precursors = components.filter(({ role }) => role === 'precursor');
  const first = precursors[0];
  if (!first || step.product === undefined) return components;
  const masses = precursors.map(({ mass }) => mass);
  const { mass: _mass, coating: _coating, ...history } = first;
  const product: Component = {
    ...history,
    material: materialOf(step.product),
    role: 'solid-electrolyte',
    liquids: [...new Set(precursors.flatMap(({ liquids }) => liquids))],
    ...(masses.every((mass) => mass !== undefined) ? { mass: masses.reduce((sum, mass) => sum + mass, 0) } : {}),
  };
  return [...components.filter(({ role }) => role !== 'precursor'), product];
}

/** Liquids after drying: gone where the residue is stated to be zero or was heated past its boiling point, else a residue. */
function evaporated(mixture: Mixture, step: Step): Liquid[] {
  const { residualPpm, temperatureC } = step.conditions ?? {};
  if (residualPpm === 0) return [];
  return mixture.liquids
    .map(({ thing }): Liquid => {
      const driedC = hot(thing.residual?.driedC, temperatureC);
      return {
        ...thing,
        residual: {
          ...(residualPpm === undefined ? {} : { ppm: residualPpm }),
          ...(driedC === undefined ? {} : { driedC }),
        },
      };
    })
    .filter((liquid) => {
      const boiling = boilingPointC(liquid.material);
      const driedC = liquid.residual?.driedC;
      const stated = liquid.residual?.ppm !== undefined;
      return stated || boiling === undefined || driedC === undefined || driedC < boiling + 20;
    });
}

function boilingPointC(material: Material): number | undefined {
  const value = material.properties?.['boilingPoint']?.[0]?.value;
  return typeof value === 'number' ? value : undefined;
}
