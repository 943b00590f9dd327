import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { PictureTiles } from '../../core/story/tiles.ts';
import { tilesFolder } from '../../style/kinds/image.ts';
import { readStoryFile } from '../files/read-story-file.ts';
import type { Problem } from '../files/story-error.ts';
import type { StoryFiles } from '../files/story-files.ts';
import type { LayerEntry } from '../schema/layers.ts';
import { tilesFields } from './read-streets.ts';

type Files = Pick<StoryFiles, 'folder' | 'published' | 'layers'>;

const tilesSchema: z.ZodType<PictureTiles> = z.object({
  ...tilesFields,
  size: z.number().int().nonnegative(),
});

/** Layers with the tiles of those whose picture is cut from an archive, and which pictures are not there. */
export function readLayerPictures(
  root: string,
  files: Files,
  layers: readonly LayerEntry[],
): { readonly layers: readonly LayerEntry[]; readonly problems: readonly Problem[] } {
  const read = layers.map((layer) => {
    const { id, picture } = layer;
    if (picture === undefined) return { layer };
    const fault = (problem: string, remedy: string): Problem => ({
      file: files.layers,
      path: [id, 'picture'],
      place: `layer "${id}"`,
      problem,
      remedy,
      value: picture,
    });
    if (!picture.endsWith('.pmtiles')) {
      if (existsSync(resolve(root, files.published, picture))) return { layer };
      return {
        layer,
        problem: fault(`there is no file ${files.published}/${picture}.`, 'Put it there.'),
      };
    }
    const tiles = tilesIn(
      root,
      files.folder,
      `${files.published}/${tilesFolder(picture)}/index.json`,
    );
    if (tiles) return { layer: { ...layer, tiles } };
    const remedy = `Cut them: npm run basemap -- ${files.folder} --picture ${picture}, with the path of the archive.`;
    return { layer, problem: fault('the tiles of its picture are not there.', remedy) };
  });
  return {
    layers: read.map(({ layer }) => layer),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

function tilesIn(root: string, folder: string, file: string): PictureTiles | undefined {
  try {
    return tilesSchema.safeParse(JSON.parse(readStoryFile(root, folder, file))).data;
  } catch {
    return undefined;
  }
}
