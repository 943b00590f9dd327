import { type Overrides, writeLink } from '../../core/reader/choices.ts';

export type KeptOverrides = ReturnType<typeof keepOverrides>;

/**
 * Keeps the reader's overrides in the page's address.
 *
 * @param first Those of the page's link.
 * @param section The id of the current section; undefined at the story's beginning.
 * @param onChange Called after each change, when the address is written.
 */
export function keepOverrides(
  first: Overrides,
  section: () => string | undefined,
  onChange: () => void,
) {
  let overrides = first;
  const save = () => replaceAddress(writeLink({ overrides }, location.search), section());
  const change = (next: Overrides) => {
    overrides = next;
    save();
    onChange();
  };
  return {
    now: () => overrides,
    set: (layer: string, visible: boolean | number) => change({ ...overrides, [layer]: visible }),
    reset: () => change({}),
    /** Writes the address of the overrides and the current section. */
    save,
  };
}

/** Replaces the address, if it has changed. */
function replaceAddress(search: string, section: string | undefined): void {
  const hash = section ? `#${section}` : '';
  const next = `${location.pathname}${search}${hash}`;
  if (next === `${location.pathname}${location.search}${location.hash}`) return;
  history.replaceState(history.state, '', next);
}
