import type { LayerSpecification } from 'maplibre-gl';
import { clamp } from '../core/numbers.ts';
import type { DatedPart } from './days-shown.ts';
import type { RouteGradient } from './kinds/route/route-layers.ts';

/** The paint properties that the story fades, with their value where the layer is fully shown. */
export type FullOpacity = Readonly<Record<string, number>>;

/** What a style layer of the story carries in its `metadata`. */
export interface StoryMetadata {
  /** The id of the story's layer that the style layer is part of. */
  readonly layer: string;
  readonly fullOpacity: FullOpacity;
  /** The part of a route that the layer draws along its length, where it is one. */
  readonly gradient?: RouteGradient;
  /** How it shows the days of its layer, where that has some. */
  readonly dated?: DatedPart;
  /** How far the layer's route must be drawn, from 0 to 1, for this part of it to be seen. */
  readonly seenFrom?: number;
}

/** Marks a style layer as part of a layer of the story and starts it hidden. */
export function storyLayer(
  specification: LayerSpecification,
  metadata: StoryMetadata,
): LayerSpecification {
  const hidden = Object.fromEntries(Object.keys(metadata.fullOpacity).map((name) => [name, 0]));
  return {
    ...specification,
    metadata,
    layout: { ...specification.layout, visibility: 'none' },
    paint: { ...specification.paint, ...hidden },
  } as LayerSpecification;
}

/** What `storyLayer` wrote into a style layer, or nothing for a layer of the basemap. */
export function storyMetadata(specification: LayerSpecification): StoryMetadata | undefined {
  const metadata = specification.metadata as StoryMetadata | undefined;
  return metadata?.fullOpacity ? metadata : undefined;
}

/** Up to this opacity a layer only stands by, and its names and marks would be clutter. */
const standsBy = 0.35;

/** From this opacity on they are as plain as they can be. */
const tellsOf = 0.65;

/**
 * How opaque the names and marks of a layer are, by how opaque it is: none while it stands by for
 * another, all once the story tells of it. Both from 0 to 1.
 */
export function markOpacity(opacity: number): number {
  return clamp((opacity - standsBy) / (tellsOf - standsBy), 0, 1);
}
