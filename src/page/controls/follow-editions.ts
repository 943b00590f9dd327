/**
 * Lets the links to the story in its other languages lead to the place that is read, with the reader's layers
 * and view. Returns what stops it.
 *
 * @param address The address of what is seen now.
 */
export function followEditions(address: () => string): () => void {
  const stopping = new AbortController();
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.editions a')) {
    const { href } = link;
    const lead = () => {
      const { search, hash } = new URL(address());
      link.href = href + search + hash;
    };
    for (const event of ['pointerdown', 'focus', 'click'])
      link.addEventListener(event, lead, { signal: stopping.signal });
  }
  return () => stopping.abort();
}
