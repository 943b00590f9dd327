import { basename, relative, sep } from 'node:path';
import type { StoryFiles } from '../parse/story-files.ts';
import type { Change } from './live-story.ts';

/**
 * What a saved file asks of an open page; nothing where it is neither the story's nor the engine's words.
 * The text, the sources, the scenes and the labels are taken over in place.
 */
export function changeOf(root: string, path: string, files: StoryFiles): Change | undefined {
  const file = relative(root, path).split(sep).join('/');
  const { story, sources, scenes, labels } = files;
  if ([story, sources, scenes, labels].includes(file)) return 'update';
  if (file.split('/').some((name) => name.startsWith('.') && !/^\.+$/.test(name))) return;
  const owned = [...Object.values(files), 'src/words'].some(
    (own) => file === own || file.startsWith(`${own}/`),
  );
  const isRead = /\.(ya?ml|csv|geojson|ts|json|svg|png|jpe?g|webp|avif)$/i.test(basename(file));
  return owned && isRead ? 'reload' : undefined;
}
