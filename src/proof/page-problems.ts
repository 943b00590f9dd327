import type { Page } from 'playwright-core';
import type { Problem } from '../files/story-error.ts';
import type { LoadedStory } from '../load/load-story.ts';
import { type OpenPage, thirdPartyRequests } from './story-page.ts';
import { type Fault, layerFault, type TestedStory, wordsFault } from './tested-story.ts';

export const engineFault = 'This is a fault of the engine: please report it with the story.';

/** Matches texts that code prints for a missing value. */
const missing = /\bundefined\b|NaN(?![a-z])|\[object\b|Invalid Date/g;

/** Matches code, data and licences, then inline pictures and hashes, in which any letters may occur. */
const skipped = /<!--[\s\S]*?-->|<(script|style|pre)\b[^>]*>[\s\S]*?<\/\1>/g;
const encoded = /base64,[\w+/=]+|sha256-[\w+/=]+|-[\w-]{8}(?=\.\w+)/g;

const around = 40;

/** Reports texts that code prints for a missing value on a page that scripts have filled. */
export async function wordsProblems(page: Page, loaded: LoadedStory): Promise<readonly Fault[]> {
  const { story, sources, scenes, layers, labels, settings, geometry, charts } = loaded;
  const tables = Object.values(charts).map(({ fields, rows }) => [fields, rows]);
  const parts = [story, sources, scenes, layers, labels, settings, geometry, tables];
  return brokenText(await page.content(), JSON.stringify(parts));
}

/** Reports texts that code prints for a missing value, unless they are in `written`, the author's text. */
export function brokenText(html: string, written: string): readonly Problem[] {
  const text = html.replace(skipped, ' ').replace(encoded, '').replace(/\s+/g, ' ');
  return [...text.matchAll(missing)]
    .filter(([word]) => !written.includes(word))
    .map(({ 0: word, index }) => ({
      file: 'index.html',
      place: `"…${text.slice(Math.max(0, index - around), index + word.length + around)}…"`,
      problem: `it says "${word}", where the engine lacks a value.`,
      remedy: engineFault,
    }));
}

/** Reports a page's errors, such as violations of its security policy, and requests to other sites. */
export function pageProblems(
  { story, url }: TestedStory,
  { errors, requests }: Pick<OpenPage, 'errors' | 'requests'>,
  at: string,
): readonly Fault[] {
  const fault = { file: story.files.folder, place: 'the page', at };
  return [
    ...errors.map((error) => ({
      ...fault,
      problem: `it reports the error "${error.split('\n')[0]}"`,
      remedy: `If the error names a file of the story, fix that. ${engineFault.replace('This', 'Otherwise this')}`,
    })),
    ...thirdPartyRequests(requests, url).map((request) => ({
      ...fault,
      problem: `it asks another site for ${request}`,
      remedy: 'Put the file into the story’s folder, and name it there.',
    })),
  ];
}

/** Reports layers without a complete label and a swatch in the legend, and credits that are cut off. */
export async function controlProblems(page: Page, tested: TestedStory, at: string) {
  const { rows, credits } = await page.evaluate(readLegend);
  const legend = tested.story.layers.flatMap(({ id, label }): Fault[] => {
    const row = rows.find((each) => each.id === id);
    if (!row?.label.includes(label) || !row.hasSign) {
      const problem = 'the legend has no sign of it';
      return [layerFault(tested, id, { problem, remedy: engineFault, at })];
    }
    if (row.isWhole) return [];
    const problem = `the legend cuts "${label}"`;
    const remedy = 'Shorten its label.';
    return [wordsFault(tested, layerFault(tested, id, { problem, remedy, at }))];
  });
  if (credits) return legend;
  const cut = { file: tested.story.files.settings, path: ['credits'], place: 'credits', at };
  const remedy = 'Shorten them; the section about the map has the whole of it.';
  return [...legend, wordsFault(tested, { ...cut, problem: 'they are cut', remedy })];
}

/** Runs in the page: reads the open legend's rows; `credits` is true if no credit is cut off. */
function readLegend() {
  const all = document.querySelector<HTMLElement>('#_all-layers[aria-expanded="false"]');
  const line = document.querySelector('.attribution span')?.getBoundingClientRect();
  all?.click();
  const rows = [...document.querySelectorAll<HTMLLabelElement>('#_layers label')].map((label) => {
    const { left, right, width } = label.getBoundingClientRect();
    const isOnScreen = width > 0 && left >= -0.5 && right <= innerWidth + 0.5;
    return {
      id: label.querySelector('input')?.value ?? '',
      label: label.querySelector('.swatch + span')?.textContent ?? '',
      hasSign: label.querySelector('.swatch') !== null,
      isWhole: isOnScreen && label.scrollWidth <= Math.ceil(width) + 1,
    };
  });
  all?.click();
  return { rows, credits: !line || (line.left >= -0.5 && line.right <= innerWidth + 0.5) };
}
