import { map } from '#words';
import { createElement } from '../../dom/elements.ts';
import type { FeatureFacts } from './feature-facts.ts';

/** What the panel shows of a feature. */
export function panelContent(
  { name, localNames, fact, measured, details, credit, layer }: FeatureFacts,
  on: { readonly close: () => void; readonly about: () => void },
): Node[] {
  const close = createElement('button', { type: 'button', className: 'panel-close' }, '×');
  close.setAttribute('aria-label', map.close);
  close.addEventListener('click', on.close);
  const rows = [...measured, ...details].map(({ term, words }) =>
    createElement('div', {}, createElement('dt', {}, term), createElement('dd', {}, words)),
  );
  const about = createElement('a', { href: `#about-${layer}` }, map.aboutLayer);
  about.addEventListener('click', on.about);
  const local = localNames.map(({ text, lang }) =>
    createElement('span', { className: 'local-name', lang }, text),
  );
  return [
    close,
    createElement('p', { className: 'feature-name', id: 'feature-name' }, name),
    ...(local.length > 0 ? [createElement('p', { className: 'local-names' }, ...local)] : []),
    createElement('p', { className: 'feature-fact' }, fact),
    createElement('dl', {}, ...rows),
    createElement('p', { className: 'feature-credit' }, `${map.source(credit)} `, about),
  ];
}
