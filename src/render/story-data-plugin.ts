import { basename, extname, join } from 'node:path';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { normalizePath, type Plugin } from 'vite';
import type { Bounds } from '../core/camera/bounds.ts';
import { unwrapFeatures } from '../core/geometry/unwrap-geometry.ts';
import { mapValues } from '../core/map-values.ts';
import {
  type DrawnData,
  locatorSize,
  type PageLayer,
  projectToLocator,
  type StoryData,
} from '../core/story/story-data.ts';
import { keptFile } from '../files/caches.ts';
import { engineRoot, packageFolder } from '../files/engine.ts';
import { layerFile, urlImports } from '../files/story-files.ts';
import type { LoadedStory } from '../load/load-story.ts';
import type { StoryStore } from '../load/story-store.ts';
import { layerFeatures, mapGeometry } from '../read/geometry/read-geometry.ts';
import { wordsModule } from '../read/words/read-words.ts';
import { shapePath, worldCopies } from '../stills/frame.ts';
import { namedPlaces, streetNames } from '../stills/map-words.ts';
import { tilesFolder } from '../style/kinds/image.ts';
import type { Collection } from '../style/kinds/kind.ts';
import { buildKindOf, kindOf, kinds, type Layer, thingsOf } from '../style/kinds/kinds.ts';
import { contourTiles } from '../style/relief.ts';
import { mapPassages, routesOf } from './passages.ts';

const modules: Readonly<Record<string, (story: LoadedStory) => string | Promise<string>>> = {
  'virtual:story': (loaded) => {
    const [layers, passages] = [loaded.layers.map(ofPage), mapPassages(loaded)];
    return exported('story', { layers, scenes: namedOnce(loaded), passages } satisfies StoryData);
  },
  'virtual:story/map': ({ layers, labels, world, relief }) =>
    exported('drawn', {
      layers: Object.fromEntries(layers.map((layer) => [layer.id, ofMap(layer)])),
      labels,
      world,
      relief,
    } satisfies DrawnData),
  'virtual:story/sources': async (loaded) => {
    const files = await mapFiles(loaded);
    const entries = Object.keys(files).map((name, i) => `${JSON.stringify(name)}: url${i}`);
    return `${urlImports(Object.values(files))}export const urls = { ${entries.join(', ')} };`;
  },
  'virtual:story/routes': (loaded) => {
    const ids = loaded.layers.map(({ id }) => id);
    return exported('routes', routesOf(ids, loaded));
  },
  'virtual:story/tiles': tilesModule,
  'virtual:words/page': ({ language }) => wordsModule(language, ['page']),
  'virtual:words/embed': ({ language }) => wordsModule(language, ['embed']),
  'virtual:words/map': ({ language }) => wordsModule(language, ['map', 'marks', 'common', 'facts']),
  'virtual:story/locator': ({ files, world, geometry }) =>
    exported('land', locatorLand(geometry[files.ground.overview], world.locator)),
};

function tilesModule(loaded: LoadedStory): string {
  const { streets, cover, layers } = loaded;
  const pictures = layers.flatMap((layer) =>
    layer.kind === 'image' && layer.tiles
      ? [[tilesFolder(layer.picture), layer.tiles.tiles] as const]
      : [],
  );
  const { tiles } = contourTiles(loaded.relief) ?? {};
  const ground = [...(streets?.tiles ?? []), ...(cover?.tiles ?? [])];
  const own = { ...(ground.length > 0 && { streets: ground }), ...(tiles && { relief: tiles }) };
  const folders = { ...own, ...Object.fromEntries(pictures) };
  const code = (path: string) => JSON.stringify(join(engineRoot, path));
  const style = (name: string, make: string, all: typeof streets, ...rest: unknown[]): string => {
    if (!all) return `export const ${name} = undefined;`;
    const { minzoom, maxzoom, bounds } = all;
    const given = [{ minzoom, maxzoom, bounds }, 'tiles://streets/{z}/{x}/{y}.mvt', ...rest];
    return `import { ${make} } from ${code('src/style/streets/street-layers.ts')};
export const ${name} = (theme) => ${make}(...${parsed(given)}, theme);`;
  };
  const serve = `import { serveTiles } from ${code('src/map/sources/serve-tiles.ts')};
serveTiles(${parsed(folders)});`;
  return [
    ...(Object.keys(folders).length > 0 ? [serve] : []),
    style('streets', 'streetStyle', streets, streets && streetNames(streets, loaded)),
    style('cover', 'coverStyle', cover),
  ].join('\n');
}

/** Modules that are pre-bundled, so that a first visit in dev loads the page only once. */
const runtime = ['@messageformat/runtime', '@messageformat/runtime/lib/cardinals'];

/** The file from which the modules' imports are resolved, since the project may not have them. */
const engine = join(engineRoot, 'src/render/story-data-plugin.ts');

const engineFolders = [
  engineRoot,
  packageFolder('maplibre-gl'),
  packageFolder('@messageformat/runtime'),
].flatMap((folder) => folder ?? []);

const kindList = normalizePath(join(engineRoot, 'src/style/kinds/all-kinds.ts'));

function usedKinds({ layers }: LoadedStory): string {
  const used = kinds
    .map(({ name }) => name)
    .filter((name) => layers.some(({ kind }) => kind === name));
  const imports = used.map((name) => `import { ${name} } from './${name}${extname(kindList)}';\n`);
  return `${imports.join('')}export const allKinds = [${used.join()}], allBuildKinds = {};`;
}

