import type { Problem } from '../../files/story-error.ts';
import type { Citation } from '../../text/story.ts';
import { didYouMean, nearestName } from '../../yaml/did-you-mean.ts';

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
  const unknown = cited.filter(({ source }) => !listed.includes(source));
  const meant = new Set(cited.map(({ source }) => nearestName(source, listed) ?? source));
  return [
    ...unknown.map(({ source, line, column = 1 }) => ({
      file: files.story,
      line,
      column,
      problem: `the source "${source}" does not exist.`,
      remedy:
        `Add it to ${files.sources} or cite another. ${didYouMean(source, listed) ?? ''}`.trim(),
      value: source,
    })),
    ...listed
      .filter((id) => !meant.has(id))
      .map((id) => ({
        file: files.sources,
        path: [id],
        place: `source "${id}"`,
        problem: 'nothing cites it.',
        remedy: `Cite it as [^${id}] in ${files.story} or take it out.`,
      })),
  ];
}
