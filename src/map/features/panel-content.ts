import { map } from '#words';
import type { FeatureFacts } from './feature-facts.ts';

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...content: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

/** What the panel shows of a feature: only text and elements, no HTML from strings. */
export function panelContent(
  facts: FeatureFacts,
  on: { readonly close: () => void; readonly about: () => void },
): Node[] {
  const close = element('button', 'panel-close', '×');
  close.type = 'button';
  close.setAttribute('aria-label', map.close);
  close.addEventListener('click', on.close);
  const name = element('p', 'feature-name', facts.name);
  name.id = 'feature-name';
  const list = element('dl', '');
  for (const { term, words } of [...facts.measured, ...facts.details]) {
    list.append(element('div', '', element('dt', '', term), element('dd', '', words)));
  }
  const about = element('a', '', map.aboutLayer);
  about.href = `#about-${facts.layer}`;
  about.addEventListener('click', on.about);
  const local = facts.localNames.map(({ text, lang }) =>
    Object.assign(element('span', 'local-name', text), { lang }),
  );
  return [
    close,
    name,
    ...(local.length > 0 ? [element('p', 'local-names', ...local)] : []),
    element('p', 'feature-fact', facts.fact),
    list,
    element('p', 'feature-credit', `${map.source(facts.credit)} `, about),
  ];
}
