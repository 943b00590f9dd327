import { posix } from 'node:path';
import type { Feature } from 'geojson';
import { LimitError, orNothing } from '../../files/story-error.ts';
import { isWebAddress } from '../../read/schema/values.ts';
import { numberOf, textOf } from './imported.ts';
import { documentOf } from './markdown-of.ts';
import { fileAt, type SourceFiles } from './source-files.ts';
import { type Code, isObject, readCode, type Written } from './static-code.ts';

interface Config extends Written {
  readonly chapters: readonly Written[];
}

/** Finds the Mapbox template's config in a script or page, its code, and the layers that scripts beside it add. */
export function readMapboxCode(files: SourceFiles, file: string) {
  const own = scriptOf(file, files.text(file));
  if (!/\bchapters\b/.test(own)) return undefined;
  // Only the file with the chapters must be sound; other scripts with errors are skipped.
  const beside = besides(files, file, own).filter(
    ([name, script]) =>
      /addSource|addLayer|chapters|export/.test(script) &&
      orNothing(() => readCode(new Map([[name, script]]))),
  );
  const code = readCode(new Map([[file, own], ...beside]));
  // Some forks export only the chapters.
  const listed = code.objectsWith('location').filter(({ location }) => isObject(location));
  const isStory = ({ chapters }: Written) =>
    Array.isArray(chapters) && chapters.length > 0 && chapters.every(isObject);
  const config =
    [...code.objectsWith('chapters'), { chapters: listed }].find(isStory) ??
    [{ chapters: flownTo(code, files, file) }].find(isStory);
  return config && { config: config as Config, code, ...layersIn(code, files, file) };
}

/** Makes chapters of elements for whose ids a script has places, as in Mapbox's “Fly to a location on scroll”. */
function flownTo(code: Code, files: SourceFiles, file: string): readonly Written[] {
  const page = [file, ...files.names].find((name) => /\.html?$/.test(name));
  if (!page || code.objectsWith('center').length === 0) return [];
  const parts = [...documentOf(files.text(page)).querySelectorAll('[id]')];
  const places = code
    .objectsWith(...parts.map(({ id }) => id))
    .find((each) => Object.values(each).some((place) => isObject(place) && 'center' in place));
  let left = 5_000_000;
  return parts.flatMap(({ id, innerHTML: description }) => {
    const location = places?.[id];
    // Nested elements repeat their text, so the total is limited.
    left -= description.length;
    if (left < 0) throw new LimitError('too long');
    return isObject(location) ? [{ id, description, location }] : [];
  });
}

/** Returns the scripts of files that name `file`, and of files that it or they name. */
function besides(files: SourceFiles, file: string, own: string): readonly [string, string][] {
  const texts = files.names.flatMap((name): [string, string][] => {
    if (name === file || !/\.(html?|[cm]?[jt]sx?)$/.test(name)) return [];
    if (/\.min\.|\.d\.ts$|(^|\/)(dist|build|vendor|lib)\//.test(name)) return [];
    // A file that is too large or in another encoding is no script of the story.
    const text = orNothing(() => files.text(name));
    return text === undefined ? [] : [[name, text]];
  });
  const stem = posix.parse(file).name;
  const first = texts.filter(([, text]) => text.includes(stem));
  const naming = [own, ...first.map(([, text]) => text)].join('\n');
  const named = texts.filter(([name]) => naming.includes(posix.parse(name).name));
  const scripts: [string, string][] = [];
  let left = 5_000_000;
  for (const [name, text] of new Set([...first, ...named])) {
    left -= text.length;
    if (left > 0) scripts.push([name, scriptOf(name, text)]);
  }
  return scripts;
}

/** Returns a script, or a page's scripts with everything else blanked, so that lines and columns stay. */
export function scriptOf(name: string, text: string): string {
  if (!/\.html?$/i.test(name)) return name.endsWith('.json') ? `(${text})` : text;
  const parts: string[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/<script\b/gi)) {
    if (index < at) continue;
    const start = text.indexOf('>', index) + 1;
    const length = text.slice(start).search(/<\/script/i);
    if (start === 0 || length < 0) break;
    const isForeign = foreignType.test(text.slice(index, start));
    const script = text.slice(start, start + length);
    parts.push(blank(text.slice(at, start)), isForeign ? blank(script) : script, ';');
    at = start + length + 1;
  }
  return parts.join('');
}

const foreignType = /type=["']?(application|text)\/(?!(java|ecma)script)/i;

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

export interface InlineLayer {
  readonly features: readonly Feature[];
  readonly opacity: number;
}

/** Finds the layers that scripts add, and, for data that is elsewhere or computed, its URL if known. */
function layersIn(code: Code, files: SourceFiles, file: string) {
  const sources = new Map(
    code.callsOf('addSource').map(([name, source]) => [textOf(name), source]),
  );
  const layers: Record<string, InlineLayer> = Object.create(null);
  const far = new Map<string, string>();
  for (const [layer] of code.callsOf('addLayer') as Written[][]) {
    const { id, source, paint, layout, type } = layer ?? {};
    const { data, url } = ((typeof source === 'string' ? sources.get(source) : source) ??
      {}) as Written;
    const features = featuresOf(data, files, file);
    if (!textOf(id)) continue;
    if (features.length === 0) {
      far.set(textOf(id), [data, url].map(textOf).find(isWebAddress) ?? '');
      continue;
    }
    const painted = (paint ?? {}) as Written;
    const opacity = ['text', 'icon', type].reduce((or, of) => painted[`${of}-opacity`] ?? or, 1);
    const isHidden = (layout as Written | undefined)?.visibility === 'none';
    layers[textOf(id)] = { features, opacity: isHidden ? 0 : (numberOf(opacity) ?? 1) };
  }
  return { layers, far };
}

/** The characters of data read for layers, counted at each use; a story is read three times. */
const usedOf = new WeakMap<SourceFiles, number>();
const maxUsed = 60_000_000;

export function featuresOf(data: unknown, files: SourceFiles, from: string): readonly Feature[] {
  const path = typeof data === 'string' ? fileAt(files, from, data) : undefined;
  const text = orNothing(() => (path ? files.text(path) : JSON.stringify(data ?? null))) ?? '';
  const used = (usedOf.get(files) ?? 0) + text.length;
  usedOf.set(files, used);
  if (used > maxUsed) throw new LimitError('too long');
  try {
    // A copy shares no objects with the code.
    const geojson = JSON.parse(text);
    const isWhole = /^Feature/.test(geojson?.type);
    const features = isWhole
      ? [geojson.features ?? geojson].flat()
      : [{ type: 'Feature', geometry: geojson }];
    return features
      .filter((each) => /^(Multi)?(Point|LineString|Polygon)$/.test(each?.geometry?.type))
      .map((each) => ({ ...each, properties: each.properties ?? {} }));
  } catch {
    return [];
  }
}
