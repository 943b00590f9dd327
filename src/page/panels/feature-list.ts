import { map as words } from 'virtual:words/map';
import type { Viewport } from '../../core/camera/camera.ts';
import { fitBounds } from '../../core/camera/fit-bounds.ts';
import type { PageLayer } from '../../core/story/story-data.ts';
import { createElement, findElement, foldOnEscape } from '../../dom/elements.ts';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';
import type { StoryMap } from '../../map/live-map.ts';
import { coveredAside, measurePage } from '../reading/measure-page.ts';
import type { Takeover } from '../reading/takeover.ts';

interface FeatureListInput {
  readonly group: HTMLElement;
  readonly before: HTMLElement;
  readonly map: () => StoryMap | undefined;
  readonly motion: () => boolean;
  readonly takeover: Takeover;
}

/** Creates the list "On the map now", for keyboards and screen readers; it is filled when first opened. */
export function createFeatureList({ group, before, map, motion, takeover }: FeatureListInput) {
  const summary = createElement('summary', {}, words.onMap);
  const list = createElement('ul', {});
  const properties = { className: 'feature-list', ariaLabel: words.onMap };
  const details = createElement('details', properties, summary, createElement('div', {}, list));
  const opener = findElement('_all-layers');
  const fold = () => {
    details.open = false;
    if (opener.ariaExpanded === 'true') opener.click();
  };
  const onShow = (feature: FeatureFacts) => {
    const live = map();
    if (!live) return;
    takeover.send('take');
    const panel = live.openFeature(feature.key);
    const free = besidePanel(panel, takeover.state() === 'exploring');
    live.flyTo(fitBounds({ bounds: feature.bounds, maxZoom }, free), motion());
    fold();
  };
  const onFollow = () => {
    takeover.send('back');
    fold();
  };
  const layerRow = (layer: PageLayer, all: readonly FeatureFacts[]) => {
    const features = all.filter((feature) => feature.layer === layer.id);
    const rows = features.map((feature) => featureRow(feature, onShow, onFollow));
    if (rows.length <= 1) return rows;
    const name = createElement('p', { className: 'feature-group' }, layer.label);
    return createElement('li', {}, name, createElement('ul', {}, ...rows));
  };
  let visible: readonly PageLayer[] = [];
  let listed: readonly PageLayer[] | undefined;
  const fill = async () => {
    const wanted = visible;
    if (String(wanted.map(({ id }) => id)) === String(listed?.map(({ id }) => id))) return;
    listed = wanted;
    const all = (await map()?.features()) ?? [];
    if (wanted !== listed) return;
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...wanted.flatMap((layer) => layerRow(layer, all)));
    if (hadFocus) summary.focus();
  };
  foldOnEscape(details);
  list.addEventListener('focusin', ({ target }) => {
    const { days } = target instanceof HTMLElement ? target.dataset : {};
    map()?.lightDays(days?.split(' ') ?? []);
  });
  list.addEventListener('focusout', () => map()?.lightDays([]));
  details.addEventListener('toggle', async () => {
    if (!details.open) return;
    await fill();
    group.scrollTop = details.offsetTop;
  });
  before.before(details);
  return {
    show(next: readonly PageLayer[]) {
      visible = next;
      if (details.open) void fill();
    },
    focus: () => [summary, opener].find((each) => each.checkVisibility())?.focus(),
    stop: () => details.remove(),
  };
}

function featureRow(
  feature: FeatureFacts,
  onShow: (feature: FeatureFacts) => void,
  onFollow: () => void,
): HTMLLIElement {
  const name = createElement('p', { className: 'feature-name' });
  if (feature.section) {
    const link = createElement('a', { href: `#${feature.section}` }, feature.name);
    link.addEventListener('click', onFollow);
    name.append(link);
    return createElement('li', {}, name);
  }
  name.append(feature.name);
  for (const { text, lang } of feature.localNames)
    name.append(' ', createElement('span', { lang }, text));
  const ariaLabel = words.showThis({ feature: feature.name });
  const show = createElement('button', { type: 'button', ariaLabel }, words.show);
  if (feature.dates.length > 0) show.dataset.days = feature.dates.join(' ');
  show.addEventListener('click', () => onShow(feature));
  const lines = [
    feature.fact,
    ...feature.measured.map(({ term, words: figure }) => words.measured({ term, figure })),
  ];
  return createElement('li', {}, name, ...lines.map((text) => createElement('p', {}, text)), show);
}

const maxZoom = 7.5;

/** Minimum distance between panel and feature, in CSS pixels. */
const gap = 16;

/** Returns the part of the map that text and panel leave free: above a wide panel, beside a narrow one. */
function besidePanel(panel: DOMRect | undefined, isTextHidden: boolean): Viewport {
  const frame = document.querySelector('.map-frame')?.getBoundingClientRect();
  const { viewport } = measurePage();
  const { width, height } = viewport;
  const covered = { ...viewport.covered, ...(isTextHidden && { left: gap, right: gap }) };
  if (!panel || !frame) return { width, height, covered };
  const { left, right } = coveredAside(frame, panel);
  const side =
    panel.width > width / 2
      ? { bottom: Math.max(covered.bottom, frame.bottom - panel.top + gap) }
      : { left: Math.max(covered.left, left + gap), right: Math.max(covered.right, right + gap) };
  return { width, height, covered: { ...covered, ...side } };
}
