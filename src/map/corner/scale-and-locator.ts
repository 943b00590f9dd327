import { land } from 'virtual:story/locator';
import { locale, map } from 'virtual:words/map';
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { Bounds } from '../../core/camera/bounds.ts';
import { type LngLat, roundScale } from '../../core/camera/mercator.ts';
import { locatorSize, nearLocator, projectToLocator } from '../../core/story/story-data.ts';
import { createElement } from '../../dom/elements.ts';
import { formatLength, lengthUnit } from '../../words/formats.ts';
import { mapSize } from '../camera/story-camera.ts';

/** Maximum width of the scale, in CSS pixels. */
const maxWidth = 96;

/** Returns a round length in the language's unit, its equivalent in the other to two digits, and its CSS pixels. */
export function scaleLength(zoom: number, latitude: number, lang = locale) {
  const { unit, km: each, times } = lengthUnit(lang);
  const { km, length } = roundScale(zoom, latitude, maxWidth, [each, each / times]);
  return {
    first: formatLength(km, lang),
    second: formatLength(km, lang, 2, unit === 'mile' ? 'kilometer' : 'mile'),
    pixels: Math.round(length),
  };
}

function scaleBar(element: HTMLElement): (zoom: number, latitude: number) => void {
  const bar = createElement('span', { className: 'scale-bar' });
  element.replaceChildren(bar);
  element.setAttribute('role', 'img');
  let shown = '';
  return (zoom, latitude) => {
    const { first, second, pixels } = scaleLength(zoom, latitude);
    const next = `${first}|${pixels}`;
    if (next === shown) return;
    shown = next;
    const label = map.scale({ first, second });
    element.setAttribute('aria-label', label);
    element.title = label;
    bar.textContent = first;
    bar.style.setProperty('inline-size', `${pixels}px`);
  };
}

/** The zoom above which the locator is shown, and the minimum side of its frame, in the locator's units. */
const [shownAbove, minSide] = [5, 4];

/** Returns the box around points, enlarged if it would be too small to see. */
export function locatorBox(points: readonly (readonly [x: number, y: number])[]) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const side = (values: readonly number[]) => {
    const [min, max] = [Math.min(...values), Math.max(...values)];
    const length = Math.max(max - min, minSide);
    return [(min + max - length) / 2, length].map((value) => Math.round(value * 10) / 10);
  };
  const [x = 0, width = 0] = side(xs);
  const [y = 0, height = 0] = side(ys);
  return { x, y, width, height };
}

function svg(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function createLocator(stage: HTMLElement, region: Bounds) {
  const toLocator = projectToLocator(region);
  const viewBox = `0 0 ${locatorSize.width} ${locatorSize.height}`;
  const figure = svg('svg', { class: 'locator', viewBox, 'aria-hidden': 'true' });
  const frame = svg('rect', { class: 'locator-frame' });
  figure.append(svg('path', { class: 'locator-land', d: land }), frame);
  let shown = '';
  return {
    show(zoom: number, corners: () => readonly LngLat[]) {
      const box =
        zoom > shownAbove
          ? locatorBox(corners().map((corner) => toLocator(nearLocator(region, corner))))
          : {};
      const next = Object.values(box).join();
      if (next === shown) return;
      shown = next;
      if (next && !figure.isConnected) stage.append(figure);
      figure.toggleAttribute('data-shown', next !== '');
      for (const [name, value] of Object.entries(box)) frame.setAttribute(name, `${value}`);
    },
    stop: () => figure.remove(),
  };
}

function createNorth(stage: HTMLElement) {
  const sign = svg('svg', { class: 'north', viewBox: '0 0 24 32', 'aria-hidden': 'true' });
  const letter = svg('text', { x: '12', y: '31' });
  letter.textContent = 'N';
  sign.append(svg('path', { d: 'M12 0 18 19 12 16 6 19z' }), letter);
  stage.append(sign);
  return {
    show(bearing: number) {
      const turn = `${-Math.round(bearing)}deg`;
      if (sign.style.rotate === turn) return;
      sign.style.rotate = turn;
      sign.toggleAttribute('data-shown', Math.round(bearing) !== 0);
    },
    stop: () => sign.remove(),
  };
}

function freeCorners(map: MapLibreMap, { width, height }: ReturnType<typeof mapSize>): LngLat[] {
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  return [left, width - right].flatMap((x) =>
    [top, height - bottom].map((y): LngLat => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    }),
  );
}

/** Updates the scale, locator and needle from when the map is first idle. Returns a function that stops this. */
export function scaleAndLocator(map: MapLibreMap, scale: HTMLElement | null, region: Bounds) {
  const container = map.getContainer();
  const stage = container.parentElement ?? container;
  const locator = createLocator(stage, region);
  const north = createNorth(stage);
  const writeScale = scale && scaleBar(scale);
  let size = mapSize(map);
  const show = () => {
    const zoom = map.getZoom();
    writeScale?.(zoom, map.getCenter().lat);
    locator.show(zoom, () => freeCorners(map, size));
    north.show(map.getBearing());
  };
  map.on('resize', () => {
    size = mapSize(map);
  });
  map.on('move', show);
  map.once('idle', show);
  return () => {
    locator.stop();
    north.stop();
    scale?.replaceChildren();
  };
}
