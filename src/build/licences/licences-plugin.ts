import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readGeometry } from '../parse/read-geometry.ts';
import { storyFilesIn } from '../parse/story-files.ts';
import { renderLicences } from './render-licences.ts';
import { shippedData } from './shipped-data.ts';
import { shippedFonts } from './shipped-fonts.ts';
import { packageOf, shippedPackages } from './shipped-packages.ts';

/** What the service worker is made of, which is bundled apart from the page. */
const ofServiceWorker = ['workbox-precaching', 'workbox-routing', 'workbox-strategies'];

const aboutMap = /<div class="about-map">[\s\S]*?<\/div>\n/;
const link = '<p><a href="licences.html">Licences of the code, fonts and data</a></p>\n';

/** Writes `licences.html`, of all that the build ships, and links it from the story's sources. */
export function licencesPlugin(): Plugin {
  let root = '.';
  return {
    name: 'licences',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    transformIndexHtml: { order: 'post', handler: (html) => html.replace(aboutMap, `$&${link}`) },
    async generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? output.moduleIds : [],
      );
      const bundled = modules.flatMap((module) => packageOf(module) ?? []);
      const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      const installed = Object.keys(devDependencies).filter((name) =>
        name.startsWith('@fontsource/'),
      );
      const folder = join(root, 'node_modules');
      const files = storyFilesIn(root);
      const geometry = await readGeometry(root, [files.geometry, files.basemap]);
      const source = renderLicences({
        packages: await shippedPackages(folder, [...bundled, ...ofServiceWorker]),
        fonts: await shippedPackages(folder, shippedFonts(Object.keys(bundle), installed)),
        data: shippedData(geometry),
        own: await readFile(join(root, 'LICENSE'), 'utf8'),
      });
      this.emitFile({ type: 'asset', fileName: 'licences.html', source });
    },
  };
}
