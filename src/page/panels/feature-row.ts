import { page } from '#words';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';

function paragraph(className: string, text: string): HTMLParagraphElement {
  const made = document.createElement('p');
  made.className = className;
  made.textContent = text;
  return made;
}

/** A feature in the list: its names, its fact, what it measures, and the button that shows it. */
export function featureRow(
  feature: FeatureFacts,
  onShow: (feature: FeatureFacts) => void,
): HTMLLIElement {
  const name = paragraph('feature-name', feature.name);
  for (const { text, lang } of feature.localNames) {
    const local = document.createElement('span');
    local.lang = lang;
    local.textContent = text;
    name.append(' ', local);
  }
  const show = document.createElement('button');
  show.type = 'button';
  show.textContent = page.show;
  show.setAttribute('aria-label', page.showThis(feature.name));
  if (feature.date) show.dataset.day = feature.date;
  show.addEventListener('click', () => onShow(feature));
  const row = document.createElement('li');
  row.append(
    name,
    paragraph('', feature.fact),
    ...feature.measured.map(({ term, words }) => paragraph('', page.measured(term, words))),
    show,
  );
  return row;
}
