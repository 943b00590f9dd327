import { sectionTitle } from '../page/panels/section-nav.ts';
import { keepPlace } from '../page/reading/keep-place.ts';
import { directionOf } from '../words/formats.ts';
import type { StudioInput } from './bar/desk.ts';
import type { StoryUpdate, WrittenData } from './protocol.ts';

/** Shows a saved story in place; reloads the page if the story needs other scripts or style sheets. */
export function showUpdate(input: StudioInput, before: StoryUpdate, next: StoryUpdate): void {
  if (String(before.needs) !== String(next.needs)) {
    location.reload();
    return;
  }
  const restart = patchText(before.main, next.main);
  const restyle = fillStory(input.story, next);
  document.title = next.title;
  document.documentElement.lang = next.lang;
  document.documentElement.dir = directionOf(next.lang);
  if (restart) {
    input.restart();
    return;
  }
  const started = input.started();
  started?.reading.relayout();
  const dark = window.matchMedia('(prefers-color-scheme: dark)').matches;
  if (restyle) started?.map()?.setTheme(dark ? 'dark' : 'light');
}

/** Replaces data in the objects that page and map read; returns true if the labels have changed. */
export function fillStory(story: WrittenData, next: WrittenData): boolean {
  const before = labelsOf(story);
  fill(story.scenes, next.scenes);
  fill(story.labels, next.labels);
  fill(story.passages, next.passages);
  for (const [name, value] of Object.entries(next.world)) {
    const own: unknown = Reflect.get(story.world, name);
    if (Array.isArray(own) && Array.isArray(value)) fill(own, value);
    else Reflect.set(story.world, name, value);
  }
  return before !== labelsOf(story);
}

function labelsOf({ scenes, labels }: WrittenData): string {
  const annotations = Object.entries(scenes).map(([id, scene]) => [id, scene.annotations]);
  return JSON.stringify([labels, annotations]);
}

function fill(target: object, next: object): void {
  if (Array.isArray(target)) target.length = 0;
  for (const name of Object.keys(target)) if (!(name in next)) Reflect.deleteProperty(target, name);
  Object.assign(target, next);
}

/** Patches the sections and keeps the reader's place; returns true if the page must restart. */
function patchText(before: string, next: string): boolean {
  if (before === next) return false;
  const main = document.querySelector('main');
  const [old, fresh] = [parse(before), parse(next)];
  if (main) keepPlace(() => patchNodes(sectionsOf(main), sectionsOf(old), sectionsOf(fresh)));
  nameSections(fresh);
  return keyParts(old) !== keyParts(fresh);
}

function parse(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

function sectionsOf(parent: ParentNode & Node): ChildNode[] {
  const nodes = [...parent.childNodes];
  const isSection = (node: Node) => node instanceof Element && node.matches('section[id]');
  return nodes.slice(nodes.findIndex(isSection), nodes.findLastIndex(isSection) + 1);
}

/** Returns the parts that the page looks up when it starts: sections, routes' lengths, layers' charts, buttons. */
function keyParts(text: DocumentFragment): string {
  const tied = 'section[id], .travelled, figure.chart[data-layer], .share';
  return [...text.querySelectorAll(tied)]
    .map((part) => (part.matches('section') ? part.id : part.outerHTML))
    .join('\n');
}

function nameSections(text: DocumentFragment): void {
  for (const section of text.querySelectorAll('section[id]')) {
    const name = sectionTitle(section);
    const link = document.querySelector(`#_sections a[href="#${CSS.escape(section.id)}"]`);
    link?.setAttribute('aria-label', name);
    link?.querySelector('span')?.replaceChildren(name);
  }
}

/** Patches only sibling nodes whose HTML from the server differs, so that the others keep the page's changes. */
export function patchNodes(
  own: readonly ChildNode[],
  old: readonly Node[],
  fresh: readonly Node[],
): void {
  const parent = own[0]?.parentNode;
  if (!parent) return;
  const after = own.at(-1)?.nextSibling ?? null;
  // If the page has inserted nodes, all nodes are replaced.
  const known = own.length === old.length ? old : [];
  const start = sharedStart(known, fresh);
  const end = sharedStart(known.slice(start).reverse(), fresh.slice(start).reverse());
  const pairs = Math.max(start, Math.min(known.length, fresh.length) - end);
  const next = own[own.length - end] ?? after;
  for (let i = start; i < pairs; i += 1) patchNode(own[i], known[i], fresh[i]);
  for (const gone of own.slice(pairs, own.length - end)) gone.remove();
  for (const node of fresh.slice(pairs, fresh.length - end))
    parent.insertBefore(node.cloneNode(true), next);
}

function sharedStart(a: readonly Node[], b: readonly Node[]): number {
  const differs = a.findIndex((node, i) => !b[i]?.isEqualNode(node));
  return differs < 0 ? a.length : differs;
}

function patchNode(own: ChildNode | undefined, old: Node | undefined, fresh: Node | undefined) {
  if (!own || !old || !fresh || old.isEqualNode(fresh)) return;
  const alike = old.cloneNode(false).isEqualNode(fresh.cloneNode(false));
  const inside = own.childNodes.length > 0 && old instanceof Element;
  if (alike && inside) patchNodes([...own.childNodes], [...old.childNodes], [...fresh.childNodes]);
  else own.replaceWith(fresh.cloneNode(true));
}
