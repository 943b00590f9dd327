import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readStoryFile } from '../../src/load/files/own-file.ts';
import { storyFilesIn } from '../../src/load/files/story-files.ts';
import { scenesSchema } from '../../src/load/schema/scenes.ts';
import { readYaml } from '../../src/load/yaml/read-yaml.ts';
import { cutStreets } from '../../src/tiles/streets/cut-streets.ts';
import type { WebReading } from '../../src/tiles/tiles/web-file.ts';

/** The archive of streets that lies beside the story of a town. */
export const townArchive = 'tests/fixtures/town/town.pmtiles';

/** A copy of the story of a town, in the folder `town` of a root of its own, as yet without streets. */
export async function townStory() {
  const root = await mkdtemp(join(tmpdir(), 'town-'));
  await cp('tests/fixtures/town', join(root, 'town'), { recursive: true });
  const files = storyFilesIn(root, 'town');
  const text = readStoryFile(root, files.folder, files.scenes);
  const { scenes } = readYaml(text, files.scenes, scenesSchema);
  const said: string[] = [];
  return {
    root,
    files,
    said,
    /** The scenes that streets are cut for. */
    scenes,
    /** Cuts its streets from an archive, by its path or its address. */
    cut(archive = resolve(townArchive), web: WebReading = {}) {
      return cutStreets({ ...this, ...web, archive, say: (words) => said.push(words) });
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}
