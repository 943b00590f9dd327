import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { LayerMetadata } from '../../core/story/layer-spec.ts';
import { fontPackages } from '../../fonts/typefaces.ts';
import { packageRoot } from '../../load/files/engine.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { escapeHtml } from '../../load/text/html.ts';
import { directionOf } from '../../words/formats.ts';
import type { Words } from '../../words/words.ts';
import { licencesFile } from '../render-story.ts';
import { aboutAnchor } from '../section.ts';
import { type PackageLicence, packageOf, shippedFonts, shippedPackages } from './packages.ts';

/** What the service worker is made of, which is bundled apart from the page. */
const ofServiceWorker = ['workbox-precaching', 'workbox-routing', 'workbox-strategies'];

/** Writes `licences.html`, of all that the build ships. */
export function licencesPlugin({ load }: StoryStore): Plugin {
  return {
    name: 'licences',
    apply: 'build',
    async generateBundle(_, bundle) {
      const { story, words, described } = await load();
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? output.moduleIds : [],
      );
      const bundled = modules.flatMap((module) => packageOf(module) ?? []);
      const installed = await fontPackages();
      const source = renderLicences({
        packages: await shippedPackages([...bundled, ...ofServiceWorker]),
        fonts: await shippedPackages(shippedFonts(Object.keys(bundle), installed)),
        data: described.map(({ metadata }) => metadata),
        own: await readFile(join(packageRoot, 'LICENSE'), 'utf8'),
        lang: story.meta.lang,
        words: words.licences,
        back: aboutAnchor(story),
      });
      this.emitFile({ type: 'asset', fileName: licencesFile, source });
    },
  };
}

/** All that a built story ships beside its own words and code. */
interface Shipped {
  readonly packages: readonly PackageLicence[];
  readonly fonts: readonly PackageLicence[];
  readonly data: readonly LayerMetadata[];
  /** The engine's own licence. */
  readonly own: string;
  /** The page's language as a BCP 47 tag. */
  readonly lang: string;
  readonly words: Words['licences'];
  /** The id of the story's section that the page is linked from. */
  readonly back: string;
}

/** The page of licences: code, fonts and data, each with its source and terms. */
export function renderLicences(shipped: Shipped): string {
  const { packages, fonts, data, own, lang, words, back } = shipped;
  return `<!doctype html>
<html lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(words.title)}</title>
</head>
<body>
<main>
<h1>${escapeHtml(words.heading)}</h1>
<p><a href="./#${escapeHtml(back)}">${escapeHtml(words.back)}</a></p>
<h2>${escapeHtml(words.own)}</h2>
<pre>${escapeHtml(own)}</pre>
<h2>${escapeHtml(words.code)}</h2>
${packages.map(renderPackage).join('')}<h2>${escapeHtml(words.fonts)}</h2>
${fonts.map(renderPackage).join('')}<h2>${escapeHtml(words.data)}</h2>
<ul>
${data.map((layer) => renderData(layer, words)).join('')}</ul>
</main>
</body>
</html>
`;
}

function renderPackage({ name, version, licence, text }: PackageLicence): string {
  const title = `${escapeHtml(`${name} ${version}`)}: ${escapeHtml(licence)}`;
  return text === undefined
    ? `<p>${title}</p>\n`
    : `<details>\n<summary>${title}</summary>\n<pre>${escapeHtml(text)}</pre>\n</details>\n`;
}

function renderData({ title, license, sources }: LayerMetadata, words: Words['licences']): string {
  const from = new Set(
    sources.map(({ credit, licence }) => (licence ? `${credit} (${licence})` : credit)),
  );
  return `<li>${escapeHtml(words.dataFrom({ title, licence: license, credits: [...from].join('; ') }))}</li>\n`;
}
