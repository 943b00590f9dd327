import { createElement, targetOf } from '../../dom/elements.ts';

export type SectionName = ReturnType<typeof readSectionNames>[number];

export function readSectionNames() {
  const sections = [...document.querySelectorAll('main > section[id]')];
  return sections.map((section) => ({ id: section.id, title: sectionTitle(section) }));
}

export const sectionTitle = (section: Element): string =>
  section.querySelector('h1, h2')?.textContent?.trim() ?? section.id;

/** Fills the navigation with links; Escape hides their names until the next key press, pointer move or focus. */
export function createSectionNav(
  nav: HTMLElement,
  sections: readonly SectionName[],
  signal: AbortSignal,
) {
  const list = createElement('ol', {});
  const links = new Map<string, HTMLAnchorElement>();
  for (const { id, title } of sections) {
    const name = createElement('span', {}, title);
    const link = createElement('a', { href: `#${id}`, ariaLabel: title }, name);
    list.append(createElement('li', {}, link));
    links.set(id, link);
  }
  const line = createElement('div', { className: 'read' });
  nav.style.setProperty('--count', `${sections.length}`);
  nav.append(line, list);
  const dismiss = (dismissed: boolean) => nav.toggleAttribute('data-dismissed', dismissed);
  document.addEventListener('keydown', ({ key }) => dismiss(key === 'Escape'), { signal });
  for (const event of ['pointerenter', 'pointerleave', 'focusin'])
    nav.addEventListener(event, () => dismiss(false), { signal });
  signal.addEventListener('abort', () => nav.replaceChildren());
  let marked: HTMLAnchorElement | undefined;
  return {
    /** `read` is a share from 0 to 1. */
    show(current: string, read: number) {
      const link = links.get(current);
      if (link !== marked) {
        // This waits for the frame to end, since measuring within it would force a reflow.
        if (link && !list.matches(':hover')) setTimeout(bringToMiddle, 0, list, link);
        marked?.removeAttribute('aria-current');
        link?.setAttribute('aria-current', 'true');
        marked = link;
      }
      line.style.transform = `scaleX(${read.toFixed(4)})`;
    },
  };
}

/** Scrolls only the list; `scrollIntoView` would scroll the page too. */
function bringToMiddle(list: HTMLElement, link: HTMLElement): void {
  const inList = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
  list.scrollTop += inList - (list.clientHeight - link.clientHeight) / 2;
}

/** The directions of keys; those of the arrows are for text from left to right. */
const arrows: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };
const letters: Readonly<Record<string, number>> = { j: 1, k: -1 };

const withKeys = 'input, textarea, select, summary, [contenteditable], video, #map, dialog';

/** `j` and → go to the next section, `k` and ← to the previous one; letters work only once switched on. */
export function observeSectionKeys(
  order: readonly string[],
  current: () => string,
  signal: AbortSignal,
): void {
  const pressed = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || targetOf(event, withKeys)) return;
    const along = document.documentElement.dir === 'rtl' ? -1 : 1;
    const wanted = document.querySelector<HTMLInputElement>('#_letter-keys')?.checked;
    const way = (arrows[key] ?? 0) * along || (wanted && letters[key]) || 0;
    const next = order[order.indexOf(current()) + way];
    if (way === 0 || next === undefined) return;
    event.preventDefault();
    location.hash = next;
  };
  document.addEventListener('keydown', pressed, { signal });
}
