import { page } from '#words';
import { findElement } from '../find-element.ts';

const shown = 2500;

/** Copies the address of the page with this query, and says so on the button. */
export async function copyLink(search: string): Promise<void> {
  const button = findElement('copy');
  const words = button.textContent;
  const { origin, pathname, hash } = location;
  const address = `${origin}${pathname}${search}${hash}`;
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  if (!copied) history.replaceState(history.state, '', address);
  button.textContent = copied ? page.copied : page.inAddressBar;
  setTimeout(() => {
    button.textContent = words;
  }, shown);
}
