import { palette, type Theme } from '../../style/palette.ts';
import type { LoadedStory } from './load-story.ts';

/** The story's accent: that of its settings, or the colour of its first layer. */
export function accentOf(
  { settings, layers }: Pick<LoadedStory, 'settings' | 'layers'>,
  theme: Theme,
): string {
  return (settings.theme.accent ?? layers[0]?.color)?.[theme] ?? palette(theme).ink;
}
