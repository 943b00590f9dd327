import { page } from 'virtual:words/page';
import { type Overrides, sectionPage, writeLink } from '../../core/reader/choices.ts';
import { createElement } from '../../dom/elements.ts';

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
  const headings = document.querySelectorAll('main > section h2[id]');
  const added = [...headings].flatMap((heading) => {
    const id = heading.closest('section')?.id;
    if (!id) return [];
    const button = createElement('button', { type: 'button', title: page.copySection }, chain());
    button.addEventListener('click', () => {
      const switched = writeLink({ overrides: overrides() });
      const own = new URL(`${location.pathname}${switched}#${id}`, location.href).href;
      return copyLink(button, (switched === '' && pageOfSection(id)) || own, own);
    });
    const place = createElement('div', { className: 'copy-section' }, button);
    heading.parentElement?.prepend(place);
    return place;
  });
  return () => {
    for (const place of added) place.remove();
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

/** Two links of a chain. */
function chain(): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  const path = document.createElementNS(namespace, 'path');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute(
    'd',
    'M8 11a4 4 0 0 0 6 .4l2.4-2.4a4 4 0 0 0-5.7-5.7L9.3 4.7M12 9a4 4 0 0 0-6-.4L3.6 11a4 4 0 0 0 5.7 5.7l1.4-1.4',
  );
  svg.append(path);
  return svg;
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
