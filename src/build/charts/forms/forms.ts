import type { Form } from '../form.ts';
import { bars } from './bars.ts';
import { ranges } from './ranges.ts';
import { tally } from './tally/tally.ts';

/** The forms of charts, by the name that a chart's YAML calls them. */
export const forms: Readonly<Record<string, Form>> = { bars, ranges, tally };
