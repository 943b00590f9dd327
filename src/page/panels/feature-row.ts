import { page } from '#words';
import { createElement } from '../../dom/create-element.ts';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';

/** A feature in the list: its names, its fact, what it measures, and the button that shows it. */
export function featureRow(
  feature: FeatureFacts,
  onShow: (feature: FeatureFacts) => void,
): HTMLLIElement {
  const name = createElement('p', { className: 'feature-name' }, feature.name);
  for (const { text, lang } of feature.localNames) {
    name.append(' ', createElement('span', { lang }, text));
  }
  const show = createElement('button', { type: 'button' }, page.show);
  show.setAttribute('aria-label', page.showThis(feature.name));
  if (feature.dates.length > 0) show.dataset.days = feature.dates.join(' ');
  show.addEventListener('click', () => onShow(feature));
  const told = [
    feature.fact,
    ...feature.measured.map(({ term, words }) => page.measured(term, words)),
  ];
  return createElement('li', {}, name, ...told.map((text) => createElement('p', {}, text)), show);
}
