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
  for (const mark of [...svg.querySelectorAll(`[class^="${prefix}"]`)]) {
    const [first = '', ...look] = (mark.getAttribute('class') ?? '').split(' ');
    const date = first.slice(prefix.length);
    let group = svg.querySelector(`[data-date="${date}"]`);
    if (!group) {
      group = mark.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'g');
      group.setAttribute('data-date', date);
      mark.before(group);
    }
    mark.setAttribute('class', look.join(' '));
    group.append(mark);
  }
  return svg;
}
