import { type Overrides, writeLink } from '../../core/reader/choices.ts';

/** The layers that the reader has switched on or off, kept in the page's address. */
export interface KeptOverrides {
  readonly now: () => Overrides;
  readonly set: (layer: string, visible: boolean | number) => void;
  /** Leaves every layer to the story again. */
  readonly reset: () => void;
  /** Writes the address of the overrides and of the section that is read. */
  readonly save: () => void;
}

/**
 * Keeps overrides, at first those of the page's link.
 *
 * @param section The id of the section that is read; none at the story's beginning.
 * @param onChange Called after each change, when the address is written.
 */
export function keepOverrides(
  first: Overrides,
  section: () => string | undefined,
  onChange: () => void,
): KeptOverrides {
  let overrides = first;
  const save = () => replaceAddress(writeLink({ overrides }, location.search), section());
  const change = (next: Overrides) => {
    overrides = next;
    save();
    onChange();
  };
  return {
    now: () => overrides,
    set: (layer, visible) => change({ ...overrides, [layer]: visible }),
    reset: () => change({}),
    save,
  };
}

/** Writes the address of what the reader sees now, without a new entry in the history. */
function replaceAddress(search: string, section: string | undefined): void {
  const hash = section ? `#${section}` : '';
  const next = `${location.pathname}${search}${hash}`;
  if (next === `${location.pathname}${location.search}${location.hash}`) return;
  history.replaceState(history.state, '', next);
}
