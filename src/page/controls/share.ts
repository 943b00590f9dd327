import { page } from 'virtual:words/page';
import { type Overrides, sectionPage, writeLink } from '../../core/reader/choices.ts';
import { findElement } from '../../dom/elements.ts';

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
 * Copies an address, or where that is not allowed leaves one of the page's own in the address bar, or the
 * address in that of a new window where this one has none, and says so on the button.
 */
export async function copyLink(button: HTMLElement, address: string, own = address): Promise<void> {
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  if (!copied && parent !== window) open(address);
  else if (!copied) history.replaceState(history.state, '', own);
  const says = copied ? page.copied : page.inAddressBar;
  if (button.textContent === says) return;
  const content = [...button.childNodes];
  button.textContent = says;
  setTimeout(() => button.replaceChildren(...content), shown);
}

/**
 * Gives each section but the opening a button that copies a link to it. Returns what takes them away.
 *
 * @param overrides What the reader has switched, which the link keeps.
 */
export function linkSections(overrides: () => Overrides): () => void {
  const { content } = findElement<HTMLTemplateElement>('_copy-section');
  for (const { parentElement } of document.querySelectorAll('main > section h2[id]'))
    parentElement?.prepend(content.cloneNode(true));
  const press = ({ target }: Event) => {
    const button =
      target instanceof Element ? target.closest<HTMLElement>('.copy-section > button') : null;
    const id = button?.closest('section')?.id;
    if (!button || !id) return;
    const switched = writeLink({ overrides: overrides() });
    const own = new URL(`${location.pathname}${switched}#${id}`, location.href).href;
    copyLink(button, (switched === '' && pageOfSection(id)) || own, own);
  };
  document.addEventListener('click', press);
  return () => {
    document.removeEventListener('click', press);
    for (const place of document.querySelectorAll('.copy-section')) place.remove();
  };
}

/**
 * The page of a section, which other sites show as the section is; none where the story is not served from the
 * address that it was built for.
 */
function pageOfSection(id: string): string | undefined {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  const folder = new URL('.', location.href).href;
  const isThere = canonical !== undefined && new URL('.', canonical).href === folder;
  return isThere ? folder + sectionPage(id) : undefined;
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
