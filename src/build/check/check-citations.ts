import type { Sources } from '../parse/read-sources.ts';
import type { Citation } from '../parse/story.ts';
import type { Problem } from '../parse/story-error.ts';

/** Finds citations of sources that are not listed, and listed sources that nothing cites. */
export function checkCitations(
  cited: readonly Citation[],
  sources: Sources,
  files: { readonly story: string; readonly sources: string },
): Problem[] {
  const used = new Set(cited.map(({ source }) => source));
  const unknown = cited
    .filter(({ source }) => !Object.hasOwn(sources, source))
    .map(({ source, line }) => ({
      file: files.story,
      place: `line ${line}`,
      problem: `the source "${source}" does not exist.`,
      remedy: `Add it to ${files.sources} or cite another.`,
    }));
  const unused = Object.keys(sources)
    .filter((id) => !used.has(id))
    .map((id) => ({
      file: files.sources,
      place: `source "${id}"`,
      problem: 'nothing cites it.',
      remedy: `Cite it as [^${id}] in ${files.story} or take it out.`,
    }));
  return [...unknown, ...unused];
}
