import { locale, page } from '#words';
import type { LayerSpec } from '../../core/story/layer-spec.ts';
import type { FeatureFacts } from '../../map/features/feature-facts.ts';
import { formatList } from '../../words/formats.ts';
import { createElement } from '../create-element.ts';
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

export interface FeatureListInput {
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

function createParts(): Parts {
  const summary = createElement('summary', {}, page.onMap);
  const list = createElement('ul', {});
  const box = createElement('div', {}, list);
  const details = createElement('details', { className: 'feature-list', hidden: true });
  details.append(summary, box);
  const status = createElement('p', { className: 'feature-status' });
  status.setAttribute('role', 'status');
  return { details, summary, list, status };
}

/** One row for a layer with one feature, a row with a list within for a layer with several. */
function layerRow(
  layer: LayerSpec,
  features: readonly FeatureFacts[],
  onShow: FeatureListInput['onShow'],
): HTMLLIElement[] {
  const rows = features.map((feature) => featureRow(feature, onShow));
  if (rows.length <= 1) return rows;
  const name = createElement('p', { className: 'feature-group' }, layer.label);
  return [createElement('li', {}, name, createElement('ul', {}, ...rows))];
}

/** Puts the list, folded and hidden, into the group; its features are read when it is first opened. */
export function createFeatureList(input: FeatureListInput): FeatureList {
  const { group, layers, features, onShow, onDays } = input;
  const { details, summary, list, status } = createParts();
  group.append(details, status);
  let visible: ReadonlySet<string> = new Set();
  let listed: string | undefined;

  const fill = async () => {
    const wanted = [...visible].join();
    if (wanted === listed) return;
    listed = wanted;
    const all = await features();
    if (wanted !== listed) return;
    const held = list.contains(document.activeElement);
    list.replaceChildren(
      ...layers
        .filter(({ id }) => visible.has(id))
        .flatMap((layer) =>
          layerRow(
            layer,
            all.filter((feature) => feature.layer === layer.id),
            onShow,
          ),
        ),
    );
    if (held) summary.focus();
  };
  const outer = group.closest('details');
  const outerSummary = outer?.querySelector('summary');
  const fold = () => {
    details.open = false;
    if (outer && outerSummary && outerSummary.getClientRects().length > 0) outer.open = false;
  };
  details.addEventListener('toggle', async () => {
    if (!details.open) return;
    await fill();
    group.scrollTop = details.offsetTop;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    event.stopPropagation();
    details.open = false;
    summary.focus();
  });
  list.addEventListener('focusin', ({ target }) => {
    const { days } = target instanceof HTMLElement ? target.dataset : {};
    onDays(days?.split(' ') ?? []);
  });
  list.addEventListener('focusout', () => onDays([]));
  return {
    offer: () => {
      details.hidden = false;
    },
    show(next, byReader) {
      visible = next;
      if (details.open) fill();
      if (!byReader) return;
      const names = layers.filter(({ id }) => next.has(id)).map(({ label }) => label);
      status.textContent = page.nowOnMap(formatList(names, locale) || page.noLayer);
    },
    fold,
    focus: () => (outer?.open === false ? outerSummary : summary)?.focus(),
    stop() {
      details.remove();
      status.remove();
    },
  };
}
