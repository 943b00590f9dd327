/** Opens every `<details>` that an element is or lies in; whether one was closed. */
export function openAround(element: Element | null): boolean {
  let opened = false;
  for (let at = element?.closest('details'); at; at = at.parentElement?.closest('details')) {
    opened ||= !at.open;
    at.open = true;
  }
  return opened;
}
