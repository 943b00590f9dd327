import type { Form } from '../form.ts';
import { bars } from './bars.ts';
import { days } from './days.ts';
import { dots } from './dots.ts';
import { field } from './field.ts';
import { ranges } from './ranges.ts';
import { ruler } from './ruler.ts';
import { tally } from './tally.ts';

/** The forms of charts, by the name that a chart's YAML calls them. */
export const forms: Readonly<Record<string, Form>> = {
  bars,
  days,
  dots,
  field,
  ranges,
  ruler,
  tally,
};
