import type { MapGeoJSONFeature, Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../../../../src/core/camera/mercator.ts';
import { annotationSource } from '../../../../src/style/annotation-layers.ts';

/** A label as it stands on the map, in CSS pixels from the map's top left corner. */
export interface PlacedLabel {
  readonly text: string;
  readonly layer: string;
  /** Whether it is an annotation of a section. */
  readonly isAnnotation: boolean;
  /** Where what it names lies. */
  readonly at: LngLat;
  /** Clockwise from the text's own top left, turned as the text is. */
  readonly corners: readonly (readonly [x: number, y: number])[];
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

interface Grid {
  readonly boxKeys: readonly { readonly bucketInstanceId: number; readonly featureIndex: number }[];
  readonly bboxes: readonly number[];
}

/** What MapLibre keeps of the labels that it has placed; no part of its public interface. */
interface Placement {
  readonly collisionIndex: { readonly grid: Grid; readonly ignoredGrid: Grid };
}

/** MapLibre's collision grid begins this far outside the map. */
const gridMargin = 100;

const lineHeight = 1.2;

/** The dot of a place has a box too, in CSS pixels. */
const widestDot = 16;

/**
 * The text of every label that is placed now. The image of a leader is a square about its place, and
 * no label. Ask once the map is idle.
 */
export function placedLabels(map: MapLibreMap): readonly PlacedLabel[] {
  const { placement } = map.style as unknown as { placement: Placement };
  const { grid, ignoredGrid } = placement.collisionIndex;
  return [...boxesOf(grid), ...boxesOf(ignoredGrid)].flatMap(([left, top, right, bottom]) => {
    const isLeader = Math.abs(right - left - (bottom - top)) < 0.01;
    if (isLeader || Math.max(right - left, bottom - top) <= widestDot) return [];
    const feature = featureIn(map, [left, top, right, bottom]);
    if (!feature) return [];
    const { properties, layer, source } = feature;
    const text = String(properties.text ?? properties.name ?? '');
    const size = Number(layoutOf(feature)['text-size'] ?? 13);
    const padding = paddingOf(feature);
    const box: Box = [left + padding, top + padding, right - padding, bottom - padding];
    return [
      {
        text,
        layer: layer.id,
        isAnnotation: source === annotationSource,
        corners: turned(box, Number(properties.rotate ?? 0), size),
        at: pointOf(feature),
      },
    ];
  });
}

function boxesOf({ boxKeys, bboxes }: Grid): Box[] {
  const edge = (index: number) => (bboxes[index] ?? 0) - gridMargin;
  return boxKeys.map((_, box) => [
    edge(4 * box),
    edge(4 * box + 1),
    edge(4 * box + 2),
    edge(4 * box + 3),
  ]);
}

function featureIn(map: MapLibreMap, [left, top, right, bottom]: Box) {
  const middle: [number, number] = [(left + right) / 2, (top + bottom) / 2];
  const layers = map
    .getStyle()
    .layers.filter((layer) => layer.type === 'symbol' && layer.layout?.['text-field'] !== undefined)
    .map(({ id }) => id);
  const found: MapGeoJSONFeature[] = map.queryRenderedFeatures(middle, { layers });
  const seen = found.filter(({ layer }) => map.getPaintProperty(layer.id, 'text-opacity') !== 0);
  return seen.find(({ source }) => source !== annotationSource) ?? seen[0];
}

function pointOf({ geometry }: MapGeoJSONFeature): LngLat {
  const [lng = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
  return [lng, lat];
}

const layoutOf = ({ layer }: MapGeoJSONFeature) =>
  (layer.layout ?? {}) as Readonly<Record<string, unknown>>;

function paddingOf(feature: MapGeoJSONFeature): number {
  const padding = layoutOf(feature)['text-padding'] as { values?: number[] } | number | undefined;
  return typeof padding === 'number' ? padding : (padding?.values?.[0] ?? 2);
}

/**
 * The rectangle of turned text, from the upright box that MapLibre keeps around it: of text of
 * length l and height h turned by θ that box is l·|cos θ| + h·|sin θ| wide.
 */
function turned([left, top, right, bottom]: Box, degrees: number, size: number): LngLat[] {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [across, down] = [right - left, bottom - top];
  const isTurned = Math.abs(degrees) > 1;
  const height = isTurned ? size * lineHeight : down;
  const byWidth = (across - height * Math.abs(sin)) / Math.abs(cos);
  const byHeight = (down - height * Math.abs(cos)) / Math.abs(sin);
  const length = isTurned ? (Math.abs(cos) > Math.abs(sin) ? byWidth : byHeight) : across;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([along, beside]) => {
    const [a, b] = [(along * length) / 2, (beside * height) / 2];
    return [x + a * cos - b * sin, y + a * sin + b * cos] as const;
  });
}
