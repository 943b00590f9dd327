import { basename, resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { kindOf } from '../../style/kinds/kinds.ts';
import { urlImports } from '../fonts/story-fonts-plugin.ts';
import { layerFeatures } from '../story/geometry/read-geometry.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { StoryStore } from '../story/story-store.ts';
import { locatorLand } from './locator-land.ts';

/** The modules by which the page reads its story, each as code. */
const modules: Readonly<Record<string, (story: LoadedStory, root: string) => string>> = {
  'virtual:story': ({ layers, scenes, labels, world, relief }) =>
    exported('story', { layers: layers.map(ofPage), scenes, labels, world, relief }),
  'virtual:story/sources': ({ geometry }, root) => {
    const files = Object.keys(geometry);
    const imports = urlImports(files.map((file) => resolve(root, file)));
    const entries = files.map(
      (file, i) => `${JSON.stringify(basename(file, '.geojson'))}: url${i}`,
    );
    return `${imports}export const urls = { ${entries.join(', ')} };`;
  },
  'virtual:story/routes': ({ files, layers, geometry }) => {
    const routes = layers.filter((layer) => kindOf(layer).drawsAlong);
    const features = routes.flatMap(({ id }) => {
      const read = layerFeatures(id, geometry, files);
      return read ? [[id, read]] : [];
    });
    return exported('routes', Object.fromEntries(features));
  },
  'virtual:story/locator': ({ files, world, geometry }) =>
    exported('land', locatorLand(geometry[files.ground.overview], world.locator)),
};

/** Gives the page's code its story, read anew once a file of the story has changed. */
export function storyDataPlugin(store: StoryStore): Plugin {
  return {
    name: 'story-data',
    config: () => ({
      server: { fs: { allow: [store.root, resolve(store.root, store.files().folder)] } },
    }),
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    async load(id) {
      const module = id.startsWith('\0') ? modules[id.slice(1)] : undefined;
      if (!module) return;
      return module(await store.load(), store.root);
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

/** A layer without what the build alone says of it. */
const ofPage = ({ told, inSentence, legendTint, ...layer }: LayerSpec): LayerSpec => layer;

const exported = (name: string, value: unknown): string =>
  `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
