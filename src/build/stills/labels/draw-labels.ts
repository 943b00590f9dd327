import type { Drawing } from '../drawing.ts';
import { attributes } from '../shapes/attributes.ts';
import type { PlacedLine } from './label-block.ts';
import { outlineEm } from './outline-text.ts';

/** Draws lines of text as outlines: first all halos, then all letters, so that none is cut. */
export function drawLabels(lines: readonly PlacedLine[], drawing: Drawing): string {
  const runs = lines.map((line) => ({ line, id: defineRun(line, drawing) }));
  const use = (id: string, opacity: number) =>
    `<use${attributes({ href: `#${id}`, ...(opacity < 1 && { opacity }) })}/>`;
  const halos = runs.map(({ line, id }) => {
    const width = Math.round((line.haloWidth * 2 * outlineEm) / line.size);
    return `<g class="h ${line.halo}" stroke-width="${width}">${use(id, line.opacity)}</g>`;
  });
  const letters = runs.map(
    ({ line, id }) => `<g class="${line.fill}">${use(id, line.opacity)}</g>`,
  );
  return joined(halos) + joined(letters);
}

/** Groups with the same look that follow each other, as one. */
function joined(groups: readonly string[]): string {
  return groups
    .join('')
    .replace(/(<g [^>]*>)((?:<use[^>]*>)+)<\/g>(?:\1(?:<use[^>]*>)+<\/g>)*/g, (all, open) => {
      const uses = all.match(/<use[^>]*>/g) ?? [];
      return `${open}${uses.join('')}</g>`;
    });
}

function defineRun(line: PlacedLine, drawing: Drawing): string {
  const scale = line.size / outlineEm;
  const turn = line.rotate === 0 ? '' : `rotate(${Number(line.rotate.toFixed(1))})`;
  const [x, y] = line.at.map((value) => Number(value.toFixed(1)));
  const glyphs = line.text.glyphs.map(({ key, path, x, y }) => {
    const id = drawing.define(key, (name) => `<path id="${name}" d="${path}"/>`);
    return `<use href="#${id}"${x ? ` x="${x}"` : ''}${y ? ` y="${y}"` : ''}/>`;
  });
  const transform = `translate(${x} ${y})${turn}scale(${Number(scale.toFixed(5))})`;
  const key = `run ${transform} ${line.text.glyphs.map((glyph) => glyph.key).join()}`;
  return drawing.define(
    key,
    (id) => `<g id="${id}" transform="${transform}">${glyphs.join('')}</g>`,
  );
}
