import { existsSync, lstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { engineRoot } from './engine.ts';
import { type SafeFolder, safeFolder } from './safe-folder.ts';
import { orNothing } from './story-error.ts';
import { groundParts, isTag, type StoryFiles, worldBasemap } from './story-files.ts';

/** The folder of a story or translation: the paths of its files, and the only way to read and write them. */
export interface StoryFolder extends StoryFiles, SafeFolder {
  tags(): readonly string[];
  /** Reopens the folder for the translation `tag`, or for the original. */
  edition(tag: string | undefined): StoryFolder;
}

/** Opens a story's folder, by default the project's; if `tag` is given, for that translation. */
export function openFolder(root: string, story?: string, tag?: string): StoryFolder {
  const ownStory = existsSync(resolve(root, 'src/story')) ? 'src/story' : '.';
  const safe = safeFolder(root, story || ownStory);
  const { folder, inside } = safe;
  const settings = inside('settings.yaml');
  const geo = inside(geoIn(safe.textOrNone(settings)) ?? 'geo');
  const world = safeFolder(root, resolve(engineRoot, worldBasemap)).folder;
  const ownOrWorld = (path: string): string => {
    const places = [`${geo}/${path}`, `${world}/${basename(path)}`] as const;
    // This also finds broken links.
    return places.find((file) => orNothing(() => lstatSync(safe.at(file)))) ?? places[0];
  };
  return {
    ...safe,
    story: inside('story.md'),
    sources: inside('sources.yaml'),
    scenes: inside('scenes.yaml'),
    layers: inside('layers.yaml'),
    labels: inside('labels.yaml'),
    settings,
    charts: inside('charts'),
    values: inside('values'),
    published: inside('public'),
    world,
    geo,
    geometry: `${geo}/layers`,
    places: ownOrWorld('layers/places.geojson'),
    ground: Object.fromEntries(
      groundParts.map((part) => [part, ownOrWorld(`basemap/${part}.geojson`)]),
    ) as StoryFiles['ground'],
    ...(tag && {
      translation: {
        tag,
        story: inside(`story.${tag}.md`),
        words: inside(`words.${tag}.yaml`),
        done: inside(`translated.${tag}.yaml`),
      },
    }),
    tags() {
      const tags = safe.names(folder).map((name) => /^story\.(.+)\.md$/.exec(name)?.[1] ?? '');
      return tags.filter(isTag).sort();
    },
    edition: (other) => openFolder(root, folder, other),
  };
}

function geoIn(settings: string): string | undefined {
  const geo: unknown = orNothing(() => parse(settings).geo);
  return typeof geo === 'string' ? geo : undefined;
}
