import type { LayerMetadata } from '../../../geo/layer-metadata.ts';
import { escapeHtml } from '../render/escape-html.ts';
import type { PackageLicence } from './package-licence.ts';

/** All that a built story ships beside its own words and code. */
export interface Shipped {
  readonly packages: readonly PackageLicence[];
  readonly fonts: readonly PackageLicence[];
  readonly data: readonly LayerMetadata[];
  /** The project's own licence. */
  readonly own: string;
}

/** The page of licences: code, fonts and data, each with its source and terms. */
export function renderLicences({ packages, fonts, data, own }: Shipped): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Licences</title>
</head>
<body>
<main>
<h1>Licences of all that this story is made of</h1>
<p><a href="./#sources">Back to the story</a></p>
<h2>The story’s own code</h2>
<pre>${escapeHtml(own)}</pre>
<h2>Code of others</h2>
${packages.map(renderPackage).join('')}<h2>Fonts, cut to the characters that are used</h2>
${fonts.map(renderPackage).join('')}<h2>Data of the map</h2>
<ul>
${data.map(renderData).join('')}</ul>
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

function renderData({ title, license, sources }: LayerMetadata): string {
  const from = sources.map(
    (source) => `${escapeHtml(source.credit)} (${escapeHtml(source.licence)})`,
  );
  return `<li>${escapeHtml(title)}: ${escapeHtml(license)}. From ${[...new Set(from)].join('; ')}.</li>\n`;
}
