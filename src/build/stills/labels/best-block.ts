import type { FreeSpace } from './free-space.ts';
import type { LabelBlock } from './label-block.ts';

/** How many more places are looked at for one that crosses no border: the sides of a dot. */
const borderTries = 8;

/**
 * The first place that fits, or one soon after it that crosses no border.
 *
 * @param mayCross Whether the label may lie across a border where it has no other place; else it is
 * left out.
 */
export function bestBlock(
  blocks: Iterable<LabelBlock>,
  space: Pick<FreeSpace, 'fits' | 'crossed'>,
  mayCross: boolean,
): LabelBlock | undefined {
  let first: LabelBlock | undefined;
  let tries = 0;
  for (const block of blocks) {
    const fits = space.fits(block.boxes);
    if (fits && !space.crossed(block.boxes)) return block;
    if (fits) first ??= block;
    if (first && ++tries > borderTries) break;
  }
  return mayCross ? first : undefined;
}
