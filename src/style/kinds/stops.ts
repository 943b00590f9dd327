import type { LayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { formatList } from '../../words/formats.ts';
import { discStroke, lineDashes, lineLayer, type PaintOf } from '../layer-parts.ts';
import type { LayerColors } from '../palette.ts';
import { type DatedPart, shownOnDays, storyLayer } from '../story-layer.ts';
import type { FieldTypes, LayerWith } from './fields.ts';
import type { BuildKind, Kind, StrokeImage, ToldLayer, ToldWords } from './kind.ts';
import { nameOf, ownWords } from './sentences.ts';

/** The places of the sections, as numbered discs that are filled for the current section. */
export const stops: Kind<StopsLayer> = {
  name: 'stops',
  geometries: ['Point'],
  shape: 'point',
  fromScenes: true,
  layers: (layer, { color, halo }) => [
    joining(layer, 'casing', { 'line-color': halo, 'line-width': 4.4 }),
    joining(layer, 'line', {
      'line-color': color,
      'line-width': 1.8,
      ...lineDashes[layer.dash ?? 'solid'],
    }),
  ],
  over: (layer) => [
    discs(layer, 'disc'),
    discs(layer, 'read', { of: 'points', days: layer.days ?? [] }),
  ],
  images: (layer, colors) =>
    Object.fromEntries(
      (layer.days ?? []).flatMap((_, i) =>
        forms.map((form) => [`${layer.id}-${form}-${i + 1}`, disc(i + 1, form, colors)]),
      ),
    ),
  things: (features) =>
    features.flatMap((stop) =>
      stop.properties.number ? [[stop.properties.name, [stop]] as const] : [],
    ),
  facts: ([{ properties }], _, { facts }) =>
    properties.day ? { fact: facts.leads, details: [], section: properties.day } : undefined,
};

const fields = ({ flag, dash, maybe }: FieldTypes) => ({
  dash: dash.exactOptional(),
  joined: maybe(flag, 'Whether a line joins the stops in their order.'),
});

type StopsLayer = LayerWith<'stops', typeof fields>;

export const stopsInBuild: BuildKind<StopsLayer> = {
  fields,
  sent: ['joined'],
  swatch: ({ joined }) => ({
    'block-size': '0.95rem',
    background: [
      'radial-gradient(circle, var(--paper) 0.25rem, var(--c) 0.3rem 0.44rem, transparent 0.47rem)',
      ...(joined ? ['linear-gradient(var(--c) 0 0) center / 100% 2px no-repeat'] : []),
    ].join(', '),
  }),
  complete: (layer, features) => ({
    ...layer,
    days: features.flatMap(({ properties: { number, day = '' } }) => (number ? day : [])),
  }),
  sentence: describeStops,
};

const forms = ['disc', 'read'] as const;
type Form = (typeof forms)[number];

const joining = ({ id }: LayerSpec, part: string, paint: PaintOf<'line'>): LayerSpecification =>
  lineLayer(id, part, { filter: ['!', ['has', 'number']], paint });

const discs = ({ id }: LayerSpec, form: Form, dated?: DatedPart): LayerSpecification =>
  storyLayer(
    {
      id: `${id}-${form}`,
      type: 'symbol',
      source: id,
      filter: dated ? shownOnDays(dated) : ['has', 'number'],
      layout: {
        'icon-image': ['concat', `${id}-${form}-`, ['get', 'number']],
        'icon-allow-overlap': true,
        'symbol-sort-key': ['-', ['get', 'number']],
      },
    },
    { layer: id, fullOpacity: { 'icon-opacity': 1 }, ...(dated && { dated }) },
  );

const digits = [
  'm2.7 0c1.9 0 2.7 1.8 2.7 4.5s-.8 4.5-2.7 4.5s-2.7-1.8-2.7-4.5s.8-4.5 2.7-4.5z',
  'm1.1 1.7l2.1-1.4v8.7',
  'm.3 2.3c.2-1.5 1.1-2.3 2.4-2.3c1.5 0 2.4 .9 2.4 2.3c0 1.3-.9 2.4-2.2 3.7l-2.5 2.6h5',
  'm.4 1.4c.5-.9 1.3-1.4 2.3-1.4c1.4 0 2.3 .9 2.3 2.1c0 1.3-1 2.1-2.8 2.1c2 0 3.1 .9 3.1 2.3c0 1.5-1.1 2.5-2.7 2.5c-1.2 0-2.1-.5-2.6-1.5',
  'm4 9v-8.2l-3.7 5.6h5.4',
  'm4.9 .2h-3.9l-.4 4.1c.5-.5 1.3-.9 2.1-.9c1.6 0 2.7 1.1 2.7 2.7c0 1.7-1.1 2.9-2.8 2.9c-1.2 0-2-.5-2.6-1.4',
  'm4.7 .8c-.5-.6-1.1-.8-1.7-.8c-1.9 0-3 1.9-3 5c0 2.6 1 4 2.7 4c1.6 0 2.7-1.2 2.7-2.8c0-1.6-1.1-2.7-2.6-2.7c-1.5 0-2.7 1.1-2.8 2.5',
  'm.1 .3h5l-3.1 8.7',
  'm2.7 4.2c-1.4 0-2.3-.8-2.3-2.1c0-1.2 .9-2.1 2.3-2.1c1.4 0 2.3 .9 2.3 2.1c0 1.3-.9 2.1-2.3 2.1c-1.6 0-2.7 1-2.7 2.4c0 1.4 1.1 2.4 2.7 2.4c1.6 0 2.7-1 2.7-2.4c0-1.4-1.1-2.4-2.7-2.4z',
  'm.7 8.2c.5 .6 1.1 .8 1.7 .8c1.9 0 3-1.9 3-5c0-2.6-1-4-2.7-4c-1.6 0-2.7 1.2-2.7 2.8c0 1.6 1.1 2.7 2.6 2.7c1.5 0 2.7-1.1 2.8-2.5',
] as const;
const [digitWidth, digitHeight, digitGap] = [5.4, 9, 2.2];

/** Draws a disc and its number as one image, so that one of two overlapping discs stays whole. */
function disc(number: number, form: Form, { color, paper, halo }: LayerColors): StrokeImage {
  const isRead = form === 'read';
  const size = isRead ? 30 : 24;
  const middle = size / 2;
  const all = String(number);
  const wide = all.length * (digitWidth + digitGap) - digitGap;
  const [left, top] = [middle - wide / 2, middle - digitHeight / 2];
  const d = [...all]
    .map((digit, i) => `M${left + i * (digitWidth + digitGap)} ${top}${digits[Number(digit)]}`)
    .join('');
  return {
    size,
    strokes: [
      discStroke(middle, middle, halo),
      discStroke(middle, middle - 1.2, color),
      ...(isRead ? [] : [discStroke(middle, middle - 2.8, paper)]),
      { d, color: isRead ? paper : color, width: 1.6 },
    ],
  };
}

/** Names the section's stops or, if it has none, all stops. The layer's `told` may have `{name}`. */
function describeStops({ layer, features, days }: ToldLayer, words: ToldWords): string {
  const { told, locale } = words;
  if (layer.told) return ownWords(layer, layer.told, {});
  const all = features.flatMap(({ properties }) => (properties.number ? [properties] : []));
  const name = nameOf(layer, words);
  const read = all.filter(({ day }) => day && day === days?.[0]);
  const names = (read.length > 0 ? read : all).map((stop) => stop.name);
  const stops = formatList(names, locale, 'narrow');
  return read.length > 0 ? told.stopRead({ name, stop: stops }) : told.stops({ name, stops });
}
