import type { Camera } from '../camera/camera.ts';
import { nearAngle } from '../camera/mercator.ts';
import { clamp } from '../numbers.ts';
import type { Scene } from '../timeline/scene.ts';

/**
 * The layers that the reader has switched on or off by hand, or made so opaque, from 0 to 1, by id; the others
 * are the story's.
 */
export type Overrides = Readonly<Record<string, boolean | number>>;

/**
 * The scene as the reader overrides it: a layer switched on is fully opaque and one switched off is
 * hidden, whatever the section. A route that the reader keeps on is whole where the story hides
 * it, and goes over into the story's drawing as the story fades it in. Without overrides it is the
 * scene itself.
 */
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
  return { ...scene, opacity, drawn };
}

/** What a link to the story asks for, beside the section that its fragment leads to. */
interface Link {
  readonly overrides: Overrides;
  /** A camera of the reader's own. */
  readonly view?: View;
}

const ours: readonly string[] = ['show', 'hide', 'view'];

/** The page that a link to a section leads by, in the folder of the story's page: it is shown as the section is. */
export const sectionPage = (id: string): string => `s/${id}/`;

/**
 * Reads a link's query: `?show=a,b&hide=c&view=lng,lat,zoom,bearing,pitch`. What is malformed, or no
 * layer of the story, is ignored; of what is said twice the first counts. Never throws.
 */
export function readLink(search: string, layers: readonly string[]): Link {
  const view = readView(decode(valueNamed(search, 'view')));
  const shown = idsOf(search, 'show', layers).map((id) => [id, true] as const);
  const hidden = idsOf(search, 'hide', layers).map((id) => [id, false] as const);
  return {
    overrides: Object.fromEntries([...hidden, ...shown]),
    ...(view && { view }),
  };
}

/**
 * Writes overrides and a view as a query, `''` or `?…`, in one form for one meaning. Parameters of
 * `search` that are not the story's are kept as they are, in front.
 */
export function writeLink({ overrides, view }: Link, search = ''): string {
  const shown = namesOf(overrides, true);
  const hidden = namesOf(overrides, false);
  const place = view && writeView(view);
  const kept = parametersOf(search).filter((parameter) => !ours.includes(nameOf(parameter)));
  const parameters = [
    ...kept,
    ...(shown ? [`show=${shown}`] : []),
    ...(hidden ? [`hide=${hidden}`] : []),
    ...(place ? [`view=${place}`] : []),
  ];
  return parameters.length === 0 ? '' : `?${parameters.join('&')}`;
}

function parametersOf(search: string): readonly string[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((parameter) => parameter !== '');
}

function nameOf(parameter: string): string {
  return decode(parameter.split('=', 1)[0] ?? '');
}

/** The undecoded value of the first parameter of that name, or `''`. */
function valueNamed(search: string, name: string): string {
  const parameter = parametersOf(search).find((parameter) => nameOf(parameter) === name) ?? '';
  return parameter.replace(/^[^=]*=?/, '');
}

function idsOf(search: string, name: string, known: readonly string[]): readonly string[] {
  const value = valueNamed(search, name).replaceAll(/%2c/gi, ',');
  return value
    .split(',')
    .map(decode)
    .filter((id) => known.includes(id));
}

function namesOf(overrides: Overrides, visible: boolean): string {
  const ids = Object.keys(overrides).filter((id) => overrides[id] === visible);
  return ids.toSorted().map(encodeURIComponent).join(',');
}

/** Decodes percent escapes; text that is not well escaped decodes to `''`. Never throws. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** What a link says of the camera: all but the padding, which is the page's. */
export type View = Omit<Camera, 'padding'>;

/** The parts of a view as a link writes them: their range and number of decimals. */
const parts = [
  { least: -180, most: 180, decimals: 5 },
  { least: -85, most: 85, decimals: 5 },
  { least: 0, most: 22, decimals: 2 },
  { least: -180, most: 180, decimals: 1 },
  { least: 0, most: 60, decimals: 1 },
] as const;

const decimalNumber = /^-?\d{1,12}(\.\d{1,12})?$/;

/**
 * Reads `lng,lat,zoom,bearing,pitch`, each moved into its range, a longitude by whole turns around
 * the world; `undefined` for anything else.
 */
function readView(text: string): View | undefined {
  const texts = text.split(',');
  if (texts.length !== parts.length || !texts.every((text) => decimalNumber.test(text))) return;
  const numbers = texts.map((text, i) => inRange(Number(text), i));
  const [lng = 0, lat = 0, zoom = 0, bearing = 0, pitch = 0] = numbers;
  return { center: [lng, lat], zoom, bearing, pitch };
}

/** Writes a view as `lng,lat,zoom,bearing,pitch`; `undefined` if one of them is not a number. */
function writeView({ center, zoom, bearing, pitch }: View): string | undefined {
  const numbers = [...center, zoom, bearing, pitch];
  if (numbers.some(Number.isNaN)) return;
  return parts.map((_, i) => `${inRange(numbers[i] ?? 0, i)}`).join(',');
}

/** Moves the number into the range of the view's part of that index and rounds it. */
function inRange(value: number, index: number): number {
  const { least, most, decimals } = parts[index] ?? parts[0];
  const near = index === 0 ? nearAngle(value) : value;
  const rounded = Number(clamp(near, least, most).toFixed(decimals));
  return rounded === 0 ? 0 : rounded;
}
