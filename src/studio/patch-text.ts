import { sectionTitle } from '../page/panels/section-nav.ts';
import { keepPlace } from '../page/reading/keep-place.ts';

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

/**
 * Changes nodes of the page as far as what the server says of them has changed, so that what is not
 * touched stays the very element that it was, with all that the page has done to it.
 *
 * @param own The nodes as the page has them: siblings that follow each other, at least one.
 * @param old The same nodes as the server gave them last.
 * @param fresh As the server gives them now.
 */
export function patchNodes(
  own: readonly ChildNode[],
  old: readonly Node[],
  fresh: readonly Node[],
): void {
  const parent = own[0]?.parentNode;
  if (!parent) return;
  const after = own.at(-1)?.nextSibling ?? null;
  const add = (nodes: readonly Node[], before: Node | null) => {
    for (const node of nodes) parent.insertBefore(node.cloneNode(true), before);
  };
  if (own.length !== old.length) {
    for (const gone of own) gone.remove();
    add(fresh, after);
    return;
  }
  const start = sharedStart(old, fresh);
  const end = sharedStart(old.slice(start).reverse(), fresh.slice(start).reverse());
  const pairs = Math.min(old.length, fresh.length) - start - end;
  const next = own[old.length - end] ?? after;
  for (let i = start; i < start + pairs; i += 1) patch(own[i], old[i], fresh[i]);
  for (const gone of own.slice(start + pairs, old.length - end)) gone.remove();
  add(fresh.slice(start + pairs, fresh.length - end), next);
}

/** How many nodes at the beginning of two lists are alike. */
function sharedStart(a: readonly Node[], b: readonly Node[]): number {
  const differs = a.findIndex((node, i) => {
    const other = b[i];
    return !other || !node.isEqualNode(other);
  });
  return differs < 0 ? a.length : differs;
}

function patch(own: ChildNode | undefined, old: Node | undefined, fresh: Node | undefined): void {
  if (!own || !old || !fresh || old.isEqualNode(fresh)) return;
  const alike = old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
  const inside = own.childNodes.length > 0 && old instanceof Element;
  if (alike && inside) patchNodes([...own.childNodes], [...old.childNodes], [...fresh.childNodes]);
  else own.replaceWith(fresh.cloneNode(true));
}
