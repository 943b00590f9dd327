import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Page } from 'playwright-core';
import type { Viewport } from '../core/camera/camera.ts';
import type { LngLat } from '../core/camera/mercator.ts';
import type { Box } from '../stills/labels/free-space.ts';
import { annotationSource } from '../style/annotation-layers.ts';

/** A point of the map in CSS pixels from its top left corner. */
export type Point = readonly [x: number, y: number];

/** What lies over the map, in words, and its box in CSS pixels from the map's top left corner. */
export interface Covering extends Box {
  readonly what: string;
}

/** A label as it stands on the map. */
export interface PlacedLabel {
  readonly text: string;
  /** Whether it is an annotation of a section. */
  readonly isAnnotation: boolean;
  /** Where what it names lies. */
  readonly at: LngLat;
  /** Clockwise from the text's own top left, turned as the text is. */
  readonly corners: readonly Point[];
}

/** The map at rest as a reader sees it, and what lies over it. */
export interface Look {
  readonly viewport: Viewport;
  /** The cards and controls that are on the screen now. */
  readonly over: readonly Covering[];
  /** The whole column that the cards scroll through, and the controls. */
  readonly always: readonly Covering[];
  readonly labels: readonly PlacedLabel[];
  /** The layers of which something lies in the part of the map that the text leaves free. */
  readonly inSight: readonly string[];
}

/** Finds MapLibre's `Map` among what its chunk exports, and keeps the page's own one once it moves. */
const catchMap = `(async () => {
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name);
  for (const chunk of addresses.filter((name) => /\\/maplibre-(?!gl-worker)[^/]*\\.js$/.test(name))) {
    for (const { prototype } of Object.values(await import(chunk))) {
      if (!prototype || !('jumpTo' in prototype)) continue;
      const { jumpTo } = prototype;
      prototype.jumpTo = function (...args) {
        window.storyMap = this;
        return jumpTo.apply(this, args);
      };
    }
  }
})()`;

/**
 * Has a page whose map is there keep that map where {@link lookAt} finds it, from its next move on.
 */
export const watchMap = (page: Page): Promise<unknown> => page.evaluate(catchMap);

/**
 * Looks at the map of a page at rest.
 *
 * @throws Where the page's map has not moved since {@link watchMap}.
 */
export const lookAt = (page: Page): Promise<Look> => page.evaluate(readLook, annotationSource);

/** Runs in the page. */
function readLook(annotationSource: string): Look {
  const { storyMap: map } = window as unknown as { storyMap?: MapLibreMap };
  const element = document.querySelector<HTMLElement>('#map');
  if (!map || !element) throw new Error('The page has no map that can be looked into.');
  const { left, top, width, height } = element.getBoundingClientRect();
  const paddings = (element.dataset.padding ?? '').split(',').map(Number);
  const [above = 0, right = 0, below = 0, before = 0] = paddings;
  const boxesOf = (selector: string, what: string): Covering[] =>
    [...document.querySelectorAll(selector)].flatMap((each) => {
      const box = each.getBoundingClientRect();
      const [x, y] = [box.left - left, box.top - top];
      if (box.width === 0 || box.height === 0) return [];
      return [{ what, left: x, top: y, right: x + box.width, bottom: y + box.height }];
    });
  const column = 'main > section:not([data-alone]) > .card';
  const cards = height >= innerHeight ? boxesOf(column, 'the text') : [];
  const bars = boxesOf('#_stage .bar > :not([hidden])', 'the controls');
  const free: [Point, Point] = [
    [before, above],
    [width - right, height - below],
  ];
  const inSight = map.queryRenderedFeatures(free as [[number, number], [number, number]]);
  return {
    viewport: {
      width,
      height,
      covered: { top: above, right, bottom: below, left: before },
    },
    over: [...cards, ...bars].filter((box) => box.bottom > -top && box.top < innerHeight - top),
    always: [...cards.map((card) => ({ ...card, top: 0, bottom: height })), ...bars],
    labels: placedLabels(map),
    inSight: [...new Set(inSight.map(({ source }) => source))],
  };

  /**
   * The text of every label that is placed now, from what MapLibre keeps of its placement, which is no
   * part of its public interface: boxes in a grid that begins 100 pixels outside the map. The dot of a place and
   * the image of a leader, a square about its place, have boxes too and are no labels.
   */
  function placedLabels(map: MapLibreMap): PlacedLabel[] {
    interface Grid {
      readonly boxKeys: readonly unknown[];
      readonly bboxes: readonly number[];
    }
    const { collisionIndex } = (
      map.style as unknown as {
        placement: { collisionIndex: { grid: Grid; ignoredGrid: Grid } };
      }
    ).placement;
    const [margin, widestDot] = [100, 16];
    const boxes = [collisionIndex.grid, collisionIndex.ignoredGrid].flatMap((grid) =>
      grid.boxKeys.map((_, box) =>
        [0, 1, 2, 3].map((edge) => (grid.bboxes[4 * box + edge] ?? 0) - margin),
      ),
    );
    const layers = map
      .getStyle()
      .layers.filter(({ type, layout }) => type === 'symbol' && layout && 'text-field' in layout)
      .map(({ id }) => id);
    return boxes.flatMap(([left = 0, top = 0, right = 0, bottom = 0]) => {
      const [across, down] = [right - left, bottom - top];
      if (Math.abs(across - down) < 0.01 || Math.max(across, down) <= widestDot) return [];
      const middle: [number, number] = [(left + right) / 2, (top + bottom) / 2];
      const found = map
        .queryRenderedFeatures(middle, { layers })
        .filter(({ layer }) => map.getPaintProperty(layer.id, 'text-opacity') !== 0);
      const feature = found.find(({ source }) => source !== annotationSource) ?? found[0];
      if (!feature) return [];
      const { properties, source, geometry, layer } = feature;
      const layout = (layer.layout ?? {}) as Readonly<Record<string, unknown>>;
      const padding = layout['text-padding'] as { values?: number[] } | number | undefined;
      const inset = typeof padding === 'number' ? padding : (padding?.values?.[0] ?? 2);
      const [lng = 0, lat = 0] = geometry.type === 'Point' ? geometry.coordinates : [];
      return [
        {
          text: String(properties.text ?? properties.name ?? ''),
          isAnnotation: source === annotationSource,
          at: [lng, lat],
          corners: turned(
            middle,
            [across - 2 * inset, down - 2 * inset],
            Number(properties.rotate ?? 0),
            1.2 * Number(layout['text-size'] ?? 13),
          ),
        },
      ];
    });
  }

  /**
   * The rectangle of turned text, from the upright box that MapLibre keeps around it: of text of
   * length l and height h turned by θ that box is l·|cos θ| + h·|sin θ| wide.
   */
  function turned(
    [x, y]: Point,
    [across, down]: Point,
    degrees: number,
    lineHeight: number,
  ): Point[] {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const isTurned = Math.abs(degrees) > 1;
    const height = isTurned ? lineHeight : down;
    const byWidth = (across - height * Math.abs(sin)) / Math.abs(cos);
    const byHeight = (down - height * Math.abs(cos)) / Math.abs(sin);
    const length = isTurned ? (Math.abs(cos) > Math.abs(sin) ? byWidth : byHeight) : across;
    const corners = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    return corners.map(([along, beside]) => {
      const [a, b] = [(along * length) / 2, (beside * height) / 2];
      return [x + a * cos - b * sin, y + a * sin + b * cos];
    });
  }
}
