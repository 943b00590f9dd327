import { relative } from 'node:path';
import { type StoryFiles, slashed } from '../../build/story/files/story-files.ts';
import type { Change } from './live-story.ts';

/**
 * What a saved file asks of an open page; nothing where it is neither the story's nor the engine's words.
 * The text, the sources, the scenes and the labels are taken over in place.
 */
export function changeOf(root: string, path: string, files: StoryFiles): Change | undefined {
  const file = slashed(relative(root, path));
  const { story, sources, scenes, labels } = files;
  if ([story, sources, scenes, labels].includes(file)) return 'update';
  const owner = [files.folder, files.geo, 'src/words'].find((own) => file.startsWith(`${own}/`));
  if (owner === undefined) return;
  const isHidden = file
    .slice(owner.length)
    .split('/')
    .some((name) => name.startsWith('.'));
  const isRead = /\.(ya?ml|csv|geojson|ts|json|svg|png|jpe?g|webp|avif)$/i.test(file);
  return isRead && !isHidden ? 'reload' : undefined;
}
