import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Plugin } from 'vite';
import { readOwn } from '../../load/files/own-file.ts';
import { zipOf } from '../../load/files/zip.ts';
import type { LoadedStory } from '../../load/load-story.ts';
import type { StoryStore } from '../../load/story-store.ts';
import { layersFile, renderLayers } from '../about-map.ts';

/** The story's plain text, in the folder of its page. */
const textFile = 'story.txt';

/** Writes beside the page the story as plain text, and the GeoJSON of all its layers in one ZIP. */
export function storyFilesPlugin({ root, load }: StoryStore): Plugin {
  return {
    name: 'story-files',
    configureServer({ middlewares }) {
      middlewares.use(`/${layersFile}`, async (_, response, next) => {
        try {
          response.setHeader('Content-Type', 'application/zip');
          response.end(zipLayers(root, await load()));
        } catch (error) {
          next(error);
        }
      });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_, { server }) {
        const attrs = { rel: 'alternate', type: 'text/plain', href: textFile };
        return server ? [] : [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
    async generateBundle() {
      const source = zipLayers(root, await load());
      if (source) this.emitFile({ type: 'asset', fileName: layersFile, source });
    },
    async writeBundle({ dir = '.' }) {
      const page = await readFile(join(dir, 'index.html'), 'utf8');
      await writeFile(join(dir, textFile), storyText(page));
    },
  };
}

/** The text of a built page. */
export function storyText(page: string): string {
  const main = parseHTML(page).document.querySelector('main');
  for (const link of main?.querySelectorAll('[download]') ?? []) link.remove();
  return main ? plainText(main) : '';
}

/** The layers' files, each named for its layer; nothing where there are none. */
export function zipLayers(
  root: string,
  { described, words, files: { folder } }: Pick<LoadedStory, 'described' | 'words' | 'files'>,
): Uint8Array | undefined {
  const layers = described.flatMap(({ file, ...layer }) => (file ? [{ file, ...layer }] : []));
  if (layers.length === 0) return undefined;
  const files = layers.map(
    ({ id, file }) => [`${id}.geojson`, readOwn(root, folder, file) ?? ''] as const,
  );
  const { document } = parseHTML(`<main>${renderLayers(layers, words)}</main>`);
  const about = document.querySelector('main');
  return zipOf({
    ...Object.fromEntries(files),
    'README.txt': about ? plainText(about) : '',
  });
}

/** What is for a screen, a script or paper alone, or is said in other words beside it. */
const omitted =
  'script, style, button, input, label, .editions, .share, .keys, .travelled, .odometer, .print-only, .map-heard, .map-credit, .section-map > img, .data > summary, a.back';

/** Elements that are no block of their own. */
const inLine =
  'a, abbr, b, br, cite, code, em, i, kbd, mark, q, small, span, strong, sub, sup, tbody, thead, time, u';

/**
 * A part of the page as plain text: a line a paragraph, an empty one between two; headings, lists and tables as
 * in Markdown, links with their URLs, pictures and charts as their alternatives.
 */
function plainText(part: Element): string {
  const text = textOf(part)
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n');
  return `${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`;
}

const oneLine = (text: string): string => text.replaceAll(/[ \t\r\n]+/g, ' ').trim();

const block = (text: string): string => `\n\n${text}\n\n`;

/** The text of a node, with line breaks around what is no part of a line. */
function textOf(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replaceAll(/[ \t\r\n]+/g, ' ');
  const element = node as Element;
  if (node.nodeType !== 1 || element.matches(omitted)) return '';
  const name = element.localName;
  const attribute = (of: string) => element.getAttribute(of) ?? '';
  const text = [...element.childNodes].map(textOf).join('');
  const line = oneLine(text);
  if (/^h[1-4]$/.test(name)) return block(`${'#'.repeat(Number(name[1]))} ${line}`);
  if (element.matches('.cite')) return ` [${line}]`;
  switch (name) {
    case 'summary':
      return element.children.length > 0 ? text : block(`#### ${line}`);
    case 'p':
      return block(line);
    case 'img':
      return block(attribute('alt'));
    case 'svg':
      return block(element.querySelector('desc')?.textContent ?? attribute('aria-label'));
    case 'li': {
      const items = [...(element.parentElement?.children ?? [])];
      const isNumbered = element.parentElement?.localName === 'ol';
      return `\n${isNumbered ? `${items.indexOf(element) + 1}.` : '-'} ${line}`;
    }
    case 'dt':
      return `\n${line}: `;
    case 'dd':
    case 'caption':
      return line;
    case 'tr':
      return `\n${[...element.children].map((cell) => oneLine(textOf(cell))).join(' | ')}`;
    case 'br':
      return '; ';
    case 'a':
      if (attribute('download')) return attribute('download');
      return /^https?:/.test(attribute('href')) ? `${text} (${attribute('href')})` : text;
  }
  return element.matches(inLine) ? text : block(text);
}
