import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { fitBounds } from '../core/camera/fit-bounds.ts';
import {
  type AnnotationSpec,
  annotationGroupsOf,
  type SceneSpecs,
} from '../core/story/scene-spec.ts';
import {
  annotationEm,
  besideLeader,
  lineHeight,
  usualOffset,
} from '../core/timeline/annotation-room.ts';
import type { StrokeImage } from './kinds/kind.ts';
import { bold, byNumber, byProperty, haloed } from './layer-parts.ts';
import type { Palette } from './palette.ts';
import { storyLayer, storyMetadata } from './story-layer.ts';

export const annotationSource = 'story-annotations';

/** The id by which a scene drives the style layer of a group of annotations; no layer of a story can have it. */
export const annotationsOf = (group: string): string => `annotations:${group}`;

export const annotationGroups = ({ layers }: StyleSpecification): readonly string[] =>
  layers.flatMap((part) => {
    const [, group] = storyMetadata(part)?.layer.split(annotationsOf('')) ?? [];
    return group ?? [];
  });

export type AnnotationData = ReturnType<typeof annotationData>;

/** On a phone, in CSS pixels. */
const size = annotationEm(0);

/** In ems. Written here, since a list as a property of features would reach MapLibre as text. */
const hundredEms = {
  right: ['literal', [100, 0]],
  bottom: ['literal', [0, 100]],
  left: ['literal', [-100, 0]],
  top: ['literal', [0, -100]],
};

const leaderName = (length: number): string => `leader-${length}`;

const covered = { top: 0, right: 0, bottom: 0, left: 0 };
/** The smallest free part of a map that a scene is framed in. */
const leastFree = { width: 200, height: 110, covered };

/** Returns the annotations of scenes as points; `far` is in ems, and `leader` names the image of a line, if any. */
export function annotationData(scenes: SceneSpecs) {
  const features = Object.entries(scenes).flatMap(([section, scene]) => {
    const { annotations = [] } = scene;
    const groups = annotationGroupsOf(section, scene);
    // Farther out they would overlap.
    const minZoom = fitBounds(scene, leastFree).zoom;
    return annotations.map((annotation, index) => {
      const { text, at, side, width = 9, offset: length = usualOffset } = annotation;
      const far = (length > 0 ? length + besideLeader : 0) / size;
      const leader = length > 0 ? leaderName(length) : '';
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...at] },
        properties: { group: groups[index] ?? section, text, side, width, leader, far, minZoom },
      };
    });
  });
  return { type: 'FeatureCollection' as const, features };
}

const bySide = ({ right, ...others }: Readonly<Record<AnnotationSpec['side'], unknown>>) =>
  byProperty('side', others, right);

/** A layer for each group of annotations, drawn where its scene is framed; of a phone's size by default. */
export function annotationLayers(
  { features }: AnnotationData,
  colors: Palette,
  width = 0,
): LayerSpecification[] {
  const larger = annotationEm(width) / size;
  const groups = new Map(features.map(({ properties: { group, minZoom } }) => [group, minZoom]));
  return [...groups].map(([group, minzoom]) =>
    storyLayer(
      {
        id: `${group}-annotations`,
        minzoom,
        type: 'symbol',
        source: annotationSource,
        filter: ['==', ['get', 'group'], group],
        layout: {
          ...bold,
          'text-size': size * larger,
          'text-field': ['get', 'text'],
          'text-anchor': bySide({ left: 'right', top: 'bottom', bottom: 'top', right: 'left' }),
          'text-justify': bySide({ left: 'right', top: 'center', bottom: 'center', right: 'left' }),
          'text-offset': byNumber('far', [0, ['literal', [0, 0]], 100, bySide(hundredEms)]),
          'text-max-width': ['get', 'width'],
          'text-line-height': lineHeight,
          'text-allow-overlap': true,
          'icon-image': ['get', 'leader'],
          'icon-size': larger,
          'icon-rotate': bySide({ left: 180, top: 270, bottom: 90, right: 0 }),
          'icon-allow-overlap': true,
          'icon-ignore-placement': true,
        },
        paint: haloed(colors.ink, colors.halo, 2),
      },
      { layer: annotationsOf(group), fullOpacity: { 'text-opacity': 1, 'icon-opacity': 1 } },
    ),
  );
}

/** How far from its place a leader begins, in CSS pixels: beside the dot of a city. */
export const besidePlace = 5;

/** The leaders of annotations: lines from the middle of the image to the right. */
export function leaderImages(
  scenes: SceneSpecs,
  { ink, halo }: Pick<Palette, 'ink' | 'halo'>,
): Readonly<Record<string, StrokeImage>> {
  const offsets = Object.values(scenes).flatMap(({ annotations = [] }) =>
    annotations.map(({ offset = usualOffset }) => offset).filter((length) => length > 0),
  );
  return Object.fromEntries(
    offsets.map((length) => {
      const middle = length + 2;
      const d = `M${middle + Math.min(besidePlace, length / 2)} ${middle}H${middle + length}`;
      const casing = { d, color: halo, width: 3.4 };
      const line = { d, color: ink, width: 1.1 };
      return [leaderName(length), { size: 2 * middle, strokes: [casing, line] }];
    }),
  );
}
