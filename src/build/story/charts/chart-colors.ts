import type { LayerSpec } from '../../../core/story/layer-spec.ts';
import { lineDashes } from '../../../style/layer-parts.ts';
import type { Charts } from './read-charts.ts';

/** How wide the lines are whose dashes are a layer's, in the chart's units. */
const lineWidth = 3;

/**
 * The rules that give the marks of each chart the colour of a layer, and to marks of a layer of their
 * own its colour and its dash. An attribute of style would be against the page's policy.
 */
export function chartColors(charts: Charts, layers: readonly LayerSpec[]): string {
  const whole = Object.entries(charts).flatMap(([name, { spec }]) => {
    const layer = spec.color ?? spec.layer;
    return layer ? [`[data-chart="${name}"]{--chart-color:var(--layer-${layer})}`] : [];
  });
  const used = new Set(Object.values(charts).flatMap(({ rows }) => rows.map(({ layer }) => layer)));
  const own = layers
    .filter(({ id }) => used.has(id))
    .map(({ id, dash = 'solid' }) => {
      const pattern = lineDashes[dash]['line-dasharray']?.map(
        (part) => +(part * lineWidth).toFixed(1),
      );
      const dashes = pattern ? `;--mark-dash:${pattern.join(' ')}` : '';
      return `.plot .of-${id}{--mark-color:var(--layer-${id})${dashes}}`;
    });
  return [...whole, ...own].join('');
}
