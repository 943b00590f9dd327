import type { LayerSpecification } from 'maplibre-gl';
import { roundScale } from '../../core/camera/mercator.ts';
import { type Box, boxAbout } from '../../core/geometry/box.ts';
import { groupBy } from '../../core/group-by.ts';
import { annotationSource } from '../../style/annotation-layers.ts';
import { storyMetadata } from '../../style/story-layer.ts';
import { formatLength, lengthUnit } from '../../words/formats.ts';
import { drawImage, drawnLines, isIcons } from '../draw-layers.ts';
import { attributes, type Drawing, layerInput, pointOf } from '../drawing.ts';
import { positionAt, screenZoom, short } from '../frame.ts';
import { labelBlock, outlineEm, outlineText, type PlacedLine } from './outline-text.ts';
import { type FreeSpace, freeSpace, type PlacedLabels, placeLabels } from './place-labels.ts';

/** The share of a disc's radius that labels keep clear of. */
const denseDisc = 1.05;

/** True for circles so pale that names may lie on them. */
const isWash = (layer: LayerSpecification): boolean =>
  (storyMetadata(layer)?.fullOpacity['circle-opacity'] ?? 1) < 0.2;

/** Draws the live map's labels. @param cover The layer that covers the map, if any; only its labels are drawn. */
export function drawLabels(drawing: Drawing, locale: string, cover?: string): string {
  const { frame, style } = drawing;
  const seen = style.layers.filter(
    ({ light }) => cover === undefined || storyMetadata(light)?.layer === cover,
  );
  const inputs = (type: string, zoom?: number, named?: ReadonlySet<string>) =>
    seen
      .filter((layer) => layer.light.type === type && !isIcons(layer) && !isWash(layer.light))
      .flatMap((layer) => layerInput(layer, drawing, zoom, named) ?? []);
  const linesOf = (isWanted: (source: string) => boolean) =>
    inputs('line').flatMap((input) => (isWanted(input.source) ? drawnLines(input, drawing) : []));
  const borders = linesOf((source) => source === 'borders');
  const discs = inputs('circle').flatMap(({ features, values }) =>
    features.map((feature) =>
      boxAbout(pointOf(feature, drawing), denseDisc * values.number('circle-radius', feature)),
    ),
  );
  const icons = seen
    .filter((layer) => isIcons(layer) && !storyMetadata(layer.light)?.passes)
    .flatMap((layer) => layerInput(layer, drawing) ?? [])
    .flatMap(({ features, values }) =>
      features.flatMap((feature) => {
        const [image] = style.image(values.word('icon-image', feature)) ?? [];
        return image ? boxAbout(pointOf(feature, drawing), image.size / 2) : [];
      }),
    );
  const space = freeSpace(frame, linesOf(style.hasLine), [...discs, ...icons], borders);
  const symbols = inputs('symbol', frame.zoom + screenZoom, alwaysNamed(drawing));
  const annotations = symbols.filter(({ source }) => source === annotationSource);
  const others = symbols.filter((input) => !annotations.includes(input));
  const written = placeLabels(annotations, drawing, space, true);
  const scale = cover === undefined ? drawScale(drawing, space, locale) : '';
  const labels = placeLabels(others, drawing, space);
  const marks = (placed: PlacedLabels) =>
    placed.marks.map(({ at, image, rotate }) => drawImage(image, at, drawing, rotate));
  return [
    ...marks(labels),
    scale + drawText(labels.lines, drawing),
    ...marks(written),
    drawText(written.lines, drawing),
  ].join('');
}

function alwaysNamed({ style, data, opacity, names }: Drawing): ReadonlySet<string> {
  const shown = Object.keys(opacity).filter((id) => (opacity[id] ?? 0) > 0);
  const stops = shown
    .flatMap((id) => data[id]?.features ?? [])
    .flatMap(({ properties }) => (properties?.stops ?? []) as { name: string }[]);
  const areas = style.areas.filter(({ id }) => shown.includes(id));
  return new Set([
    ...names,
    ...stops.map(({ name }) => name),
    ...areas.flatMap(({ id, label }) => [id, label]),
  ]);
}

/** Draws text as outlines, all halos first, so that they cut no letter. */
function drawText(lines: readonly PlacedLine[], drawing: Drawing): string {
  const runs = lines.map((line) => {
    const { size, halo, haloWidth, fill, opacity } = line;
    const width = Math.round((haloWidth * 2 * outlineEm) / size);
    return {
      halo: attributes({ class: `h ${halo}`, 'stroke-width': width }),
      letters: attributes({ class: fill }),
      use: `<use${attributes({ href: `#${defineRun(line, drawing)}`, opacity })}/>`,
    };
  });
  return (['halo', 'letters'] as const)
    .flatMap((part) => [...groupBy(runs, (run) => run[part])])
    .map(([look, own]) => `<g${look}>${own.map(({ use }) => use).join('')}</g>`)
    .join('');
}

function defineRun({ at, rotate, size, text }: PlacedLine, { define }: Drawing): string {
  const turn = rotate === 0 ? '' : `rotate(${short(rotate)})`;
  const transform = `translate(${short(at[0])} ${short(at[1])})${turn}scale(${short(size / outlineEm, 5)})`;
  const glyphs = text.glyphs.map(({ key, path, x, y }) => {
    const id = define(key, (id) => `<path id="${id}" d="${path}"/>`);
    return `<use${attributes({ href: `#${id}`, x: x || undefined, y: y || undefined })}/>`;
  });
  const run = ` transform="${transform}">${glyphs.join('')}</g>`;
  return define(run, (id) => `<g id="${id}"${run}`);
}

/** The scale's font size, maximum length, height and distance from the edges, in units. */
const [textSize, longest, high, inset] = [11, 110, 20, 14];

function drawScale(drawing: Drawing, space: FreeSpace, locale: string): string {
  const { frame, colors, fonts } = drawing;
  const [, latitude] = positionAt(frame, [frame.width / 2, frame.height / 2]);
  const { km: unit, times } = lengthUnit(locale);
  const { km, length } = roundScale(frame.zoom, latitude, longest, [unit, unit / times]);
  const wide = Math.max(length, 40);
  const at = (left: number, top: number): Box => {
    return { left, top, right: left + wide, bottom: top + high };
  };
  const [right, bottom] = [frame.width - inset - wide, frame.height - inset - high];
  const first = at(inset, bottom);
  const corners = [first, at(right, bottom), at(inset, inset), at(right, inset)];
  const box = corners.find((corner) => space.fits([corner])) ?? first;
  space.take([box]);
  const [left, top] = [box.left, box.bottom - 4];
  const bar = (name: 'halo' | 'ink', width: number) =>
    `<path fill="none" class="${colors.named('stroke', name)}" stroke-width="${width}" d="M${short(left)} ${short(top)}v4h${short(length)}v-4"/>`;
  const text = outlineText(formatLength(km, locale), fonts['Map Sans Regular'] ?? []);
  const line = {
    text,
    size: textSize,
    width: (text.width / outlineEm) * textSize,
    height: textSize,
    fill: colors.named('fill', 'ink'),
    halo: colors.named('stroke', 'halo'),
    haloWidth: 1.3,
    opacity: 1,
  };
  const { lines } = labelBlock([line], [left + 4, top], { anchor: 'bottom-left' });
  return bar('halo', 3.4) + bar('ink', 1.2) + drawText(lines, drawing);
}
