/** What only a screen, a script or paper has a use for, or what is said in other words beside it. */
const left =
  'script, style, button, input, label, .editions, .share, .keys, .travelled, .odometer, .print-only, .map-heard, .map-credit, .section-map > img, .data > summary, a.back';

/** Elements that stand in a line of text. */
const inLine =
  'a, abbr, b, br, cite, code, em, i, kbd, mark, q, small, span, strong, sub, sup, time, u';

/**
 * What a part of the page says as plain text: a line a paragraph, an empty one between two; headings, lists and
 * tables as Markdown has them, links with their addresses, pictures and charts as their alternatives.
 */
export const plainText = (part: Element): string =>
  `${blocksOf(part)
    .map((block) => block.replaceAll(/[ \t]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n\n')}\n`;

/** The paragraphs of an element. */
function blocksOf(element: Element): readonly string[] {
  if (element.matches(left)) return [];
  const name = element.localName;
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading) return [`${'#'.repeat(Number(heading))} ${said(element)}`];
  switch (name) {
    case 'p':
    case 'dt':
      return [said(element)];
    case 'summary':
      return element.children.length > 0 ? childBlocks(element) : [`#### ${said(element)}`];
    case 'img':
      return [element.getAttribute('alt') ?? ''];
    case 'svg': {
      const told = element.querySelector('desc')?.textContent;
      return [told ?? element.getAttribute('aria-label') ?? ''];
    }
    case 'ul':
    case 'ol':
      return [
        [...element.children]
          .map((item, at) => `${name === 'ol' ? `${at + 1}.` : '-'} ${said(item)}`)
          .join('\n'),
      ];
    case 'dl':
      return [
        [...element.querySelectorAll('dt')]
          .map((term) => `${said(term)}: ${said(term.nextElementSibling)}`)
          .join('\n'),
      ];
    case 'table': {
      const rows = [...element.querySelectorAll('tr')].map((row) =>
        [...row.children].map(said).join(' | '),
      );
      return [[said(element.querySelector('caption')), ...rows].join('\n')];
    }
  }
  return childBlocks(element);
}

/** The paragraphs of an element's children: what stands in a line between two of them is one. */
function childBlocks(element: Element): readonly string[] {
  const blocks: string[] = [];
  let line = '';
  const endLine = () => {
    blocks.push(line);
    line = '';
  };
  for (const node of element.childNodes) {
    const child = node as Element;
    if (child.nodeType === 3 || (child.nodeType === 1 && child.matches(inLine))) {
      line += saidBy(child);
    } else if (child.nodeType === 1) {
      endLine();
      blocks.push(...blocksOf(child));
    }
  }
  endLine();
  return blocks;
}

/** What an element says in one line. */
const said = (element: Element | null): string =>
  element
    ? saidBy(element)
        .replaceAll(/[ \t\n\r]+/g, ' ')
        .trim()
    : '';

function saidBy(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replaceAll(/[ \t\n\r]+/g, ' ');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  if (element.matches(left)) return '';
  if (element.localName === 'br') return '; ';
  if (element.matches('.cite')) return ` [${element.textContent}]`;
  const text = [...element.childNodes].map(saidBy).join('');
  const file = element.getAttribute('download');
  if (file) return file;
  const href = element.getAttribute('href') ?? '';
  return /^https?:/.test(href) ? `${text} (${href})` : text;
}
