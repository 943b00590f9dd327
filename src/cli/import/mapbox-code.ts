import { posix } from 'node:path';
import type { Feature } from 'geojson';
import { isWebAddress } from '../../load/schema/values.ts';
import { numberOf, textOf } from './imported.ts';
import { fileAt, type SourceFiles } from './source-files.ts';
import { type Code, readCode, type Written } from './static-code.ts';

/** The config of a story of Mapbox's template, with the code that it is among. */
export interface MapboxCode {
  readonly config: Config;
  readonly code: Code;
  /** The layers that scripts add, by id. */
  readonly layers: Readonly<Record<string, InlineLayer>>;
  /** The addresses of data that scripts fetch. */
  readonly far: readonly string[];
}

interface Config extends Written {
  readonly chapters: readonly Written[];
}

/** Finds the config in a file, a script or a page with scripts, and the layers that the scripts beside it add. */
export function readMapboxCode(files: SourceFiles, file: string): MapboxCode | undefined {
  const own = new Map(scriptsOf(files, file));
  if (![...own.values()].some((text) => /\bchapters\b/.test(text))) return undefined;
  const beside = besides(files, file).flatMap((name) => {
    try {
      const scripts = scriptsOf(files, name).filter(([, text]) =>
        /addSource|addLayer|chapters|export/.test(text),
      );
      readCode(new Map(scripts));
      return scripts;
    } catch {
      // Only what holds the chapters must be sound.
      return [];
    }
  });
  const code = readCode(new Map([...own, ...beside]));
  const [config] = code
    .objectsWith('chapters')
    .filter(
      ({ chapters }) =>
        Array.isArray(chapters) &&
        chapters.length > 0 &&
        chapters.every((each) => typeof each === 'object' && each !== null),
    );
  return config && { config: config as Config, code, ...layersIn(code, files, file) };
}

/** The pages and scripts that name a file, and those that these name. */
function besides(files: SourceFiles, file: string): readonly string[] {
  const all = files.names.filter(
    (name) =>
      name !== file &&
      /\.(html?|[cm]?[jt]sx?)$/.test(name) &&
      !/\.min\.|\.d\.ts$|(^|\/)(dist|build|vendor|lib)\//.test(name),
  );
  const naming = (other: string) =>
    all.filter((name) => files.text(name).includes(posix.parse(other).name));
  const first = naming(file);
  const named = all.filter((name) =>
    first.some((each) => files.text(each).includes(posix.parse(name).name)),
  );
  return [...new Set([...first, ...named])];
}

/** A script, or each of those of a page, by a name for messages. */
export function scriptsOf(files: SourceFiles, name: string): [string, string][] {
  const text = files.text(name);
  if (!/\.html?$/.test(name)) return [[name, name.endsWith('.json') ? `(${text})` : text]];
  // All but the script is blank, so that lines and columns stay.
  return [
    ...text.matchAll(
      /<script(?![^>]*type=["']?(?:application|text\/(?!java))[^>]*>)[^>]*>([\s\S]*?)<\/script>/gi,
    ),
  ]
    .filter(([, script = '']) => script.trim() !== '')
    .map(({ 0: whole, 1: script = '', index }, i) => {
      const start = index + whole.indexOf(script);
      return [
        `${name}${i > 0 ? ` (script ${i + 1})` : ''}`,
        text.slice(0, start).replace(/[^\n]/g, ' ') + script,
      ];
    });
}

/** A layer that the page's script adds, with the data of its source. */
export interface InlineLayer {
  readonly features: readonly Feature[];
  readonly opacity: number;
}

function layersIn(
  code: Code,
  files: SourceFiles,
  file: string,
): Pick<MapboxCode, 'layers' | 'far'> {
  const sources = new Map(
    code.callsOf('addSource').map(([name, source]) => [textOf(name), source]),
  );
  const layers: Record<string, InlineLayer> = Object.create(null);
  const far = new Set<string>();
  for (const [layer] of code.callsOf('addLayer') as Written[][]) {
    const { id, source, paint, layout, type } = layer ?? {};
    const { data } = ((typeof source === 'string' ? sources.get(source) : source) ?? {}) as Written;
    const features = featuresOf(data, files, file);
    if (isWebAddress(textOf(data))) far.add(textOf(data));
    if (!textOf(id) || features.length === 0) continue;
    const { [`${type}-opacity`]: opacity = 1 } = (paint ?? {}) as Written;
    const isHidden = (layout as Written | undefined)?.visibility === 'none';
    layers[textOf(id)] = { features, opacity: isHidden ? 0 : (numberOf(opacity) ?? 1) };
  }
  return { layers, far: [...far] };
}

/** The features of a source's data: written into the code, or in a file beside it. */
export function featuresOf(data: unknown, files: SourceFiles, from: string): readonly Feature[] {
  const path = typeof data === 'string' ? fileAt(files, from, data) : undefined;
  try {
    // A copy, so that nothing of the code's objects is left.
    const geojson = path ? JSON.parse(files.text(path)) : JSON.parse(JSON.stringify(data ?? null));
    if (geojson?.type === 'FeatureCollection' && Array.isArray(geojson.features))
      return geojson.features;
    if (geojson?.type === 'Feature') return [geojson];
    return geojson?.coordinates ? [{ type: 'Feature', properties: {}, geometry: geojson }] : [];
  } catch {
    return [];
  }
}
