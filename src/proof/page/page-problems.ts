import { type OpenPage, thirdPartyRequests } from '../../../tests/browser/support/open-page.ts';
import { engineFault, type Fault } from '../fault.ts';
import type { TestedStory } from '../tested-story.ts';

/**
 * What a page did that none may: report an error, of which a breach of its security policy is one, or
 * ask another site for anything.
 *
 * @param at When that was, in words.
 */
export function pageProblems(
  { story, url }: TestedStory,
  { errors, requests }: Pick<OpenPage, 'errors' | 'requests'>,
  at: string,
): readonly Fault[] {
  const file = story.files.folder;
  const place = 'the page';
  return [
    ...errors.map((error) => ({
      file,
      place,
      problem: `it reports the error "${error.split('\n')[0]}"`,
      remedy: `If the error names a file of the story, mend that. ${engineFault.replace('This', 'Else this')}`,
      at,
    })),
    ...thirdPartyRequests(requests, url).map((request) => ({
      file,
      place,
      problem: `it asks another site for ${request}`,
      remedy: 'Put the file into the story’s folder, and name it there.',
      at,
    })),
  ];
}
