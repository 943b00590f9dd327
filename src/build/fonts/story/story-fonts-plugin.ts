import { dirname, relative, resolve } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { slashed } from '../../story/files/story-files.ts';
import { type StoryFonts, storyFonts } from './story-fonts.ts';

const engineImport = '@import url("../fonts/fonts.css");';
const moduleId = '\0virtual:story/fonts';
const pageCss = /src\/page\/page\.css(\?|$)/;
const storyFile = /\.(md|yaml|csv|geojson)$/;

/**
 * Gives the page and the map fonts for what the story says beyond what the engine's own fonts hold,
 * anew when a save brings a character that was not there.
 *
 * @param root The project's root.
 * @param story The story's folder; by default the one that `STORY` names.
 */
export function storyFontsPlugin(root: string, story?: string): Plugin {
  const fonts = storyFonts(root, resolve(root, '.cache/story-fonts'), story);
  let told: string | undefined;
  let warn: (message: string) => void = () => undefined;
  const made = async (): Promise<StoryFonts> => {
    const current = await fonts();
    const message = current.told.join('\n');
    if (message !== told && message !== '') warn(message);
    told = message;
    return current;
  };
  return {
    name: 'story-fonts',
    enforce: 'pre',
    configResolved({ logger }) {
      warn = (message) => logger.warn(message);
    },
    resolveId: (id) => (`\0${id}` === moduleId ? moduleId : undefined),
    load: async (id) => (id === moduleId ? (await made()).module : undefined),
    transform: {
      filter: { id: pageCss },
      async handler(code, id) {
        const { css } = await made();
        if (css === undefined) return undefined;
        const path = slashed(relative(dirname(id), css));
        const both = `${engineImport}\n@import url("${path}");`;
        return { code: code.replace(engineImport, both), map: null };
      },
    },
    async configureServer(server) {
      let before = await made();
      server.watcher.on('all', async (_, file) => {
        if (!storyFile.test(file)) return;
        const now = await made();
        if (now.css !== before.css) reloadFonts(server, resolve(root, 'src/page/page.css'));
        before = now;
      });
    },
  };
}

/** Reloads the page, and with it the map, with other fonts. */
function reloadFonts({ moduleGraph, ws }: ViteDevServer, css: string): void {
  moduleGraph.onFileChange(css);
  const module = moduleGraph.getModuleById(moduleId);
  if (module) moduleGraph.invalidateModule(module);
  ws.send({ type: 'full-reload', path: '*' });
}
