import type { Padding } from './camera.ts';

/**
 * The map's own box in CSS pixels. `covered` says how far the page's text, controls and the
 * device's safe area reach in from each side; what is left is the free part that a section's
 * bounds are fitted into.
 */
export interface Viewport {
  readonly width: number;
  readonly height: number;
  readonly covered: Padding;
}
