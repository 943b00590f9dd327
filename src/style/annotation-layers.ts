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
  largeEm,
  lineHeight,
  offsetOf,
} from '../core/timeline/annotation-room.ts';
import { bold, byNumber, byProperty, haloed, serif } from './layer-parts.ts';
import type { Palette } from './palette.ts';
import { storyLayer, storyMetadata } from './story-layer.ts';

export const annotationSource = 'story-annotations';

/**
 * The layer id with which a scene drives a group of annotations; the colon keeps it apart from the story's layers.
 */
export const annotationsOf = (group: string): string => `annotations:${group}`;

export const annotationGroups = ({ layers }: StyleSpecification): readonly string[] =>
  layers.flatMap((part) => {
    const [, group] = storyMetadata(part)?.layer.split(annotationsOf('')) ?? [];
    return group ?? [];
  });

export type AnnotationData = ReturnType<typeof annotationData>;

/** Font size on a phone, in CSS pixels. */
const size = annotationEm(0);

/** In ems. They are literals, because MapLibre turns lists in a feature's properties into text. */
const hundredEms = {
  right: ['literal', [100, 0]],
  bottom: ['literal', [0, 100]],
  left: ['literal', [-100, 0]],
  top: ['literal', [0, -100]],
};

/** The distance of a large word from its place, in ems: the room for what hangs below its line. */
const belowLarge = 0.15;

const leaderName = (length: number): string => `leader-${length}`;

const minFree = { width: 200, height: 110, covered: { top: 0, right: 0, bottom: 0, left: 0 } };

/** Turns the annotations of scenes into points. `far` is in ems; `leader` names the image of the line, if any. */
export function annotationData(scenes: SceneSpecs) {
  const features = Object.entries(scenes).flatMap(([section, scene]) => {
    const groups = annotationGroupsOf(section, scene);
    // At lower zooms the annotations would overlap.
    const minZoom = fitBounds(scene, minFree).zoom;
    return (scene.annotations ?? []).map((annotation, index) => {
      const { text, at, side, width = 9, large = false } = annotation;
      const group = groups[index] ?? section;
      const length = offsetOf(annotation);
      const far = large ? belowLarge : (length > 0 ? length + besideLeader : 0) / size;
      const leader = length > 0 ? leaderName(length) : '';
      return {
        type: 'Feature' as const,
        geometry: { type: 'Point' as const, coordinates: [...at] },
        properties: { group, text, side, width, large, leader, far, minZoom },
      };
    });
  });
  return { type: 'FeatureCollection' as const, features };
}

const bySide = ({ right, ...others }: Readonly<Record<AnnotationSpec['side'], unknown>>) =>
  byProperty('side', others, right);

const ofLarge = '-words';

/** True for layers of large words, whose size follows the map's width. */
export const isLarge = (part: LayerSpecification): boolean =>
  part.type === 'symbol' && part.source === annotationSource && part.id.endsWith(ofLarge);

/**
 * Makes a layer per group of annotations, and one of its large words, from its scene's zoom on. `width` is the map's
 * width in CSS pixels.
 */
export function annotationLayers({ features }: AnnotationData, colors: Palette, width = 0) {
  const larger = annotationEm(width) / size;
  const parts = features.map(({ properties: { group, large, minZoom } }) => {
    const id = group + (large ? ofLarge : '-annotations');
    return [id, { id, group, large, minzoom: minZoom }] as const;
  });
  return [...new Map(parts).values()].map(({ id, group, large, minzoom }) =>
    storyLayer(
      {
        id,
        minzoom,
        type: 'symbol',
        source: annotationSource,
        filter: ['all', ['==', ['get', 'group'], group], ['==', ['get', 'large'], large]],
        layout: {
          ...(large ? serif : bold),
          'text-size': large ? largeEm(width) : size * larger,
          'text-field': ['get', 'text'],
          'text-anchor': bySide({ left: 'right', top: 'bottom', bottom: 'top', right: 'left' }),
          'text-justify': bySide({ left: 'right', top: 'center', bottom: 'center', right: 'left' }),
          'text-offset': byNumber('far', [0, ['literal', [0, 0]], 100, bySide(hundredEms)]),
          'text-max-width': ['get', 'width'],
          'text-line-height': large ? 1 : lineHeight,
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

/** Distance from a place to the start of its leader, in CSS pixels: the leader starts beside a city's dot. */
export const besidePlace = 5;

export function leaderImages(scenes: SceneSpecs, { ink, halo }: Pick<Palette, 'ink' | 'halo'>) {
  const offsets = Object.values(scenes).flatMap(({ annotations = [] }) =>
    annotations.map(offsetOf).filter((length) => length > 0),
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
