import { page } from 'virtual:words/page';

/**
 * Connects the buttons of `.share`: the browser's own sharing, shown where it has it, a link to the
 * story from its beginning, and paper. Returns what stops it.
 */
export function shareStory(): () => void {
  const stopping = new AbortController();
  const url = `${location.origin}${location.pathname}`;
  const does: Readonly<Record<string, (button: HTMLElement) => void>> = {
    share: () => navigator.share({ title: document.title, url }).catch(() => undefined),
    copy: (button) => copyLink(button, url),
    print: () => window.print(),
    embed: (button) =>
      import('../embed/embedding.ts').then(
        ({ offerHtml }) => offerHtml(button, url),
        () => undefined,
      ),
  };
  for (const button of document.querySelectorAll<HTMLElement>('.share [data-does]')) {
    const { does: name = '' } = button.dataset;
    if (name === 'share') button.hidden = !navigator.canShare?.({ url });
    button.addEventListener('click', () => does[name]?.(button), { signal: stopping.signal });
  }
  return () => stopping.abort();
}

/** How long the button says so, in milliseconds. */
const shown = 2500;

/**
 * Copies an address, or leaves it in the address bar where that is not allowed, of a new window where this one
 * has none, and says so on the button.
 */
export async function copyLink(button: HTMLElement, address: string): Promise<void> {
  const words = button.textContent;
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  if (!copied && parent !== window) open(address);
  else if (!copied) history.replaceState(history.state, '', address);
  button.textContent = copied ? page.copied : page.inAddressBar;
  setTimeout(() => {
    button.textContent = words;
  }, shown);
}

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
