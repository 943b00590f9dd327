/**
 * Puts the marks that share a class such as `firing-2014-07-14` into one group for each, where the
 * first of them stood: `<g class="firing" data-firing="2014-07-14" data-date="2014-07-14">`.
 *
 * @param prefix What the class begins with, before the hyphen and the day.
 * @returns The same SVG.
 */
export function groupMarks(svg: SVGSVGElement, prefix: string): SVGSVGElement {
  const groups = new Map<string, Element>();
  for (const mark of [...svg.children]) {
    const [first = '', ...rest] = (mark.getAttribute('class') ?? '').split(' ');
    if (!first.startsWith(`${prefix}-`)) continue;
    const day = first.slice(prefix.length + 1);
    const group = groups.get(day) ?? openGroup(mark, prefix, day);
    groups.set(day, group);
    mark.setAttribute('class', rest.join(' '));
    group.append(mark);
  }
  return svg;
}

function openGroup(before: Element, name: string, day: string): Element {
  const group = before.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('class', name);
  group.setAttribute(`data-${name}`, day);
  group.setAttribute('data-date', day);
  before.before(group);
  return group;
}
