import { join } from 'node:path';
import sharp from 'sharp';
import type { LngLat } from '../../core/camera/mercator.ts';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { pictureSource } from '../../style/kinds/image.ts';

/** The pictures of image layers by the names of their sources: each as a `data:` URL on its corners. */
export type LayerPictures = Readonly<
  Record<
    string,
    { readonly href: string; readonly corners: readonly [LngLat, LngLat, LngLat, LngLat] }
  >
>;

/** How many pixels such a picture has across in a still map, at most. */
const width = 1600;

/** How much of it is kept. */
const quality = 60;

/** Reads the pictures of image layers below `folder`, as JPEG, which everything that draws an SVG can read. */
export async function layerPictures(
  folder: string,
  layers: readonly LayerSpec[],
): Promise<LayerPictures> {
  const read = layers.flatMap(({ id, picture, corners }) =>
    picture && corners ? [{ id, file: join(folder, picture), corners }] : [],
  );
  const entries = read.map(async ({ id, file, corners }) => {
    const jpeg = await sharp(file)
      .resize({ width, withoutEnlargement: true })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer();
    const href = `data:image/jpeg;base64,${jpeg.toString('base64')}`;
    return [pictureSource(id), { href, corners }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
