import type { Theme } from '../../style/palette.ts';
import { chartColors } from '../story/charts/chart-colors.ts';
import { accentOf, type LoadedStory } from '../story/load-story.ts';
import { layerCss } from './layer-css.ts';

/** The part of the page's style sheet that comes from the story: its accent, its layers, its charts. */
export function headCss(loaded: Pick<LoadedStory, 'settings' | 'layers' | 'charts'>): string {
  const accent = (theme: Theme) => `:root{--accent:${accentOf(loaded, theme)}}`;
  const dark = `@media screen and (prefers-color-scheme:dark){${accent('dark')}}`;
  return `${accent('light')}${dark}${layerCss(loaded.layers)}${chartColors(loaded.charts, loaded.layers)}`;
}