/** Provides the story's modules, and omits unused kinds of layers from a build. */
export function storyDataPlugin(store: StoryStore): Plugin {
  let isBuild = false;
  return {
    name: 'story-data',
    config(_, { command }) {
      isBuild = command === 'build';
      const { root, folder, at } = store.files();
      const allow = [root, at(folder), ...engineFolders];
      const optimizeDeps = { entries: ['index.html'], include: runtime };
      return { optimizeDeps, server: { fs: { allow } } };
    },
    async resolveId(id, importer = '') {
      if (Object.hasOwn(modules, id)) return `\0${id}`;
      const isOfModule = importer.startsWith('\0') && Object.hasOwn(modules, importer.slice(1));
      return isOfModule && runtime.includes(id) ? this.resolve(id, engine) : undefined;
    },
    async load(id) {
      if (isBuild && id === kindList) return usedKinds(await store.load());
      const module = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      return module?.(await store.load());
    },
    configureServer(server) {
      store.onSave(() => {
        for (const id of Object.keys(modules)) {
          const module = server.moduleGraph.getModuleById(`\0${id}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

/**
 * Returns the paths of the map's files by source: the story's file, or a cached copy if the build translates, joins
 * or makes the file or, across the 180th meridian, unwraps it.
 */
export async function mapFiles(
  loaded: Pick<LoadedStory, 'geometry' | 'files' | 'layers' | 'origins'>,
): Promise<Readonly<Record<string, string>>> {
  const { geometry, files, layers, origins } = loaded;
  const stops = layers.filter((layer) => kindOf(layer).fromScenes);
  const made = [...stops.map(({ id }) => layerFile(files, id)), ...Object.keys(origins)];
  const paths = Object.entries(mapGeometry(geometry, files)).map(async ([file, text]) => {
    const isTranslated = files.translation !== undefined && file !== files.ground.overview;
    const isMade = isTranslated || made.includes(file) || !Object.hasOwn(geometry, file);
    const whole = unwrapped(text) ?? (isMade ? text : undefined);
    if (whole === undefined) return [basename(file, '.geojson'), files.at(file)];
    const { path } = await keptFile(
      files.at('.cache/unwrapped'),
      basename(file),
      [whole],
      () => whole,
    );
    return [basename(file, '.geojson'), path];
  });
  return Object.fromEntries(await Promise.all(paths));
}

function unwrapped(text: string): string | undefined {
  const file: Collection = JSON.parse(text);
  const whole = unwrapFeatures(file);
  const crosses = whole.features.some((feature, i) => feature !== file.features[i]);
  return crosses ? JSON.stringify(whole) : undefined;
}

const fieldsOf = (layer: Layer, names: readonly string[]) =>
  Object.fromEntries(Object.entries(layer).filter(([name]) => names.includes(name)));

const ofPage = (layer: Layer): PageLayer => {
  const { id, label } = layer;
  return { id, label, ...fieldsOf(layer, ['group', 'above', 'compare', 'days']) };
};

/** Returns the scenes without the names of places that a layer of points also shows. */
function namedOnce(loaded: LoadedStory): LoadedStory['scenes'] {
  const { scenes, layers, geometry, files } = loaded;
  const places = new Set(namedPlaces(loaded).map(({ name }) => name));
  const named = layers
    .filter((layer) => buildKindOf(layer.kind).named?.(layer))
    .map((layer) => {
      const things = thingsOf(layer, layerFeatures(layer.id, geometry, files) ?? []);
      return { id: layer.id, names: things.flatMap(([name]) => (places.has(name) ? name : [])) };
    });
  return mapValues(scenes, ({ quiet = [], ...scene }) => {
    const all = [...quiet, ...named.flatMap(({ id, names }) => (scene.layers[id] ? names : []))];
    return { ...scene, ...(all.length > 0 && { quiet: all }) };
  });
}

const ofAnyKind = ['kind', 'color', 'tint', 'text', 'dash', 'categories', 'metadata'];

function ofMap(layer: Layer) {
  const read = fieldsOf(layer, [...ofAnyKind, ...(buildKindOf(layer.kind).sent ?? [])]);
  const tiles = layer.kind === 'image' && layer.tiles;
  return { ...read, ...(tiles && { tiles: { ...tiles, tiles: [] } }) };
}

const exported = (name: string, value: unknown): string =>
  `export const ${name} = ${parsed(value)};`;

/** Writes a value as a call of `JSON.parse`, which browsers parse faster than a literal. */
const parsed = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

const locatorDetail = { bend: 0.126, surface: 0.2, grid: 0.5 };

/** Returns the locator's land as SVG path data, from the basemap for small scales. */
export function locatorLand(overview: string | undefined, bounds: Bounds): string {
  if (overview === undefined) return '';
  const frame = { ...locatorSize, zoom: 0, project: projectToLocator(bounds) };
  const { features }: FeatureCollection<Polygon | MultiPolygon> = JSON.parse(overview);
  const land = features.filter(({ properties }) => properties?.part === 'land');
  // Land that is cut at the 180th meridian would have a coast there.
  const whole = unwrapFeatures({ type: 'FeatureCollection' as const, features: land });
  const copies = worldCopies({ land: whole }, frame);
  const shown = copies.land?.features ?? [];
  return shown.map(({ geometry }) => shapePath(geometry, frame, locatorDetail)).join('');
}
