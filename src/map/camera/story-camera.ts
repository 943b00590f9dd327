import {
  type JumpToOptions,
  LngLat,
  type Map as MapLibreMap,
  type MapWheelEvent,
} from 'maplibre-gl';
import { withinReach } from '../../core/camera/bounds.ts';
import type { Camera, Padding } from '../../core/camera/camera.ts';
import { flight } from '../../core/camera/flight.ts';
import { clamp } from '../../core/numbers.ts';
import type { World } from '../../core/story/story-data.ts';
import { easeTravel } from '../../core/timeline/travel.ts';
import { frameLoop } from '../../dom/frames.ts';
import type { StoryMap } from '../live-map.ts';

export function mapCamera(map: MapLibreMap): Camera {
  const { lng, lat } = map.getCenter();
  const { top = 0, right = 0, bottom = 0, left = 0 } = map.getPadding();
  return {
    center: [lng, lat],
    zoom: map.getZoom(),
    bearing: map.getBearing(),
    pitch: map.getPitch(),
    padding: { top, right, bottom, left },
  };
}

export function jumpTo(
  map: { jumpTo(options: JumpToOptions): unknown },
  { center: [lng, lat], ...others }: Camera,
): void {
  map.jumpTo({ center: [lng, lat], ...others });
}

/** Measures the map in CSS pixels; may force a reflow. */
export function mapSize(map: MapLibreMap) {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  return { width, height };
}

export const farthestZoom = 1;

export function keepInReach(map: MapLibreMap, world: World): void {
  map.setTransformConstrain((center, zoom) => {
    const { top = 0, bottom = 0 } = map.getPadding();
    // MapLibre writes the size here; `clientHeight` would force a reflow in each frame of a scroll.
    const canvas = Number.parseFloat(map.getCanvas().style.height);
    const height = Math.max(canvas - top - bottom, 1);
    const inRange = clamp(Number(zoom), farthestZoom, world.closestZoom);
    const view = withinReach([center.lng, center.lat], inRange, height, world.reach);
    return { center: new LngLat(...view.center), zoom: view.zoom };
  });
}

const noPadding: Padding = { top: 0, right: 0, bottom: 0, left: 0 };

/** How far a button pans, as a share of the map's shorter side, and how many milliseconds a move takes. */
const [panShare, moveTime] = [0.3, 300];

function middleOf(map: MapLibreMap): LngLat {
  const { clientWidth, clientHeight } = map.getCanvas();
  return map.unproject([clientWidth / 2, clientHeight / 2]);
}

/** Calls `onTakeover` when the reader moves the map, which also ends a flight. */
export function storyCamera(map: MapLibreMap, onTakeover: () => void) {
  const gestures = pageGestures(map);
  const nothing = () => undefined;
  let stopFlying: () => void = nothing;
  const returnTo: StoryMap['returnTo'] = (target, animate, arrived) => {
    stopFlying();
    if (animate) stopFlying = returnToStory(map, target, arrived);
    else {
      jumpTo(map, target());
      arrived();
    }
  };
  watchTakeover(map, () => {
    stopFlying();
    onTakeover();
  });
  return {
    returnTo,
    flyTo: (to, animate) => returnTo(() => to, animate, nothing),
    camera: () => mapCamera(map),
    setExploring(exploring) {
      map.stop();
      gestures.setShared(!exploring);
      if (!exploring) return;
      map.jumpTo({ center: middleOf(map), padding: noPadding });
      map.getCanvas().focus();
    },
    zoomBy(levels, event) {
      map.easeTo({ zoom: map.getZoom() + levels, duration: moveTime }, { originalEvent: event });
    },
    panBy(right, down, event) {
      const { width, height } = mapSize(map);
      const step = panShare * Math.min(width, height);
      map.panBy([right * step, down * step], { duration: moveTime }, { originalEvent: event });
    },
    view() {
      const { padding, ...others } = mapCamera(map);
      const { lng, lat } = middleOf(map);
      return { ...others, center: [lng, lat] };
    },
    showView: (view) => jumpTo(map, { ...view, padding: noPadding }),
    stop() {
      stopFlying();
      gestures.stop();
    },
  } satisfies Partial<StoryMap>;
}

/** Minimum and maximum duration of a flight, and the time for each screen of its path, in milliseconds. */
const [minTime, maxTime, timePerScreen] = [350, 1400, 450];

/** Flies to `target`, which may move, and ends exactly on it. Returns a function that stops the flight. */
function returnToStory(map: MapLibreMap, target: () => Camera, arrived: () => void): () => void {
  const from = mapCamera(map);
  let to = target();
  let path = flight(from, to, mapSize(map));
  const duration = clamp(path.pathLength * timePerScreen, minTime, maxTime);
  let began: number | undefined;
  const loop = frameLoop((now) => {
    began ??= now;
    const elapsed = (now - began) / duration;
    const current = target();
    if (current !== to) {
      to = current;
      path = flight(from, to, mapSize(map));
    }
    if (elapsed >= 1) {
      jumpTo(map, to);
      arrived();
      return;
    }
    jumpTo(map, path(easeTravel(elapsed)));
    loop.request();
  });
  loop.request();
  return loop.stop;
}

/** While shared, gestures by wheel or one finger scroll the page, without MapLibre's `cooperativeGestures` notice. */
function pageGestures(map: MapLibreMap) {
  const container = map.getContainer();
  const touched = [map.getCanvas(), map.getCanvasContainer()];
  const stopping = new AbortController();
  const ahead = { capture: true, passive: true, signal: stopping.signal } as const;
  let shared = true;
  const onWheel = (event: WheelEvent) => {
    if (shared && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  const onTouchMove = (event: TouchEvent) => {
    if (shared && event.touches.length < 2) event.stopPropagation();
  };
  container.addEventListener('wheel', onWheel, ahead);
  container.addEventListener('touchmove', onTouchMove, ahead);
  const setShared = (next: boolean) => {
    shared = next;
    for (const { style } of touched) style.touchAction = shared ? 'pan-x pan-y' : '';
  };
  setShared(true);
  return { setShared, stop: () => stopping.abort() };
}

/** MapLibre does not always report that a zoom came from the wheel. */
function watchTakeover(map: MapLibreMap, onTakeover: () => void): void {
  map.on('movestart', (event: { originalEvent?: unknown }) => {
    if (event.originalEvent) onTakeover();
  });
  map.on('wheel', ({ originalEvent }: MapWheelEvent) => {
    if (originalEvent.ctrlKey || originalEvent.metaKey) onTakeover();
  });
}
