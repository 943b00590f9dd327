import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { worldOf } from '../../core/story/world.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { urlImports } from '../fonts/url-imports.ts';
import { type StoryFiles, storyFilesIn } from '../story/files/story-files.ts';
import { completeLayers } from '../story/geometry/complete-layers.ts';
import { listedGeometry } from '../story/geometry/listed-geometry.ts';
import type { GeometryFiles } from '../story/geometry/read-geojson.ts';
import { layerFeatures, readGeometry } from '../story/geometry/read-geometry.ts';
import { readRelief } from '../story/geometry/read-relief.ts';
import { type MapData, readMapData } from '../story/map-data.ts';
import { locatorLand } from './locator-land.ts';
import { mapFiles } from './map-files.ts';

/** All that the page's modules about the story are made of. */
interface Parts {
  readonly root: string;
  readonly files: StoryFiles;
  readonly map: MapData;
  readonly geometry: GeometryFiles;
}

/** The modules by which the page reads its story, each as code. */
const modules: Readonly<Record<string, (parts: Parts) => string | Promise<string>>> = {
  'virtual:story': ({ root, files, geometry, map: { scenes, layers, labels, settings } }) =>
    exported('story', {
      layers: completeLayers(layers, geometry, files).map(ofPage),
      scenes,
      labels,
      world: worldOf(scenes, settings.world),
      relief: readRelief(root, files),
    }),
  'virtual:story/sources': async ({ root, geometry }) => {
    const files = await mapFiles(root, geometry, resolve(root, '.cache/unwrapped'));
    const entries = Object.keys(files).map((name, i) => `${JSON.stringify(name)}: url${i}`);
    return `${urlImports(Object.values(files))}export const urls = { ${entries.join(', ')} };`;
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
