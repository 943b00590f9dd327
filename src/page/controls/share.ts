import { page } from 'virtual:words/page';
import { type Overrides, writeLink } from '../../core/reader/choices.ts';
import { targetOf } from '../../dom/elements.ts';

export function shareStory(signal: AbortSignal): void {
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
    button.addEventListener('click', () => does[name]?.(button), { signal });
  }
}

/** For how many milliseconds a button says that a link has been copied. */
const shown = 2500;

/** Copies an address or, if that is not allowed, puts it into the address bar (of a new window if framed). */
export async function copyLink(button: HTMLElement, address: string): Promise<void> {
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  if (!copied && parent !== window) open(address);
  else if (!copied) history.replaceState(history.state, '', address);
  const says = copied ? page.copied : page.inAddressBar;
  if (button.textContent === says) return;
  const content = [...button.childNodes];
  button.textContent = says;
  setTimeout(() => button.replaceChildren(...content), shown);
}

export function linkSections(overrides: () => Overrides, signal: AbortSignal): void {
  const press = (event: Event) => {
    const button = targetOf(event, '.copy-section > button');
    const id = button?.closest('section')?.id;
    if (!button || !id) return;
    const query = writeLink({ overrides: overrides() });
    void copyLink(button, `${location.origin}${location.pathname}${query}#${id}`);
  };
  document.addEventListener('click', press, { signal });
}

export function followEditions(address: () => string, signal: AbortSignal): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.editions a')) {
    const { href } = link;
    const lead = () => {
      const { search, hash } = new URL(address());
      link.href = href + search + hash;
    };
    for (const event of ['pointerdown', 'focus', 'click'])
      link.addEventListener(event, lead, { signal });
  }
}
