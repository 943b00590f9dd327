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

/** Elements within a line of text. */
const inLine =
  'a, abbr, b, br, cite, code, em, i, kbd, mark, q, small, span, strong, sub, sup, time, u';

/**
 * A part of the page as plain text: a line a paragraph, an empty one between two; headings, lists and tables as
 * in Markdown, links with their URLs, pictures and charts as their alternatives.
 */
const plainText = (part: Element): string =>
  `${blocksOf(part)
    .map((block) => block.replaceAll(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')}\n`;

/** The paragraphs of an element. */
function blocksOf(element: Element): readonly string[] {
  if (element.matches(omitted)) return [];
  const all = (selector: string) => [...element.querySelectorAll(selector)];
  const name = element.localName;
  switch (name) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
      return [`${'#'.repeat(Number(name[1]))} ${lineOf(element)}`];
    case 'p':
    case 'dt':
      return [lineOf(element)];
    case 'summary':
      return element.children.length > 0 ? childBlocks(element) : [`#### ${lineOf(element)}`];
    case 'img':
      return [element.getAttribute('alt') ?? ''];
    case 'svg':
      return [
        element.querySelector('desc')?.textContent ?? element.getAttribute('aria-label') ?? '',
      ];
    case 'ul':
    case 'ol': {
      const sign = (at: number) => (name === 'ol' ? `${at + 1}.` : '-');
      return [[...element.children].map((item, at) => `${sign(at)} ${lineOf(item)}`).join('\n')];
    }
    case 'dl':
      return [
        all('dt')
          .map((term) => `${lineOf(term)}: ${lineOf(term.nextElementSibling)}`)
          .join('\n'),
      ];
    case 'table': {
      const rows = all('tr').map((row) => [...row.children].map(lineOf).join(' | '));
      return [[lineOf(element.querySelector('caption')), ...rows].join('\n')];
    }
  }
  return childBlocks(element);
}

/** The paragraphs of an element's children: what is in a line between two of them is one. */
function childBlocks(element: Element): readonly string[] {
  const blocks = [''];
  for (const node of element.childNodes) {
    const child = node as Element;
    if (child.nodeType === 3 || (child.nodeType === 1 && child.matches(inLine)))
      blocks.push(`${blocks.pop()}${textOf(child)}`);
    else if (child.nodeType === 1) blocks.push(...blocksOf(child), '');
  }
  return blocks;
}

/** The text of an element in one line. */
const lineOf = (element: Element | null): string => oneLine(element ? textOf(element) : '').trim();

const oneLine = (text: string): string => text.replaceAll(/[ \t\n\r]+/g, ' ');

function textOf(node: Node): string {
  if (node.nodeType === 3) return oneLine(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  if (element.matches(omitted)) return '';
  if (element.localName === 'br') return '; ';
  if (element.matches('.cite')) return ` [${element.textContent}]`;
  const file = element.getAttribute('download');
  if (file) return file;
  const text = [...element.childNodes].map(textOf).join('');
  const href = element.getAttribute('href') ?? '';
  return /^https?:/.test(href) ? `${text} (${href})` : text;
}
