import type { Story } from './story.ts';

/** The id of the section that says where the map comes from, or of the last where none does. */
export function aboutSection({ sections }: Pick<Story, 'sections'>): string {
  const about = sections.find(({ parts }) => parts.some(({ kind }) => kind === 'about-map'));
  return (about ?? sections.at(-1))?.id ?? '';
}
