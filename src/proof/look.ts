import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Page } from 'playwright-core';
import type { Viewport } from '../core/camera/camera.ts';
import type { LngLat } from '../core/camera/mercator.ts';
import type { Box } from '../core/geometry/box.ts';

/** A point in CSS pixels from the map's top left corner. */
export type Point = readonly [x: number, y: number];

/** An element over the map, named as in messages, with its box in CSS pixels from the map's top left corner. */
interface Covering extends Box {
  readonly what: string;
}

export interface PlacedLabel {
  readonly text: string;
  readonly source: string;
  readonly at: LngLat;
  /** The text's corners, clockwise from the top left, rotated like the text. */
  readonly corners: readonly Point[];
}

export interface Look {
  readonly viewport: Viewport;
  /** The cards and controls that are on the screen now. */
  readonly over: readonly Covering[];
  /** The column in which cards scroll, and the controls. */
  readonly always: readonly Covering[];
  readonly labels: readonly PlacedLabel[];
  readonly inSight: readonly string[];
}

export const lookAt = (page: Page): Promise<Look> => page.evaluate(readLook);

/** Runs in the page: reads the map's covered parts, labels and visible sources. */
function readLook(): Look {
  /** The maximum reach of a label from its place, in CSS pixels. */
  const reach = 320;
  const element = document.querySelector<HTMLElement & { map?: MapLibreMap }>('#map');
  const map = element?.map;
  if (!map) throw new Error('The page has no live map.');
  const { left, top, width, height } = element.getBoundingClientRect();
  const paddings = (element.dataset.padding ?? '').split(',').map(Number);
  const [above = 0, right = 0, below = 0, before = 0] = paddings;
  const whole = { left: 0, top: 0, right: width, bottom: height };
  const free = { left: before, top: above, right: width - right, bottom: height - below };
  const featuresIn = ({ left, top, right, bottom }: Box, layers?: string[]) => {
    const topLeft: [number, number] = [left, top];
    return map.queryRenderedFeatures([topLeft, [right, bottom]], layers && { layers });
  };
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
  const texts = map
    .getStyle()
    .layers.filter(({ type, layout }) => type === 'symbol' && layout && 'text-field' in layout)
    .map(({ id }) => id);
  const labelsIn = (box: Box) =>
    new Map(
      featuresIn(box, texts).map((feature) => {
        const { layer, properties, geometry } = feature;
        return [JSON.stringify([layer.id, properties, geometry]), feature] as const;
      }),
    );
  // Take all labels in view, except labels along lines.
  const labels = [...labelsIn(whole)].flatMap(([key, feature]): PlacedLabel[] => {
    const { properties, source, geometry, layer } = feature;
    const layout = (layer.layout ?? {}) as Readonly<Record<string, unknown>>;
    const isShown = map.getPaintProperty(layer.id, 'text-opacity') !== 0;
    if (!isShown || geometry.type !== 'Point') return [];
    const [lng = 0, lat = 0] = geometry.coordinates;
    const { x, y } = map.project([lng, lat]);
    const meets = (part: Box) => labelsIn(part).has(key);
    const around = { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
    const hasIcon = String(layout['icon-image'] ?? '') !== '';
    const part = hasIcon ? besideIcon(around, boxIn(around, meets), [x, y]) : around;
    const box = boxIn(part, meets);
    const padding = layout['text-padding'] as { values?: number[] } | number | undefined;
    const inset = typeof padding === 'number' ? padding : (padding?.values?.[0] ?? 2);
    // An icon may reach into its text's padding.
    const inner = (side: keyof Box, by: number) =>
      Math.abs(box[side] - part[side]) < 1 ? box[side] : box[side] + by;
    const [left, right] = [inner('left', inset), inner('right', -inset)];
    const [top, bottom] = [inner('top', inset), inner('bottom', -inset)];
    const text = String(properties.text ?? properties.name ?? '');
    const center: Point = [(left + right) / 2, (top + bottom) / 2];
    const line = 1.2 * Number(layout['text-size'] ?? 13);
    const rotation = Number(properties.rotate ?? 0);
    const corners = cornersOf(center, [right - left, bottom - top], rotation, line);
    return [{ text, source, at: [lng, lat], corners }];
  });
  const covered = { top: above, right, bottom: below, left: before };
  return {
    viewport: { width, height, covered },
    over: [...cards, ...bars].filter((box) => box.bottom > -top && box.top < innerHeight - top),
    always: [...cards.map((card) => ({ ...card, top: 0, bottom: height })), ...bars],
    labels,
    inSight: [...new Set(featuresIn(free).map(({ source }) => source))],
  };

  /** Finds a label's box to half a pixel, by bisection: MapLibre only knows if a label meets a box. */
  function boxIn(part: Box, meets: (part: Box) => boolean): Box {
    const edge = (side: keyof Box, opposite: keyof Box): number => {
      let [beyond, within] = [part[side], part[opposite]];
      while (Math.abs(within - beyond) > 0.5) {
        const middle = (beyond + within) / 2;
        if (meets({ ...part, [opposite]: middle })) within = middle;
        else beyond = middle;
      }
      return within;
    };
    const [left, right] = [edge('left', 'right'), edge('right', 'left')];
    const [top, bottom] = [edge('top', 'bottom'), edge('bottom', 'top')];
    return { left, top, right, bottom };
  }

  /** Cuts a label's box to the side with the text; the icon is a square around the label's place. */
  function besideIcon(part: Box, { left, top, right, bottom }: Box, [x, y]: Point): Box {
    const [before, after] = [x - left + 1, right - x + 1];
    const [above, below] = [y - top + 1, bottom - y + 1];
    if (Math.abs(before - after) > Math.abs(above - below))
      return after > before ? { ...part, left: x + before } : { ...part, right: x - after };
    return above > below ? { ...part, bottom: y - below } : { ...part, top: y + above };
  }

  /** Returns a rotated text's corners from the upright box around it, which is l·|cos θ| + h·|sin θ| wide. */
  function cornersOf([x, y]: Point, [across, down]: Point, degrees: number, line: number): Point[] {
    const angle = (degrees * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const isTurned = Math.abs(degrees) > 1;
    const height = isTurned ? line : down;
    const byWidth = (across - height * Math.abs(sin)) / Math.abs(cos);
    const byHeight = (down - height * Math.abs(cos)) / Math.abs(sin);
    const length = isTurned ? (Math.abs(cos) > Math.abs(sin) ? byWidth : byHeight) : across;
    const corner = (along: number, beside: number): Point => {
      const [a, b] = [(along * length) / 2, (beside * height) / 2];
      return [x + a * cos - b * sin, y + a * sin + b * cos];
    };
    return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  }
}
