import { bounded } from './bounded.ts';

/**
 * Gives each collection of features that is read as an answer's JSON its `bbox`. MapLibre's worker
 * sends that to the main thread, where `boundTiles` asks for it.
 */
export function boundFiles(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const json = answer.json.bind(answer);
    answer.json = async () => bounded(await json());
    return answer;
  };
}
