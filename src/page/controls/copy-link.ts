import { page } from '#words';

/** How long the button says so, in milliseconds. */
const shown = 2500;

/** Copies an address, or leaves it in the address bar where that is not allowed, and says so on the button. */
export async function copyLink(button: HTMLElement, address: string): Promise<void> {
  const words = button.textContent;
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
