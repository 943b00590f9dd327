import { locale, page } from '#words';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import { createElement } from '../../dom/create-element.ts';
import { foldOnEscape } from '../../dom/fold-on-escape.ts';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';
import { formatList } from '../../words/formats.ts';
import { featureRow } from './feature-row.ts';

/** The list "On the map now", a way to the map's features by keyboard and screen reader. */
export interface FeatureList {
  /** Offers the list, once there is a map. */
  readonly offer: () => void;
  /** Lists the features of the layers that are visible now; `byReader` says so aloud. */
  readonly show: (visible: ReadonlySet<string>, byReader: boolean) => void;
  /** Folds the list away, and the group with it where the group unfolds over the map. */
  readonly fold: () => void;
  /** Gives the focus to what opens the list. */
  readonly focus: () => void;
  readonly stop: () => void;
}

interface FeatureListInput {
  /** What the list is put into, after all that is there. */
  readonly group: HTMLElement;
  readonly layers: readonly LayerSpec[];
  readonly features: () => Promise<readonly FeatureFacts[]>;
  readonly onShow: (feature: FeatureFacts) => void;
  /** The reader's focus is on a feature of these days, or on none. */
  readonly onDays: (dates: readonly string[]) => void;
}

interface Parts {
  readonly details: HTMLDetailsElement;
  readonly summary: HTMLElement;
  readonly list: HTMLUListElement;
  readonly status: HTMLElement;
}

/** The list, folded and hidden, which Escape folds again, and what says aloud what is on the map. */
function createParts({ onDays }: Pick<FeatureListInput, 'onDays'>): Parts {
  const summary = createElement('summary', {}, page.onMap);
  const list = createElement('ul', {});
  const box = createElement('div', {}, list);
  const details = createElement('details', { className: 'feature-list', hidden: true });
  details.append(summary, box);
  const status = createElement('p', { className: 'feature-status' });
  status.setAttribute('role', 'status');
  foldOnEscape(details);
  list.addEventListener('focusin', ({ target }) => {
    const { days } = target instanceof HTMLElement ? target.dataset : {};
    onDays(days?.split(' ') ?? []);
  });
  list.addEventListener('focusout', () => onDays([]));
  return { details, summary, list, status };
}

/** One row for a layer with one feature, a row with a list within for a layer with several. */
function layerRow(
  layer: LayerSpec,
  all: readonly FeatureFacts[],
  onShow: FeatureListInput['onShow'],
): HTMLLIElement[] {
  const features = all.filter((feature) => feature.layer === layer.id);
  const rows = features.map((feature) => featureRow(feature, onShow));
  if (rows.length <= 1) return rows;
  const name = createElement('p', { className: 'feature-group' }, layer.label);
  return [createElement('li', {}, name, createElement('ul', {}, ...rows))];
}

/** What is said aloud once the reader has changed what is on the map. */
function tell(layers: readonly LayerSpec[]): string {
  const names = layers.map(({ label }) => label);
  return page.nowOnMap(formatList(names, locale) || page.noLayer);
}

/** What opens the group on a wide map and on a small one. */
const openersOf = (group: HTMLElement): readonly HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>(':scope > [aria-expanded]'),
  ...(group.closest('details')?.querySelectorAll<HTMLElement>(':scope > summary') ?? []),
];

/** Folds the group away too where it unfolds over the map: there its summary is shown. */
function foldGroup(group: HTMLElement): void {
  const panel = group.closest('details');
  const isFolding = (panel?.querySelector('summary')?.getClientRects().length ?? 0) > 0;
  if (panel && isFolding) panel.open = false;
}

/** Makes a function that fills the list with the features of the layers that are shown, unless it has them. */
function listFiller(
  { features, onShow }: FeatureListInput,
  { list, summary }: Parts,
  shown: () => readonly LayerSpec[],
): () => Promise<void> {
  let listed: string | undefined;
  return async () => {
    const wanted = shown()
      .map(({ id }) => id)
      .join();
    if (wanted === listed) return;
    listed = wanted;
    const all = await features();
    if (wanted !== listed) return;
    const hadFocus = list.contains(document.activeElement);
    list.replaceChildren(...shown().flatMap((layer) => layerRow(layer, all, onShow)));
    if (hadFocus) summary.focus();
  };
}

/** Puts the list, folded and hidden, into the group; its features are read when it is first opened. */
export function createFeatureList(input: FeatureListInput): FeatureList {
  const { group, layers } = input;
  const parts = createParts(input);
  const { details, summary, status } = parts;
  let visible: ReadonlySet<string> = new Set();
  const shown = () => layers.filter(({ id }) => visible.has(id));
  const fill = listFiller(input, parts, shown);
  details.addEventListener('toggle', async () => {
    if (!details.open) return;
    await fill();
    group.scrollTop = details.offsetTop;
  });
  group.append(details, status);
  return {
    offer: () => {
      details.hidden = false;
    },
    show(next, byReader) {
      visible = next;
      if (details.open) fill();
      if (byReader) status.textContent = tell(shown());
    },
    fold() {
      details.open = false;
      foldGroup(group);
    },
    focus: () => [summary, ...openersOf(group)].find((each) => each.checkVisibility())?.focus(),
    stop() {
      details.remove();
      status.remove();
    },
  };
}
