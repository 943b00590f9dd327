const prefix = 'day-';

/** The class of a mark that belongs to a day, for `groupMarks`, beside the classes of its look. */
export function ofDay(date: string, look: string): string {
  return `${prefix}${date} ${look}`;
}

/**
 * Puts the marks of each day into one group, where the first of them stood:
 * `<g data-date="2014-07-14">`.
 *
 * @returns The same SVG.
 */
export function groupMarks(svg: SVGSVGElement): SVGSVGElement {
  const groups = new Map<string, Element>();
  for (const mark of [...svg.children]) {
    const [first = '', ...rest] = (mark.getAttribute('class') ?? '').split(' ');
    if (!first.startsWith(prefix)) continue;
    const day = first.slice(prefix.length);
    const group = groups.get(day) ?? openGroup(mark, day);
    groups.set(day, group);
    mark.setAttribute('class', rest.join(' '));
    group.append(mark);
  }
  return svg;
}

function openGroup(before: Element, day: string): Element {
  const group = before.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('data-date', day);
  before.before(group);
  return group;
}
