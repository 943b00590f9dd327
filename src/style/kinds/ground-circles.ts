import type { ExpressionSpecification } from 'maplibre-gl';
import { pixelKm } from '../../core/camera/mercator.ts';

/** Returns a length at a latitude, in CSS pixels at zoom 0. */
export const sizeOnGround = (km: number, latitude = 0): number => km / pixelKm(0, latitude);

/** A length on the ground, of its length in CSS pixels at zoom 0, and so many pixels more at every zoom. */
export const onGround = (
  length: ExpressionSpecification,
  more: ExpressionSpecification | 0 = 0,
): ExpressionSpecification =>
  [
    'interpolate',
    ['exponential', 2],
    ['zoom'],
    ...[0, ['+', length, more], 24, ['+', ['*', 2 ** 24, length], more]],
  ] as ExpressionSpecification;

const isRing: ExpressionSpecification = ['==', ['get', 'filled'], false];

/** The stroke of a ring as a share of its radius. MapLibre draws a circle's stroke outside its radius. */
const stroke = 0.2;

const size: ExpressionSpecification = ['get', 'size'];

/** The `rim` of a speck, in CSS pixels, without which a screen would not show it. */
const rim: ExpressionSpecification = ['coalesce', ['get', 'rim'], 0];

/** Paints marks of one `size` each, filled or as rings. */
export const markLook = (color: string | ExpressionSpecification) => ({
  'circle-radius': onGround(['*', ['case', isRing, 1 - stroke, 1], size]),
  'circle-color': ['case', isRing, 'rgba(0, 0, 0, 0)', color] as ExpressionSpecification,
  'circle-stroke-color': color,
  'circle-stroke-width': onGround(['*', ['case', isRing, stroke, 0], size], rim),
  'circle-pitch-alignment': 'map' as const,
});

export const markOpacities = { 'circle-opacity': 0.92, 'circle-stroke-opacity': 0.92 };

export const markSwatch = (filled: boolean, size: string) => ({
  'inline-size': size,
  'block-size': size,
  'margin-inline': `calc((1.5rem - ${size}) / 2)`,
  border: '2px solid var(--c)',
  'border-radius': '50%',
  background: filled ? 'var(--tint)' : 'transparent',
});
