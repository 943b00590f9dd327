/** A `fetch` whose answers, read as JSON, come as `change` makes them. */
export function withJson(
  fetch: typeof globalThis.fetch,
  change: (data: unknown, answer: Response) => unknown,
): typeof globalThis.fetch {
  return async (input, init) => {
    const answer = await fetch(input, init);
    const json = answer.json.bind(answer);
    answer.json = async () => change(await json(), answer);
    return answer;
  };
}
