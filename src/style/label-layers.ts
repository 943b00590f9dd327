import type { LayerSpecification } from 'maplibre-gl';
import type { Route } from '../core/route/route.ts';
import { routeProgress } from '../core/route/route-progress.ts';
import type { LayerSpec } from '../core/story/layer-spec.ts';
import type { LabelSpec, RouteLabelSpec } from '../core/story/story-data.ts';
import type { LabelLook } from './kinds/kind.ts';
import { bold, byNumber, byZoom, haloed, italic } from './layer-parts.ts';
import type { LayerColors } from './palette.ts';
import { storyLayer } from './story-layer.ts';

export const labelSource = 'story-labels';

type LabelProperties = ReturnType<typeof labelData>['features'][number]['properties'];

/** Distance from a route's line to its label, in ems. */
const besideLine = 0.9;

/** How far past a label a route's head must be to show the label, as a share of the route's length. */
const room = 0.15;

/**
 * Makes the layers of labels placed by hand. Labels along a route turn with the map and wait for the route's head;
 * all others stay upright.
 */
export function storyLabelLayers(
  { id }: LayerSpec,
  colors: LayerColors,
  labels: readonly LabelProperties[],
  { size, spacing, italic: slanted }: LabelLook = { size: 13, spacing: 0.03 },
): LayerSpecification[] {
  const ofLayer = labels.filter(({ layer }) => layer === id);
  const along = Math.max(0, ...ofLayer.map(({ along }) => along));
  const labelsOn = (alignment: 'map' | 'viewport'): LayerSpecification =>
    storyLayer(
      {
        id: alignment === 'map' ? `${id}-labels-turning` : `${id}-labels`,
        type: 'symbol',
        source: labelSource,
        filter: [
          'all',
          ['==', ['get', 'layer'], id],
          ['==', ['get', 'turns'], alignment === 'map'],
          ['>=', ['zoom'], ['get', 'minZoom']],
          ['<', ['zoom'], ['get', 'maxZoom']],
        ],
        layout: {
          ...(slanted ? italic : bold),
          'text-field': ['get', 'text'],
          'text-size': byZoom(2, 11, 5, size),
          'text-letter-spacing': spacing,
          'text-max-width': 30,
          'text-rotate': ['get', 'rotate'],
          'text-rotation-alignment': alignment,
          'text-anchor': ['match', ['get', 'beside'], -1, 'bottom', 'center'],
          'text-offset': byNumber('beside', [-1, down(-besideLine)]),
          'text-allow-overlap': true,
          // The collision box of a turned label is upright, and would hide a route's numbers across the line.
          'text-ignore-placement': alignment === 'map',
        },
        paint: haloed(colors.text, colors.halo),
      },
      {
        layer: id,
        fullOpacity: { 'text-opacity': 1 },
        seenFrom: along > 0 ? Math.min(1, along + room) : 0,
      },
    );
  return [...(ofLayer.some(({ turns }) => turns) ? [labelsOn('map')] : []), labelsOn('viewport')];
}

const down = (ems: number) => ['literal', [0, ems]];

export function labelData(labels: readonly LabelSpec[], routes: Readonly<Record<string, Route>>) {
  const features = labels.flatMap((label) => {
    const place =
      'at' in label
        ? { at: label.at, rotate: label.rotate ?? 0, beside: 0, along: 0 }
        : placeAlong(label, routes[label.layer]);
    if (!place) return [];
    const { layer, text, minZoom = 0, maxZoom = 24 } = label;
    const { at, ...rest } = place;
    const turns = !('at' in label) || label.rotate !== undefined;
    return {
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [...at] },
      properties: { layer, text, turns, minZoom, maxZoom, ...rest },
    };
  });
  return { type: 'FeatureCollection' as const, features };
}

/**
 * Places a label above the line of a route, whose numbers are beneath it, rotated to read from left to right. `along`
 * is a share of the whole route.
 */
function placeAlong({ along }: RouteLabelSpec, route: Route | undefined) {
  if (!route) return undefined;
  const share = along * route.leapFrom;
  const { head, bearing } = routeProgress(route)(share);
  const direction = ((bearing % 360) + 360) % 360;
  return {
    at: head,
    rotate: direction - (direction > 180 ? 270 : 90),
    beside: -1,
    along: share,
  };
}
