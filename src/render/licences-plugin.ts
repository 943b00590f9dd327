import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Plugin } from 'vite';
import type { LayerMetadata } from '../core/story/layer-spec.ts';
import { engineRoot, packageFolder, packageRoot } from '../files/engine.ts';
import { AuthorError } from '../files/story-error.ts';
import { slashed } from '../files/story-files.ts';
import { fontPackages } from '../fonts/typefaces.ts';
import type { StoryStore } from '../load/story-store.ts';
import { escapeHtml } from '../read/text/html.ts';
import { directionOf } from '../words/formats.ts';
import type { Words } from '../words/words.ts';
import { licencesFile } from './render-story.ts';
import { aboutAnchor } from './section.ts';

const ofServiceWorker = ['workbox-precaching', 'workbox-routing', 'workbox-strategies'];

export const licencesPlugin = ({ load }: StoryStore): Plugin => ({
  name: 'licences',
  apply: 'build',
  async generateBundle(_, bundle) {
    const { story, words, described } = await load();
    const bundled = Object.values(bundle)
      .flatMap((output) => (output.type === 'chunk' ? output.moduleIds : []))
      .flatMap((module) => packageOf(module) ?? []);
    const isShipped = (name: string) =>
      Object.keys(bundle).some((file) => basename(file).startsWith(`${basename(name)}-`));
    const source = renderLicences({
      packages: await shippedPackages([...bundled, ...ofServiceWorker]),
      fonts: await shippedPackages((await fontPackages()).filter(isShipped)),
      data: described.map(({ metadata }) => metadata),
      own: await readFile(join(packageRoot, 'LICENSE'), 'utf8'),
      lang: story.meta.lang,
      words: words.licences,
      back: aboutAnchor(story),
    });
    this.emitFile({ type: 'asset', fileName: licencesFile, source });
  },
});

interface Shipped {
  readonly packages: readonly PackageLicence[];
  readonly fonts: readonly PackageLicence[];
  readonly data: readonly LayerMetadata[];
  readonly own: string;
  readonly lang: string;
  readonly words: Words['licences'];
  readonly back: string;
}

/** Renders the page of licences for code, fonts and data, with sources and terms. */
export function renderLicences({ packages, fonts, data, own, lang, words, back }: Shipped): string {
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
  const from = sources.map(({ credit, licence }) => (licence ? `${credit} (${licence})` : credit));
  const credits = [...new Set(from)].join('; ');
  const line = license ? words.dataFrom({ title, licence: license, credits }) : credits;
  return `<li>${escapeHtml(line)}</li>\n`;
}

interface PackageLicence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string | undefined;
}

export function packageOf(module: string): string | undefined {
  const engine = `${slashed(engineRoot)}/`;
  const own = module.startsWith(engine) ? module.slice(engine.length) : module;
  return /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(own)?.[1];
}

/** Returns the licences, by name, of packages and all their dependencies, whose code may be bundled. */
export async function shippedPackages(names: readonly string[], from?: string) {
  const found = new Map<string, PackageLicence>();
  const waiting = names.map((name) => ({ name, from }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name } = next;
    if (found.has(name) || name.startsWith('@types/')) continue;
    const folder = packageFolder(name, next.from);
    if (!folder)
      throw new AuthorError(`${name}: the package is not installed. Install the packages again.`);
    const stated = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (typeof stated.license !== 'string')
      throw new AuthorError(
        `node_modules/${name}/package.json: "license" is missing. Use a package that states one.`,
      );
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file && (await readFile(join(folder, file), 'utf8')).trim();
    found.set(name, { name, version: stated.version, licence: stated.license, text });
    const needed = Object.keys(stated.dependencies ?? {});
    waiting.push(...needed.map((each) => ({ name: each, from: folder })));
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
