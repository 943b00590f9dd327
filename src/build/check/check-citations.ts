import type { Citation } from '../parse/story.ts';
import type { Problem } from '../parse/story-error.ts';
import { suggestName } from './suggest-name.ts';

/**
 * Finds citations of sources that are not listed, and listed sources that nothing cites.
 *
 * @param listed The ids of the sources.
 */
export function checkCitations(
  cited: readonly Pick<Citation, 'source' | 'line' | 'column'>[],
  listed: readonly string[],
  files: { readonly story: string; readonly sources: string },
): Problem[] {
  const meant = new Set(cited.map(({ source }) => source));
  const unknown = cited
    .filter(({ source }) => !listed.includes(source))
    .map(({ source, line, column = 1 }) => ({
      file: files.story,
      line,
      column,
      problem: `the source "${source}" does not exist.`,
      remedy: `Add it to ${files.sources} or cite another. ${suggestion(source, listed)}`.trim(),
      value: source,
      near: suggestion(source, listed),
    }));
  const taken = unknown.map(({ near }) => near).join();
  const unused = listed
    .filter((id) => !meant.has(id) && !taken.includes(`"${id}"`))
    .map((id) => ({
      file: files.sources,
      path: [id],
      place: `source "${id}"`,
      problem: 'nothing cites it.',
      remedy: `Cite it as [^${id}] in ${files.story} or take it out.`,
    }));
  return [...unknown.map(({ near: _, ...problem }) => problem), ...unused];
}

/** The listed source that was meant, if one is near. */
function suggestion(source: string, listed: readonly string[]): string {
  const near = suggestName(source, listed);
  return near.startsWith('Did you mean') ? near : '';
}
