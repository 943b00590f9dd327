import type { Camera } from '../camera/camera.ts';
import { nearAngle } from '../camera/mercator.ts';
import { mapValues } from '../map-values.ts';
import { clamp } from '../numbers.ts';
import { layerOfGroup } from '../story/scene-spec.ts';
import type { Scene } from '../timeline/scene.ts';

/** Layers, by id, that the reader has switched on or off, or given an opacity from 0 to 1. */
export type Overrides = Readonly<Record<string, boolean | number>>;

/** A route that the reader shows is whole while the story hides it, and shortens to the story's as that fades in. */
export function withOverrides(scene: Scene, overrides: Overrides): Scene {
  const entries = Object.entries(overrides);
  if (entries.length === 0) return scene;
  const opacity = { ...scene.opacity };
  const drawn = { ...scene.drawn };
  for (const [id, visible] of entries) {
    opacity[id] = Number(visible);
    const drawnByStory = scene.drawn[id];
    if (!visible || drawnByStory === undefined) continue;
    drawn[id] = 1 - (scene.opacity[id] ?? 0) * (1 - drawnByStory);
  }
  const annotations = mapValues(scene.annotations ?? {}, (shown, group) =>
    Math.min(shown, Number(overrides[layerOfGroup(group) ?? ''] ?? 1)),
  );
  return { ...scene, opacity, drawn, annotations };
}

interface Link {
  readonly overrides: Overrides;
  readonly view?: View | undefined;
}

/** Parses `?show=a,b&hide=c&view=lng,lat,zoom,bearing,pitch`, ignoring malformed or unknown parts. Never throws. */
export function readLink(search: string, layers: readonly string[]): Link {
  const view = readView(decode(rawValue(search, 'view')));
  const shown = idsOf(search, 'show', layers).map((id) => [id, true] as const);
  const hidden = idsOf(search, 'hide', layers).map((id) => [id, false] as const);
  return { overrides: Object.fromEntries([...hidden, ...shown]), ...(view && { view }) };
}

/** Appends a link's canonical parameters to the other ones of `search`; returns `''` or `?…`. */
export function writeLink({ overrides, view }: Link, search = ''): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((parameter) => parameter && !/^(show|hide|view)(=|$)/.test(parameter));
  const values = {
    show: namesOf(overrides, true),
    hide: namesOf(overrides, false),
    view: view && writeView(view),
  };
  const ours = Object.entries(values).flatMap(([name, value]) => (value ? `${name}=${value}` : []));
  const parameters = [...others, ...ours];
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

/** Returns the undecoded value of the first parameter called `name`; `''` if there is none. */
const rawValue = (search: string, name: string): string =>
  new RegExp(`(?:^\\??|&)${name}=([^&]*)`).exec(search)?.[1] ?? '';

function idsOf(search: string, name: string, known: readonly string[]): readonly string[] {
  const ids = rawValue(search, name).split(/,|%2c/i);
  return ids.map(decode).filter((id) => known.includes(id));
}

function namesOf(overrides: Overrides, visible: boolean): string {
  const ids = Object.keys(overrides).filter((id) => overrides[id] === visible);
  return ids.toSorted().map(encodeURIComponent).join(',');
}

/** Decodes percent escapes; `''` if malformed. Never throws. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export type View = Omit<Camera, 'padding'>;

const parts = [
  { min: -180, max: 180, decimals: 5 },
  { min: -85, max: 85, decimals: 5 },
  { min: 0, max: 22, decimals: 2 },
  { min: -180, max: 180, decimals: 1 },
  { min: 0, max: 60, decimals: 1 },
] as const;

const decimalNumber = /^-?\d{1,12}(\.\d{1,12})?$/;

/** Parses a view, clamps each part to its range and wraps the longitude; returns undefined if it is malformed. */
function readView(text: string): View | undefined {
  const texts = text.split(',');
  if (texts.length !== parts.length || !texts.every((text) => decimalNumber.test(text))) return;
  const numbers = texts.map((text, i) => inRange(Number(text), i));
  const [lng = 0, lat = 0, zoom = 0, bearing = 0, pitch = 0] = numbers;
  return { center: [lng, lat], zoom, bearing, pitch };
}

function writeView({ center, zoom, bearing, pitch }: View): string | undefined {
  const numbers = [...center, zoom, bearing, pitch];
  if (numbers.some(Number.isNaN)) return;
  return parts.map((_, i) => `${inRange(numbers[i] ?? 0, i)}`).join(',');
}

function inRange(value: number, index: number): number {
  const { min, max, decimals } = parts[index] ?? parts[0];
  const near = index === 0 ? nearAngle(value) : value;
  const rounded = Number(clamp(near, min, max).toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}
