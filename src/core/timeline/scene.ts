import type { Camera } from '../camera/camera.ts';
import type { Days } from './days.ts';

/**
 * One picture of the story's map: the camera, how opaque each layer is, and how far each route is
 * drawn, both from 0 to 1. A layer that is not named is hidden; a route that is not named is whole.
 */
export interface Scene {
  readonly camera: Camera;
  readonly opacity: Readonly<Record<string, number>>;
  readonly drawn: Readonly<Record<string, number>>;
  /** The days of which layers with a time show what was then; a layer that is not named shows all. */
  readonly days?: Readonly<Record<string, Days>>;
  /** The names of places that are left out. */
  readonly quiet?: readonly string[];
  /** The names of places that stand before all others. */
  readonly names?: readonly string[];
  /** How opaque each group of annotations is (`annotationGroup`); those not named are hidden. */
  readonly annotations?: Readonly<Record<string, number>>;
}
