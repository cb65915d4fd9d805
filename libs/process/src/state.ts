import type { Material } from '@libs/knowledge';
import type { Form, Role } from './document';

/** How an electrolyte or precursor came to its present state. */
export type Treatment = 'as-supplied' | 'dissolved' | 'synthesis' | 'one-step' | 'dispersed' | 'milled' | 'vapour';

/** A thing in a mixture, with what the process has done to it so far. Frozen: an operation makes a new one. */
export interface Component {
  readonly material: Material;
  readonly role: Role;
  /** the coating's id, 'none' when it is known to be bare, undefined when the document does not say */
  readonly coating?: string;
  readonly form?: Form;
  readonly particleSizeUm?: number;
  /** mass in units of the mixture's mass at its first step; undefined as soon as one fraction is not stated */
  readonly mass?: number;
  readonly treatment: Treatment;
  /** ids of the liquids that it was dissolved, synthesised or dispersed in */
  readonly liquids: readonly string[];
  readonly evaporated: boolean;
  readonly driedC?: number;
  /** hottest heat treatment after the liquid contact */
  readonly heatTreatedC?: number;
  readonly hottestC?: number;
  readonly ultrasound?: boolean;
  /** step in which the treatment took place */
  readonly treatedIn?: string;
  readonly reactedAtC?: number;
  readonly usedAfter: boolean;
  /** how the electrolyte and the active material came together */
  readonly joined?: 'coated' | 'infiltrated' | 'mixed' | 'vapour';
}

export interface Liquid {
  readonly material: Material;
  readonly volumeFraction?: number;
  readonly massFraction?: number;
  readonly waterPpm?: number;
  readonly anhydrous?: boolean;
  /** left over after drying: how much, where it is stated */
  readonly residual?: { readonly ppm?: number; readonly driedC?: number };
}

/** One layer: a mixture, wet or dry. */
export interface Layer {
  readonly components: readonly Component[];
  readonly liquids: readonly Liquid[];
  readonly thicknessUm?: number;
}

/** The state of an intermediate: its layers from the bottom to the top, the last one being worked on. */
export interface State {
  readonly layers: readonly Layer[];
  readonly pressureMPa?: number;
  readonly pressedWithoutPressure: boolean;
  readonly sealed: boolean;
  readonly operations: readonly string[];
}

export function isSulfide(material: Material): boolean {
  const classes = material.class ?? [];
  return classes.includes('sulfide') || classes.includes('selenide') || classes.includes('sulfide-precursor');
}

export function top(state: State): Layer {
  return state.layers[state.layers.length - 1] ?? { components: [], liquids: [] };
}

/** Every component of a state, layer by layer. */
export function componentsOf(state: State): Component[] {
  return state.layers.flatMap(({ components }) => components);
}

export function hasRole(layer: Layer, role: Role): boolean {
  return layer.components.some((component) => component.role === role);
}
