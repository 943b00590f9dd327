import { existsSync, lstatSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'yaml';
import { engineRoot } from './engine.ts';
import { type SafeFolder, safeFolder } from './safe-folder.ts';
import { orNothing } from './story-error.ts';
import { groundParts, isTag, type StoryFiles, worldBasemap } from './story-files.ts';

/** The folder of a story, or of its translation: its files by name, and the one way to read and write them. */
export interface StoryFolder extends StoryFiles, SafeFolder {
  /** The tags of its translations, sorted: of each `story.TAG.md` in the folder. */
  tags(): readonly string[];
  /** The same folder as it is now, of the translation `tag`, such as `ko`, or of the original. */
  edition(tag: string | undefined): StoryFolder;
}

/** Opens the folder of a story, by default the project's own; or of its translation `tag`. */
export function openFolder(root: string, story?: string, tag?: string): StoryFolder {
  const ownStory = existsSync(resolve(root, 'src/story')) ? 'src/story' : '.';
  const safe = safeFolder(root, story || ownStory);
  const { folder, inside } = safe;
  const settings = inside('settings.yaml');
  const geo = inside(geoIn(safe.textOrNone(settings)) ?? 'geo');
  const world = safeFolder(root, resolve(engineRoot, worldBasemap)).folder;
  const ownOrWorld = (path: string): string => {
    const own = `${geo}/${path}`;
    const kept = [own, `${world}/${basename(path)}`];
    // A broken link is there too.
    return kept.find((file) => orNothing(() => lstatSync(safe.at(file)))) ?? own;
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

/** The folder of shapes in the settings, if any; faults of the settings are reported elsewhere. */
function geoIn(settings: string): string | undefined {
  const geo: unknown = orNothing(() => parse(settings).geo);
  return typeof geo === 'string' ? geo : undefined;
}
