import { z } from 'zod';
import { day, isOrdered, orderFault, wholeNumber, words, yesOrNo } from './cells.ts';

/** A row of `firings.csv`: what was fired on one day. */
export const firingRow = z
  .strictObject({
    date: day,
    least: wholeNumber,
    most: wholeNumber,
    about: yesOrNo,
    kind: words,
    ballistic: yesOrNo,
    site: words,
  })
  .refine(isOrdered, orderFault);

/** The missiles, rockets or shells of one day; `least` and `most` differ where sources do. */
export type Firing = Readonly<z.infer<typeof firingRow>>;
