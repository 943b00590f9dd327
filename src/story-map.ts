import type { PluginOption } from 'vite';
import { storyFontsPlugin } from './build/fonts/story-fonts-plugin.ts';
import { embeddedBy } from './build/publish/headers.ts';
import { hostingPlugin } from './build/publish/hosting-plugin.ts';
import { offlinePlugin } from './build/publish/offline-plugin.ts';
import { publicFilesPlugin } from './build/publish/public-files-plugin.ts';
import { publishPlugin } from './build/publish/publish-plugin.ts';
import { brokenTextPlugin } from './build/render/broken-text.ts';
import { licencesPlugin } from './build/render/licences/licences-plugin.ts';
import { policyPlugin } from './build/render/policy.ts';
import { sharePlugin, storyUrl } from './build/render/share/share-plugin.ts';
import { storyDataPlugin, wordsPlugin } from './build/render/story-data-plugin.ts';
import { storyPlugin } from './build/render/story-plugin.ts';
import { inlineCssPlugin, mapCssPlugin } from './build/render/styles.ts';
import { sectionMaps } from './build/stills/stills-plugin.ts';
import { editorSchemasPlugin } from './build/story/editor-schemas-plugin.ts';
import { storyStore } from './build/story/story-store.ts';
import { studio } from './studio/server/studio-plugin.ts';

/**
 * All that makes a story's page, in the order in which each works on what the others have made: the
 * story is put into the page, drawn, shared, made small, safe, kept offline, and published.
 *
 * @param root The project's root.
 * @param env The variables that say where and how the story is published.
 */
export function storyMap(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): PluginOption[] {
  const baseUrl = storyUrl(env);
  const store = storyStore(root);
  const maps = sectionMaps(root);
  const pictures = { sectionMap: maps.sectionMap, ...(baseUrl && { baseUrl }) };
  const writing = studio(store, pictures);
  return [
    store.watch,
    wordsPlugin(store),
    storyDataPlugin(store),
    storyFontsPlugin(store),
    editorSchemasPlugin(store),
    storyPlugin(writing.store, pictures),
    maps.plugin,
    writing.plugin,
    publicFilesPlugin(store),
    sharePlugin(store, baseUrl),
    inlineCssPlugin(),
    mapCssPlugin(root),
    licencesPlugin(store),
    policyPlugin(),
    offlinePlugin(env.STORY_OFFLINE === 'off'),
    hostingPlugin(embeddedBy(env)),
    brokenTextPlugin(store),
    publishPlugin(root, env.STORY_DIST || 'dist'),
  ];
}
