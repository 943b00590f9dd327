import type { PluginOption } from 'vite';
import { storyDataPlugin } from './data/story-data-plugin.ts';
import { storyFontsPlugin } from './fonts/story/story-fonts-plugin.ts';
import { embeddedBy } from './hosting/frame-ancestors.ts';
import { hostingPlugin } from './hosting/hosting-plugin.ts';
import { licencesPlugin } from './licences/licences-plugin.ts';
import { offlinePlugin } from './offline/offline-plugin.ts';
import { brokenTextPlugin } from './page/broken-text.ts';
import { inlineCssPlugin } from './page/inline-css.ts';
import { lowPriorityPlugin } from './page/low-priority.ts';
import { mapCssPlugin } from './page/map-css.ts';
import { policyPlugin } from './page/policy-plugin.ts';
import { storyPlugin } from './render/story-plugin.ts';
import { editorSchemasPlugin } from './schema/editor-schemas-plugin.ts';
import { publishPlugin } from './serve/publish-plugin.ts';
import { sharePlugin } from './share/share-plugin.ts';
import { storyUrl } from './share/story-url.ts';
import { sectionMaps } from './stills/stills-plugin.ts';
import { studio } from './studio/studio-plugin.ts';
import { wordsPlugin } from './words/words-plugin.ts';

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
  const maps = sectionMaps(root);
  const pictures = { sectionMap: maps.sectionMap, ...(baseUrl && { baseUrl }) };
  const writing = studio(root, pictures);
  return [
    wordsPlugin(root),
    storyDataPlugin(root),
    storyFontsPlugin(root),
    editorSchemasPlugin(root),
    storyPlugin(root, { ...pictures, load: writing.load }),
    maps.plugin,
    writing.plugin,
    sharePlugin(root, baseUrl),
    inlineCssPlugin(),
    mapCssPlugin(),
    lowPriorityPlugin(),
    licencesPlugin(root),
    policyPlugin(),
    offlinePlugin(env.STORY_OFFLINE === 'off'),
    hostingPlugin(embeddedBy(env)),
    brokenTextPlugin(),
    publishPlugin(root, env.STORY_DIST || 'dist'),
  ];
}
