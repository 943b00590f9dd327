import { mapPicture, type StoryPage } from '../../../src/proof/story-page.ts';
import { differentPixels } from './different-pixels.ts';
import { openStory, type ReaderOptions } from './open-page.ts';

/** The share of the map's pixels that differ from those of a fresh visit to the same place of the story. */
export async function apartFromFresh(
  { page }: Pick<StoryPage, 'page'>,
  options: ReaderOptions,
): Promise<number> {
  const [picture, offset] = [await mapPicture(page), await page.evaluate(() => scrollY)];
  const fresh = await openStory(page.url(), options);
  await fresh.scrollTo(offset);
  const apart = await differentPixels(picture, await mapPicture(fresh.page));
  await fresh.close();
  return apart;
}

/** The share of pixels by which equal maps may differ: MapLibre's dash ends depend on the path to a view. */
export const sameMap = 0.003;
