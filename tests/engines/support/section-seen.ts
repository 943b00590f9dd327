/** What of a section is to be seen. */
export interface SectionSeen {
  readonly words: number;
  readonly stillMaps: number;
}

/**
 * Runs in the page: scrolls to a section and returns what of it is to be seen, or false while its
 * pictures have not come.
 */
export function sectionSeen(id: string): SectionSeen | false {
  const section = document.getElementById(id);
  section?.scrollIntoView({ behavior: 'instant' });
  const seen = <Kind extends HTMLElement>(selector: string) =>
    [...(section?.querySelectorAll<Kind>(selector) ?? [])].filter(
      (element) => element.checkVisibility() && element.offsetWidth > 200,
    );
  const maps = seen<HTMLImageElement>('.section-map img');
  if (maps.some((image) => !image.complete || image.naturalWidth === 0)) return false;
  const text = seen('h1, h2, p').map((element) => element.textContent.trim());
  return { words: text.join(' ').split(/\s+/).length, stillMaps: maps.length };
}
