import type { Problem } from '../../src/build/parse/story-error.ts';
import { type OpenPage, thirdPartyRequests } from '../browser/support/open-page.ts';
import type { TestedStory } from './tested-story.ts';

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
): Problem[] {
  const place = `the page at ${at}`;
  return [
    ...errors.map((error) => ({
      file: story.files.folder,
      place,
      problem: `it reports an error: ${error}.`,
      remedy: 'Look for the file that it names; if there is none, please report it with the story.',
    })),
    ...thirdPartyRequests(requests, url).map((request) => ({
      file: story.files.folder,
      place,
      problem: `it asks another site for ${request}.`,
      remedy: 'Put the file into the story’s folder.',
    })),
  ];
}
