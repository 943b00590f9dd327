import { embed } from 'virtual:words/embed';
import { embedHtml, embedParameters } from '../../core/reader/embed-html.ts';
import { createElement, targetOf } from '../../dom/elements.ts';
import { sectionTitle } from '../panels/section-nav.ts';
import './embed.css';

/** Shows the part of the story that the `embedParameters` ask for. Resolves once the frame is on the screen. */
export function showEmbedded(): Promise<void> | undefined {
  const { dataset } = document.documentElement;
  const query = new URLSearchParams(location.search);
  const isFramed = parent !== window;
  const map = showOnly(query.get(embedParameters.only));
  const isStill = query.has(embedParameters.stills);
  if (map || isStill) {
    dataset.embed = map ? 'map' : 'stills';
    // The poster shows the opening, not this section.
    for (const part of document.querySelectorAll('#_poster, #_poster-names')) part.remove();
  }
  if (isStill) dataset.map = 'unavailable';
  if (map) map.append(storyLink(`${embed.whole} ↗`, 'to-story'));
  if (!isFramed) return undefined;
  leadOut(map !== undefined);
  if (isStill) {
    if (!map) document.querySelector('main')?.before(storyLink(`${embed.whole} ↗`, 'to-story'));
    sendHeight();
    return undefined;
  }
  if (!map) document.querySelector('.bar-top')?.append(storyLink('↗', 'button', 'button-icon'));
  return inSight();
}

/** Removes all but one section's heading and map. Returns the section's card; undefined if it has no map. */
function showOnly(id: string | null): HTMLElement | undefined {
  const description = document.getElementById(`_words_${id}`);
  const section = description?.closest('section');
  const [figure, heading] = [description?.closest('figure'), section?.querySelector('h1, h2')];
  const picture = figure?.querySelector('img');
  if (!section || !figure || !heading || !picture) return undefined;
  document.querySelector('.map-frame')?.before(picture);
  const card = createElement('div', { className: 'card' }, heading, figure);
  section.replaceChildren(card);
  section.parentElement?.replaceChildren(section);
  return card;
}

function storyLink(text: string, ...classes: readonly string[]): HTMLAnchorElement {
  const name = { title: embed.whole, ariaLabel: embed.whole };
  const href = `${location.origin}${location.pathname}`;
  const link = createElement('a', { ...name, href, target: '_blank' }, text);
  link.classList.add(...classes);
  const lead = () => {
    const section = document.querySelector('html[data-embed="map"] main > section');
    link.hash = location.hash || section?.id || '';
  };
  for (const event of ['pointerdown', 'focus', 'click']) link.addEventListener(event, lead);
  return link;
}

/** Opens in a new window what the frame cannot show: other sites, and other parts of the story. */
function leadOut(isPart: boolean): void {
  const follow = (event: Event) => {
    const link = targetOf<HTMLAnchorElement>(event, 'a[href]');
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

/** Sends the height of the text when it changes or the parent asks, in the format of `amp-iframe`. */
function sendHeight(): void {
  const send = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // Any origin may receive it: without a referrer, the parent's origin is unknown.
    parent.postMessage({ sentinel: 'amp', type: 'embed-size', height }, '*');
  };
  new ResizeObserver(send).observe(document.body);
  // Browsers may not lay out frames that are out of sight.
  for (const event of ['load', 'toggle']) window.addEventListener(event, send, { capture: true });
  document.fonts.ready.then(send);
  window.addEventListener('message', ({ source }) => {
    if (source === parent) send();
  });
  send();
}

/** Resolves once the frame is on the screen, since browsers draw nothing off it. */
function inSight(): Promise<void> {
  // Keeps the style sheet from treating the script as late.
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

export function offerHtml(button: HTMLElement, url: string): void {
  const shown = document.querySelector<HTMLElement>('.embed');
  const offer = shown ?? createOffer(url);
  if (shown) shown.hidden = !shown.hidden;
  else button.parentElement?.after(offer);
  button.ariaExpanded = String(!offer.hidden);
}

function createOffer(url: string): HTMLElement {
  const sections = [...document.querySelectorAll('main > section')];
  const maps = sections.filter((section) => section.querySelector('.section-map'));
  const parts = [
    { name: embed.story, html: embedHtml(url, document.title) },
    { name: embed.stills, html: embedHtml(url, document.title, 'stills') },
    ...maps.map((section) => {
      const name = embed.map({ section: sectionTitle(section) });
      return { name, html: embedHtml(url, name, { only: section.id }) };
    }),
  ];
  const text = { readOnly: true, rows: 5, spellcheck: false, ariaLabel: embed.html };
  const html = createElement('textarea', text);
  const options = parts.map(({ name }) => createElement('option', {}, name));
  const choice = createElement('select', { ariaLabel: embed.what }, ...options);
  const copy = createElement('button', { type: 'button', className: 'button' }, embed.copy);
  const show = () => {
    html.value = parts[choice.selectedIndex]?.html ?? '';
    copy.textContent = embed.copy;
  };
  choice.addEventListener('change', show);
  copy.addEventListener('click', async () => {
    html.select();
    const copied = await navigator.clipboard?.writeText(html.value).then(
      () => true,
      () => false,
    );
    if (copied) copy.textContent = embed.copied;
  });
  show();
  return createElement('div', { className: 'embed' }, choice, html, copy);
}
