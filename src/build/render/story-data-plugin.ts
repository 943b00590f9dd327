import { basename, resolve } from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { Plugin } from 'vite';
import type { Bounds } from '../../core/camera/bounds.ts';
import { locatorFrame, locatorSize } from '../../core/camera/locator-frame.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { worldOf } from '../../core/story/world.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { urlImports } from '../fonts/url-imports.ts';
import { clipToFrame } from '../stills/shapes/clip-to-frame.ts';
import { pathData } from '../stills/shapes/path-data.ts';
import { simplifyLine } from '../stills/shapes/simplify-line.ts';
import { worldCopies } from '../stills/world-copies.ts';
import { wordsFile } from '../story/files/read-words.ts';
import { type StoryFiles, storyFilesIn } from '../story/files/story-files.ts';
import { completeLayers } from '../story/geometry/complete-layers.ts';
import { listedGeometry } from '../story/geometry/listed-geometry.ts';
import type { GeometryFiles } from '../story/geometry/read-geojson.ts';
import { layerFeatures, readGeometry } from '../story/geometry/read-geometry.ts';
import { readRelief } from '../story/geometry/read-relief.ts';
import { type MapData, readMapData } from '../story/map-data.ts';
import { readMeta } from '../story/text/read-meta.ts';

/** All that the page's modules about the story are made of. */
interface Parts {
  readonly root: string;
  readonly files: StoryFiles;
  readonly map: MapData;
  readonly geometry: GeometryFiles;
}

/** The modules by which the page reads its story, each as code. */
const modules: Readonly<Record<string, (parts: Parts) => string>> = {
  'virtual:story': ({ root, files, geometry, map: { scenes, layers, labels, settings } }) =>
    exported('story', {
      layers: completeLayers(layers, geometry, files).map(ofPage),
      scenes,
      labels,
      world: worldOf(scenes, settings.world),
      relief: readRelief(root, files),
    }),
  'virtual:story/sources': ({ root, geometry }) => {
    const files = Object.keys(geometry);
    const imports = urlImports(files.map((file) => resolve(root, file)));
    const entries = files.map(
      (file, i) => `${JSON.stringify(basename(file, '.geojson'))}: url${i}`,
    );
    return `${imports}export const urls = { ${entries.join(', ')} };`;
  },
  'virtual:story/routes': ({ files, map, geometry }) => {
    const routes = map.layers.filter((layer) => kindOf(layer).drawsAlong);
    const features = routes.flatMap(({ id }) => {
      const read = layerFeatures(id, geometry, files);
      return read ? [[id, read]] : [];
    });
    return exported('routes', Object.fromEntries(features));
  },
  'virtual:story/locator': ({ files, map, geometry }) => {
    const { locator } = worldOf(map.scenes, map.settings.world);
    return exported('land', locatorLand(geometry[files.ground.overview], locator));
  },
  /** None, where no `storyFontsPlugin` makes them. */
  'virtual:story/fonts': () => exported('added', {}),
};

/**
 * Gives the page's code its story, read anew once a file of the story has changed.
 *
 * @param root The project's root.
 * @param story The story's folder; by default the one that `STORY` names.
 */
export function storyDataPlugin(root: string, story?: string): Plugin {
  return {
    name: 'story-data',
    config: () => ({
      server: { fs: { allow: [root, resolve(root, storyFilesIn(root, story).folder)] } },
    }),
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    async load(id) {
      const module = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      if (!module) return;
      const files = storyFilesIn(root, story);
      const map = readMapData(root, files);
      const all = await readGeometry(root, files);
      return module({ root, files, map, geometry: listedGeometry(all, map.layers, files) });
    },
    configureServer(server) {
      server.watcher.on('all', () => {
        for (const id of Object.keys(modules)) {
          const module = server.moduleGraph.getModuleById(`\0${id}`);
          if (module) server.moduleGraph.invalidateModule(module);
        }
      });
    },
  };
}

/** A layer without what the build alone says of it. */
const ofPage = ({ told, inSentence, legendTint, ...layer }: LayerSpec): LayerSpec => layer;

const exported = (name: string, value: unknown): string =>
  `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;

/** Corners stand on a grid this fine, in the map's units. */
const grid = 0.5;

/** The least area of a bend and of an island that are shown, in square units. */
const leastBend = 0.126;
const leastIsland = 0.2;

/**
 * The land of the small map of a region as an SVG path in the map's own units.
 *
 * @param overview The basemap for small scales as text; no land without it.
 */
export function locatorLand(overview: string | undefined, bounds: Bounds): string {
  if (overview === undefined) return '';
  const frame = { ...locatorSize, zoom: 0, project: locatorFrame(bounds) };
  const { features }: FeatureCollection = JSON.parse(overview);
  const land = features.filter(({ properties }) => properties?.part === 'land');
  const copies = worldCopies({ land: { type: 'FeatureCollection', features: land } }, frame);
  const lines = copies.land?.features.flatMap(({ geometry }) => clipToFrame(geometry, frame)) ?? [];
  const simple = lines.map((line) => simplifyLine(line, leastBend));
  return pathData(simple, grid, leastIsland);
}

/**
 * Resolves `#words` to the story's language in the page's script. What is not of the page itself has a copy
 * of its own: words that the map's code shared with the page would come with the first script.
 *
 * @param root The project's root.
 * @param languages The folder of the languages; the engine's own by default.
 */
export function wordsPlugin(root: string, languages?: string): Plugin {
  return {
    name: 'words',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^#words$/ },
      handler(_, importer = '') {
        const file = wordsFile(readMeta(root).lang, languages);
        return importer.includes('/src/page/') ? file : `${file}?map`;
      },
    },
  };
}
