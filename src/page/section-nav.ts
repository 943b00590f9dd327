import { dismissNames } from './dismiss-names.ts';

/** One section as the navigation shows it. */
export interface SectionName {
  readonly id: string;
  readonly title: string;
}

export interface SectionNav {
  /** Marks the section that is read now and fills the line as far as the reader has come. */
  readonly show: (current: string, progress: number) => void;
}

/** The names of the sections as their headings have them, in reading order. */
export function readSectionNames(): readonly SectionName[] {
  return [...document.querySelectorAll<HTMLElement>('main > section[id]')].map((section) => ({
    id: section.id,
    title: section.querySelector('h1, h2')?.textContent?.trim() ?? section.id,
  }));
}

/**
 * Fills the navigation with a link to each section. The links are the page's own fragments: they
 * work like any link, and Back leads to where the reader came from.
 */
export function createSectionNav(nav: HTMLElement, sections: readonly SectionName[]): SectionNav {
  const list = document.createElement('ol');
  const links = new Map<string, HTMLAnchorElement>();
  for (const { id, title } of sections) {
    const link = document.createElement('a');
    link.href = `#${id}`;
    const name = document.createElement('span');
    name.textContent = title;
    link.append(name);
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
    links.set(id, link);
  }
  nav.append(list);
  dismissNames(nav);
  const order = new Map(sections.map(({ id }, index) => [id, index]));
  let marked: HTMLAnchorElement | undefined;
  return {
    show(current, progress) {
      const link = links.get(current);
      if (link !== marked) {
        marked?.removeAttribute('aria-current');
        link?.setAttribute('aria-current', 'true');
        marked = link;
      }
      const share = ((order.get(current) ?? 0) + progress) / Math.max(1, order.size);
      nav.style.setProperty('--read', share.toFixed(4));
    },
  };
}
