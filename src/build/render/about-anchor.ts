import type { Story } from '../story/text/read-sections.ts';
import { aboutMapId } from './render-fold.ts';

/** Where a link to what is told of the map leads: to its fold, or to the last section where there is none. */
export function aboutAnchor({ sections }: Pick<Story, 'sections'>): string {
  const told = sections.some(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return told ? aboutMapId : (sections.at(-1)?.id ?? '');
}
