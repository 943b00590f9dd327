/** Writes the address of what the reader sees now, without a new entry in the history. */
export function replaceAddress(search: string, section: string | undefined): void {
  const hash = section ? `#${section}` : '';
  const next = `${location.pathname}${search}${hash}`;
  if (next === `${location.pathname}${location.search}${location.hash}`) return;
  history.replaceState(history.state, '', next);
}
