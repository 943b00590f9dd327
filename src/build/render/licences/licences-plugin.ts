import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { wordsOf } from '../../story/files/read-words.ts';
import { loadStory } from '../../story/load-story.ts';
import { readMeta } from '../../story/text/front-matter.ts';
import { escapeHtml } from '../../story/text/html.ts';
import { aboutAnchor } from '../about-anchor.ts';
import { renderLicences } from './render-licences.ts';
import { shippedFonts } from './shipped-fonts.ts';
import { packageOf, shippedPackages } from './shipped-packages.ts';

/** What the service worker is made of, which is bundled apart from the page. */
const ofServiceWorker = ['workbox-precaching', 'workbox-routing', 'workbox-strategies'];

const aboutMap = /<div class="about-map">[\s\S]*?<\/div>\n/;

/**
 * Writes `licences.html`, of all that the build ships, and links it from the story's sources.
 *
 * @param root The project's root.
 */
export function licencesPlugin(root: string): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const words = await wordsOf(readMeta(root).lang);
        const link = `<p><a href="licences.html">${escapeHtml(words.render.licences)}</a></p>\n`;
        return html.replace(aboutMap, (panels) => panels + link);
      },
    },
    async generateBundle(_, bundle) {
      const { story, words, described } = await loadStory(root);
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? output.moduleIds : [],
      );
      const bundled = modules.flatMap((module) => packageOf(module) ?? []);
      const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      const installed = Object.keys(devDependencies).filter((name) => /^@fontsource\//.test(name));
      const folder = join(root, 'node_modules');
      const source = renderLicences({
        packages: await shippedPackages(folder, [...bundled, ...ofServiceWorker]),
        fonts: await shippedPackages(folder, shippedFonts(Object.keys(bundle), installed)),
        data: described.map(({ metadata }) => metadata),
        own: await readFile(join(root, 'LICENSE'), 'utf8'),
        lang: story.meta.lang,
        words: words.licences,
        back: aboutAnchor(story),
      });
      this.emitFile({ type: 'asset', fileName: 'licences.html', source });
    },
  };
}
