import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { stringify } from 'yaml';
import { storyFilesIn } from '../../src/build/story/files/story-files.ts';
import type { SceneSpecs } from '../../src/core/story/scene-spec.ts';
import { scenes } from '../../tests/support/this-story.ts';
import { countVertices } from './count-vertices.ts';
import { growGeometry } from './grow-geometry.ts';
import type { Growth } from './growth.ts';
import { repeatSections } from './repeat-sections.ts';

/** How large a grown story is. */
export interface GrownStory {
  readonly sections: number;
  readonly vertices: number;
}

const root = resolve(import.meta.dirname, '../..');
const storyFiles = storyFilesIn(root, 'src/story');
const left = new Set(['node_modules', 'dist', 'docs', 'tests', 'bench']);

/** Made for its scale: it shows the same however fine the rest is. */
const overview = 'overview.geojson';

/** Writes the project with a grown story into a folder of its own, ready to be built there. */
export async function growStory(folder: string, growth: Growth): Promise<GrownStory> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(root)) {
    if (left.has(name) || name.startsWith('.')) continue;
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const markdown = await readFile(join(root, storyFiles.story), 'utf8');
  const story = repeatSections({ markdown, scenes }, growth.sections);
  await writeFile(join(folder, storyFiles.story), story.markdown);
  await writeFile(join(folder, storyFiles.scenes), stringify(yamlScenes(story.scenes)));
  return {
    sections: Object.keys(story.scenes).length,
    vertices: await growFiles(folder, growth.geometry),
  };
}

/** Scenes as their file has them: a layer's opacity as `id: opacity`. */
function yamlScenes(scenes: SceneSpecs): unknown {
  return Object.fromEntries(
    Object.entries(scenes).map(([id, { layers, ...scene }]) => [
      id,
      {
        ...scene,
        layers: Object.entries(layers).map(([layer, opacity]) => ({ [layer]: opacity })),
      },
    ]),
  );
}

async function growFiles(folder: string, times: number): Promise<number> {
  let vertices = 0;
  for (const part of [storyFiles.geometry, `${storyFiles.geo}/basemap`]) {
    const names = await readdir(join(folder, part));
    for (const name of names.filter((name) => name.endsWith('.geojson') && name !== overview)) {
      const path = join(folder, part, name);
      const file = JSON.parse(await readFile(path, 'utf8')) as FeatureCollection;
      const grown = growGeometry(file, times);
      vertices += countVertices(grown);
      if (times > 1) await writeFile(path, JSON.stringify(grown));
    }
  }
  return vertices;
}
