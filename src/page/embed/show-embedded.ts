import { embed } from 'virtual:words/embed';
import { embedParameters } from '../../core/reader/embed-html.ts';
import { createElement } from '../../dom/elements.ts';

/**
 * Shows what the page's address asks for: with `?stills` the story with its still maps and no live one, with
 * `?only=ID` the map of that section, where it has one. Within another page it adds a way out of the frame,
 * and tells that page the height of what is as tall as its text.
 *
 * @returns What the story's start is to wait for.
 */
export function showEmbedded(): Promise<void> | undefined {
  const { dataset } = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const isFramed = parent !== window;
  const map = showOnly(asked.get(embedParameters.only));
  const isStill = asked.has(embedParameters.stills);
  if (map || isStill) {
    dataset.embed = map ? 'map' : 'stills';
    // It is of the opening, and nothing but the live map takes its place.
    for (const part of document.querySelectorAll('#_poster, #_poster-names')) part.remove();
  }
  if (isStill) dataset.map = 'unavailable';
  if (map) map.append(storyLink(`${embed.whole} ↗`, 'to-story'));
  if (!isFramed) return undefined;
  leadOut(map !== undefined);
  if (isStill) {
    if (!map) document.querySelector('main')?.before(storyLink(`${embed.whole} ↗`, 'to-story'));
    tellHeight();
    return undefined;
  }
  if (!map) document.querySelector('.bar-top')?.append(storyLink('↗', 'button', 'button-icon'));
  return inSight();
}

/**
 * Leaves one section in the page, with the words of its map beneath the map, and its still map in the place of
 * the live one until that is there. Returns its card, or nothing where there is no such map.
 */
function showOnly(id: string | null): HTMLElement | undefined {
  const words = document.getElementById(`_words_${id}`);
  const section = words?.closest('section');
  const [figure, heading] = [words?.closest('figure'), section?.querySelector('h1, h2')];
  const picture = figure?.querySelector('img');
  if (!section || !figure || !heading || !picture) return undefined;
  document.querySelector('.map-frame')?.before(picture);
  const card = createElement('div', { className: 'card' }, heading, figure);
  section.replaceChildren(card);
  section.parentElement?.replaceChildren(section);
  return card;
}

/** A link that opens the whole story in a window of its own, at what is read. */
function storyLink(words: string, ...classes: readonly string[]): HTMLAnchorElement {
  const link = createElement('a', { href: location.pathname, target: '_blank' }, words);
  link.classList.add(...classes);
  link.title = embed.whole;
  link.ariaLabel = embed.whole;
  const lead = () => {
    const section = document.querySelector('html[data-embed="map"] main > section');
    link.hash = location.hash || section?.id || '';
  };
  for (const event of ['pointerdown', 'focus', 'click']) link.addEventListener(event, lead);
  return link;
}

/**
 * Lets a link open a window where the frame has no place for what it leads to: another site, which may refuse
 * frames, or a part of the story that is not there, or out of sight in a frame that cannot scroll.
 */
function leadOut(isPart: boolean): void {
  const follow = ({ target }: Event) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href]');
    if (!link) return;
    const { scrollHeight, clientHeight } = document.documentElement;
    const isOurs = link.origin === location.origin;
    const isHere = isOurs && link.hash !== '' && link.pathname === location.pathname;
    const isBeyond = isHere && (isPart || scrollHeight <= clientHeight);
    if (isBeyond) link.search = '';
    if (isBeyond || !isOurs) link.target = '_blank';
  };
  document.addEventListener('click', follow, { capture: true });
}

/**
 * Tells the page around the height of the text, in CSS pixels, whenever it changes or that page asks, and
 * nothing else. It is the message of `amp-iframe`, which other scripts for frames understand too.
 */
function tellHeight(): void {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // To whoever is around: where neither page sends its address, it cannot be known.
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  };
  new ResizeObserver(tell).observe(document.body);
  // A frame out of sight may be laid out no more, and so have nothing observed.
  for (const event of ['load', 'toggle']) window.addEventListener(event, tell, { capture: true });
  document.fonts.ready.then(tell);
  window.addEventListener('message', ({ source }) => {
    if (source === parent) tell();
  });
  tell();
}

/** Resolves once the frame is on the screen: elsewhere browsers draw nothing, and the live map would be late. */
function inSight(): Promise<void> {
  // The style sheet would take the page for one whose script is late.
  document.documentElement.dataset.script = 'starting';
  return new Promise((resolve) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body);
  });
}
