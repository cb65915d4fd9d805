import type { Material } from '@libs/knowledge';
import type { Operation, Role, Step } from './document';
import type { Component, Layer, Liquid, State } from './state';
import { isSulfide, top } from './state';

/** A component or liquid in a mixture being made, with the ingredient that brought it: two things of one ingredient have met before. */
export interface Arrived<T> {
  readonly thing: T;
  readonly origin: number;
}

export interface Mixture {
  readonly components: readonly Arrived<Component>[];
  readonly liquids: readonly Arrived<Liquid>[];
  /** layers below, which the mixture covers */
  readonly below: readonly Layer[];
}

/** Stacking never mixes; laminating and assembling join layers as soon as there are two. */
const joining: ReadonlySet<Operation> = new Set(['assemble', 'laminate']);

/** Whether the step puts finished layers on each other instead of mixing them. */
export function joinsLayers(step: Step): boolean {
  return (
    step.operation === 'stack' ||
    (joining.has(step.operation) && step.ingredients.filter(({ from }) => from !== undefined).length > 1)
  );
}

/** Brings the ingredients of a step together. Mass fractions are carried as masses as long as every one is stated. */
export function bringTogether(
  step: Step,
  states: ReadonlyMap<string, State>,
  materialOf: (name: string) => Material,
): Mixture {
  const components: Arrived<Component>[] = [];
  const liquids: Arrived<Liquid>[] = [];
  const below: Layer[] = [];
  step.ingredients.forEach((ingredient, origin) => {
    if (ingredient.from !== undefined) {
      const state = states.get(ingredient.from);
      if (!state) throw new Error(`no state of step ${ingredient.from}`);
      if (ingredient.role === 'substrate') {
        below.push(...state.layers);
        return;
      }
      below.push(...state.layers.slice(0, -1));
      const layer = top(state);
      const share = ingredient.massFraction ?? (step.ingredients.length === 1 ? 1 : undefined);
      for (const component of layer.components) components.push({ thing: scaled(component, share), origin });
      for (const liquid of layer.liquids) liquids.push({ thing: liquid, origin });
      return;
    }
    const material = materialOf(ingredient.material ?? '');
    if (ingredient.role === 'solvent') {
      const parts = Object.entries(material.components ?? {});
      const { volumeFraction, massFraction, waterPpm, anhydrous } = ingredient;
      const stated = {
        ...(massFraction === undefined ? {} : { massFraction }),
        ...(waterPpm === undefined ? {} : { waterPpm }),
        ...(anhydrous === undefined ? {} : { anhydrous }),
      };
      if (parts.length === 0)
        liquids.push({
          thing: { material, ...(volumeFraction === undefined ? {} : { volumeFraction }), ...stated },
          origin,
        });
      for (const [name, share] of parts)
        liquids.push({
          thing: {
            material: materialOf(name),
            ...(share === null ? {} : { volumeFraction: share * (volumeFraction ?? 1) }),
            ...stated,
          },
          origin,
        });
      return;
    }
    const role = (ingredient.role === 'substrate' ? material.kind : ingredient.role) as Role;
    const coating =
      ingredient.coating === undefined || ingredient.coating === 'none'
        ? ingredient.coating
        : materialOf(ingredient.coating).id;
    components.push({
      thing: {
        material,
        role,
        treatment: 'as-supplied',
        liquids: [],
        evaporated: false,
        usedAfter: false,
        ...(coating === undefined ? {} : { coating }),
        ...(ingredient.form === undefined ? {} : { form: ingredient.form }),
        ...(ingredient.particleSizeUm === undefined ? {} : { particleSizeUm: ingredient.particleSizeUm }),
        ...(ingredient.massFraction === undefined ? {} : { mass: ingredient.massFraction }),
      },
      origin,
    });
  });
  return { components, liquids, below };
}

function scaled(component: Component, share: number | undefined): Component {
  if (component.mass === undefined) return component;
  const { mass, ...rest } = component;
  return share === undefined ? rest : { ...rest, mass: mass * share };
}

/** Mass of this component over the mass of all solids of the mixture; undefined when a mass is not stated. */
export function fractionOfSolids(
  components: readonly Component[],
  of: (component: Component) => boolean,
): number | undefined {
  const solids = components.filter(({ role }) => role !== 'current-collector' && role !== 'scaffold');
  let all = 0;
  let part = 0;
  for (const component of solids) {
    if (component.mass === undefined) return undefined;
    all += component.mass;
    if (of(component)) part += component.mass;
  }
  return all > 0 ? part / all : undefined;
}

/** A sulfide electrolyte, or a precursor that brings sulfide into the mixture. */
export function bringsSulfide({ role, material }: Component): boolean {
  return role === 'solid-electrolyte' || (role === 'precursor' && isSulfide(material));
}

/** Two or more sulfide precursors in one slurry: the electrolyte is to form there, or, named as the product, has formed. */
export function formsInPlace(components: readonly Component[]): boolean {
  return (
    components.filter((component) => component.role === 'precursor' && isSulfide(component.material)).length >= 2 ||
    components.some(({ role, treatment }) => role === 'solid-electrolyte' && treatment === 'one-step')
  );
}
