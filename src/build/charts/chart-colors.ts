import type { Charts } from './read-charts.ts';

/**
 * The rules that give the marks of each chart the colour of a layer.
 * An attribute of style would be against the page's policy.
 */
export function chartColors(charts: Charts): string {
  const rules = Object.entries(charts).flatMap(([name, { spec }]) => {
    const layer = spec.color ?? spec.layer;
    return layer ? [`[data-chart="${name}"]{--chart-color:var(--layer-${layer})}`] : [];
  });
  return rules.join('');
}
