import type { Viewport } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { measurePage } from '../reading/measure-page.ts';

/** How close the map comes to a feature; a point alone would have no end. */
const closest = 7.5;

/** The space between the panel and the feature, in CSS pixels. */
const gap = 16;

/** The viewport with what the panel covers: its foot where it is as wide as the map, else its side. */
function withoutPanel(
  { width, height, covered }: Viewport,
  panel: DOMRect,
  stage: DOMRect,
): Viewport {
  const wide = panel.width > width / 2;
  const side = wide
    ? { bottom: Math.max(covered.bottom, stage.bottom - panel.top + gap) }
    : { right: Math.max(covered.right, stage.right - panel.left + gap) };
  return { width, height, covered: { ...covered, ...side } };
}

/**
 * Opens a feature's panel and brings the map to the feature, in the part that page and panel leave
 * free; `whole` says that the text is out of the way.
 */
export function showFeature(
  map: Pick<StoryMap, 'openFeature' | 'flyTo'>,
  { key, bounds }: Pick<FeatureFacts, 'key' | 'bounds'>,
  { motion, whole }: { readonly motion: boolean; readonly whole: boolean },
): void {
  const stage = document.querySelector('#stage .stage-frame')?.getBoundingClientRect();
  const panel = map.openFeature(key);
  const { viewport } = measurePage();
  const { covered } = viewport;
  const text = whole ? { ...viewport, covered: { ...covered, left: gap } } : viewport;
  const free = panel && stage ? withoutPanel(text, panel, stage) : text;
  map.flyTo(fitBounds({ bounds, maxZoom: closest }, free), motion);
}
