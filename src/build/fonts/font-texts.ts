import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import { wordsFile } from '../story/files/read-words.ts';
import { filesIn, type StoryFiles, storyFilesIn } from '../story/files/story-files.ts';
import { readGeojson } from '../story/geometry/read-geometry.ts';
import { readMeta } from '../story/text/front-matter.ts';
import { emphasisedText } from './emphasised-text.ts';
import type { FontTexts } from './make-fonts.ts';
import { openingText } from './opening-text.ts';

/** Symbols, such as the arrows of keys, come from the reader's own fonts where the page's lack them. */
const symbols = /[^\p{L}\p{M}\p{N}\s]/gu;

/** The text, the settings and the charts of a story, by the names of their files from the root. */
export async function storyTexts(
  root: string,
  { folder }: Pick<StoryFiles, 'folder'>,
): Promise<Readonly<Record<string, string>>> {
  const names = (await filesIn(resolve(root, folder))).filter((name) =>
    /\.(md|yaml|csv)$/.test(name),
  );
  const texts = names.map(async (name) => {
    const file = `${folder}/${name}`;
    return [file, await readFile(resolve(root, file), 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(texts));
}

/**
 * Reads all that the page and the map's labels may say.
 *
 * @param root The project's root.
 */
export async function fontTexts(
  root: string,
  files: StoryFiles = storyFilesIn(root),
): Promise<FontTexts> {
  const story = Object.values(await storyTexts(root, files));
  const geometry = Object.entries(await readGeojson(root, [files.geometry, files.places])).map(
    ([file, text]) => [file, collectionOf(text)] as const,
  );
  const { lang } = readMeta(root, files);
  const engine = (await readFile(wordsFile(lang), 'utf8')).replace(symbols, '');
  const places = new Map(geometry).get(files.places);
  return {
    page: [...story, engine].join('\n'),
    emphasised: emphasisedText(await readFile(resolve(root, files.story), 'utf8')),
    map: geometry.flatMap(([, collection]) => featureTexts(collection)).join('\n'),
    opening: places ? openingText(places, lang) : {},
  };
}

/** What of a file can be read as features: one that is none is told of by the check. */
function collectionOf(text: string): FeatureCollection {
  const { features } = (JSON.parse(text) ?? {}) as { features?: unknown };
  const all: readonly unknown[] = Array.isArray(features) ? features : [];
  const isFeature = (feature: unknown): feature is Feature =>
    typeof feature === 'object' && feature !== null && 'geometry' in feature;
  return { type: 'FeatureCollection', features: all.filter(isFeature) };
}

/** The words in the properties of a collection's features. */
function featureTexts({ features }: FeatureCollection): string[] {
  return features.flatMap(({ properties }) =>
    Object.values(properties ?? {}).filter((value): value is string => typeof value === 'string'),
  );
}
