import { sectionTitle } from '../../page/panels/section-nav.ts';
import { keepPlace } from '../../page/reading/keep-place.ts';
import { patchNodes } from './patch-nodes.ts';

/**
 * Shows a story's text as it is now, and keeps what is being read where it is on the screen. Returns
 * whether parts have changed that the page ties to its map as it starts.
 *
 * @param before The sections as the server gave them last, as HTML.
 * @param next As it gives them now.
 */
export function patchText(before: string, next: string): boolean {
  if (before === next) return false;
  const main = document.querySelector('main');
  const [old, fresh] = [parse(before), parse(next)];
  if (main) keepPlace(() => patchNodes(sectionsOf(main), sectionsOf(old), sectionsOf(fresh)));
  nameSections(fresh);
  return tiedParts(old) !== tiedParts(fresh);
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** The nodes from the first section to the last. */
function sectionsOf(parent: ParentNode & Node): ChildNode[] {
  const nodes = [...parent.childNodes];
  const isSection = (node: Node) => node instanceof Element && node.matches('section[id]');
  return nodes.slice(nodes.findIndex(isSection), nodes.findLastIndex(isSection) + 1);
}

/** The parts that the page looks up once: which sections there are, routes' lengths, charts of layers, buttons. */
function tiedParts(text: DocumentFragment): string {
  const tied = 'section[id], .travelled, figure.chart[data-layer], .share';
  return [...text.querySelectorAll(tied)]
    .map((part) => (part.matches('section') ? part.id : part.outerHTML))
    .join('\n');
}

/** Gives the links to the sections the names that the sections have now. */
function nameSections(text: DocumentFragment): void {
  for (const section of text.querySelectorAll('section[id]')) {
    const name = sectionTitle(section);
    const link = document.querySelector(`#sections a[href="#${CSS.escape(section.id)}"]`);
    link?.setAttribute('aria-label', name);
    link?.querySelector('span')?.replaceChildren(name);
  }
}
