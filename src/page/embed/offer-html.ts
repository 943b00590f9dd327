import { embed } from 'virtual:words/embed';
import { embedHtml } from '../../core/reader/embed-html.ts';
import { createElement } from '../../dom/elements.ts';
import { sectionTitle } from '../panels/section-nav.ts';

/**
 * Shows beneath a button, or puts away, the HTML with which another page shows the story, all of it or what is
 * chosen: without its live map, or the map of one section.
 *
 * @param url The URL of the story's page, without a query.
 */
export function offerHtml(button: HTMLElement, url: string): void {
  const shown = document.querySelector<HTMLElement>('.embed');
  const offer = shown ?? createOffer(url);
  if (shown) shown.hidden = !shown.hidden;
  else button.parentElement?.after(offer);
  button.ariaExpanded = String(!offer.hidden);
}

function createOffer(url: string): HTMLElement {
  const html = createElement('textarea', { readOnly: true, rows: 5, spellcheck: false });
  html.ariaLabel = embed.html;
  const parts = [
    { name: embed.story, html: embedHtml(url, document.title) },
    { name: embed.stills, html: embedHtml(url, document.title, 'stills') },
    ...sectionsWithMaps().map((section) => {
      const name = embed.map({ section: sectionTitle(section) });
      return { name, html: embedHtml(url, name, { only: section.id }) };
    }),
  ];
  const choice = createElement('select', {});
  choice.append(...parts.map(({ name }) => createElement('option', {}, name)));
  choice.ariaLabel = embed.what;
  const copy = createElement('button', { type: 'button', className: 'button' }, embed.copy);
  const show = () => {
    html.value = parts[choice.selectedIndex]?.html ?? '';
    copy.textContent = embed.copy;
  };
  choice.addEventListener('change', show);
  copy.addEventListener('click', async () => {
    html.select();
    const copied = navigator.clipboard?.writeText(html.value);
    await copied?.then(
      () => {
        copy.textContent = embed.copied;
      },
      () => undefined,
    );
  });
  show();
  return createElement('div', { className: 'embed' }, choice, html, copy);
}

const sectionsWithMaps = () =>
  [...document.querySelectorAll('main > section')].filter((section) =>
    section.querySelector('.section-map'),
  );
