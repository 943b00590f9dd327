import { z } from 'zod';
import { groupBy } from '../../core/group-by.ts';
import type { ChartWords } from '../../words/words.ts';
import {
  count,
  defineForm,
  figureOf,
  formatCount,
  formatRound,
  ordered,
  someWords,
  year,
} from '../form.ts';
import { discs, lines, type Place, write } from '../marks.ts';
import { overTimes, type Plane, pointsOf } from '../plane.ts';

const certainties = ['counted', 'about', 'over', 'either', 'between'] as const;
const accountRow = z
  .strictObject({
    from: year.describe('The first year that it covers.'),
    to: year.describe('The last; the same for a single year.'),
    ...count,
    certainty: z
      .enum(certainties, certainties.map((word) => `"${word}"`).join(', '))
      .describe('How certain it is.'),
    source: someWords.describe('Who gives it.'),
  })
  .refine(...ordered);
type Account = Readonly<z.infer<typeof accountRow>>;

const labels = z
  .record(
    z.string().regex(/^\d{4}$/, 'must be a year'),
    z.strictObject({
      dx: z.number('must be a number'),
      dy: z.number('must be a number'),
      anchor: z.enum(['start', 'middle', 'end'], 'must be start, middle or end'),
    }),
    'must be years',
  )
  .describe('The years whose sources are named in the drawing, with each name’s offset in pixels.');

const radius = 3.5;

/** Draws one number over the years: joined discs for the main source, rings for others, bars for ranges. */
export const ranges = defineForm({
  fields: { labels: labels.default({}) },
  row: accountRow,
  columns: ['from', 'least', 'source'],
  cells: (account, _, words) => [
    account.from === account.to ? String(account.from) : `${account.from}–${account.to}`,
    formatAccount(account, words),
    account.source,
  ],
  draw(all, { labels: named }, words) {
    const sources = [...groupBy(all, ({ source }) => source).values()];
    const [main] = sources.sort((a, b) => b.length - a.length)[0] ?? [];
    const single = all.filter(({ least, most }) => least === most);
    const own = single.filter(({ source }) => source === main?.source);
    const others = single.filter(({ source }) => source !== main?.source);
    const open = others.filter(({ certainty }) => certainty === 'over');
    const differing = all.filter(({ least, most }) => least !== most);
    const marksOn = ({ x, y, step }: Plane) => {
      const placeOf = ({ from, to, most }: Account): Place => [x((from + to) / 2), y(most)];
      const flat = (from: number, to: number, at: number) => [x(from), y(at), x(to), y(at)];
      const upright = (at: number, from: number, to: number) => [x(at), y(from), x(at), y(to)];
      const spans = own.map(({ from, to, most }) => flat(from, to, most));
      const rises = open.map(({ from, least }) => upright(from, least, least + step / 5));
      const rangeOf = ({ from, least, most }: Account) => [
        upright(from, least, most),
        ...[least, most].map((value) => flat(from - 0.5, from + 0.5, value)),
      ];
      const labelOf = (account: Account) => {
        const { from, to, least, most, certainty } = account;
        const place = from === to ? named[from] : undefined;
        if (!place) return '';
        const value = certainty === 'either' ? least : (least + most) / 2;
        const figure = formatAccount(account, words);
        const label = words.common.term({ term: String(from), words: figure });
        return write('label', label, [x(from) + place.dx, y(value) + place.dy], place.anchor);
      };
      return [
        lines('joined', [own.flatMap(placeOf), ...spans]),
        discs('filled', own.map(placeOf), radius),
        lines('open', rises),
        discs('hollow', others.map(placeOf), radius),
        lines('range', differing.flatMap(rangeOf)),
        ...all.map(labelOf),
      ];
    };
    const years = all.flatMap(({ from, to, most }) =>
      [from, to].map((each) => ({ date: `${each}`, value: most })),
    );
    return overTimes(pointsOf(years), words, marksOn, { isBesideNames: false });
  },
});

/** Formats a number with its certainty: `459,427`, `about 220,000`, `1.7 to 2.16 million`. */
function formatAccount({ least, most, certainty }: Account, words: ChartWords): string {
  const exact = (number: number) => figureOf(number, words);
  return {
    counted: exact(most),
    about: words.common.about({ figure: formatRound(most, words) }),
    over: words.charts.over({ figure: formatRound(least, words) }),
    either: words.charts.either({ least: exact(least), most: exact(most) }),
    between: formatCount(least, most, words),
  }[certainty];
}
