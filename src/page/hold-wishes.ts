import { writeLink } from '../core/link.ts';
import type { Wishes } from '../core/wishes.ts';
import { replaceAddress } from './address.ts';

/** The layers that the reader has switched on or off, kept in the page's address. */
export interface HeldWishes {
  readonly now: () => Wishes;
  readonly wish: (layer: string, visible: boolean) => void;
  /** Takes every wish back. */
  readonly reset: () => void;
  /** Writes the address of the wishes and of the section that is read. */
  readonly save: () => void;
}

/**
 * Holds wishes, at first those of the page's link.
 *
 * @param section The id of the section that is read; none at the story's beginning.
 * @param onChange Called after each change, when the address is written.
 */
export function holdWishes(
  first: Wishes,
  section: () => string | undefined,
  onChange: () => void,
): HeldWishes {
  let wishes = first;
  const save = () => replaceAddress(writeLink({ wishes }, location.search), section());
  const change = (next: Wishes) => {
    wishes = next;
    save();
    onChange();
  };
  return {
    now: () => wishes,
    wish: (layer, visible) => change({ ...wishes, [layer]: visible }),
    reset: () => change({}),
    save,
  };
}
