import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Relief, ReliefPyramid } from '../../core/story/story-data.ts';
import type { StoryFiles } from './story-files.ts';

/** What the list of the relief's tiles says of each pyramid. */
type Listed = ReliefPyramid & { readonly name: string };

/** The story's relief, as `relief/index.json` among its published files lists it; none without it. */
export function readRelief(root: string, { published }: Pick<StoryFiles, 'published'>): Relief {
  let index: string;
  try {
    index = readFileSync(resolve(root, published, 'relief/index.json'), 'utf8');
  } catch {
    return {};
  }
  const { pyramids }: { readonly pyramids: readonly Listed[] } = JSON.parse(index);
  return Object.fromEntries(
    pyramids.map(({ name, minzoom, maxzoom, bounds }) => [
      `relief-${name}`,
      { minzoom, maxzoom, bounds },
    ]),
  );
}
