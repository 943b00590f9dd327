/** How many of the unit before it each word for large numbers means, in the languages that write them so. */
const multipliers: Readonly<Record<string, number>> = {
  천: 1e3,
  千: 1e3,
  만: 1e4,
  万: 1e4,
  萬: 1e4,
  백만: 1e6,
  百万: 1e6,
  억: 1e8,
  亿: 1e8,
  億: 1e8,
  million: 1e6,
  millions: 1e6,
  Million: 1e6,
  Millionen: 1e6,
  millón: 1e6,
  millones: 1e6,
  milhão: 1e6,
  milhões: 1e6,
};

const byLength = Object.keys(multipliers).sort((a, b) => b.length - a.length);
const unit = `(?:[\\s\\u00a0多余여]?(?:${byLength.join('|')})(?![a-zäöüéãõ]))`;
const digits = String.raw`\d+(?:[,.\u00a0\u202f’']\d{3}(?!\d))*(?:[.,]\d+)?`;
const figure = new RegExp(
  `${digits}(?:${unit}+(?:${digits}${unit}*|\\s${digits}${unit}+))*${unit}*`,
  'g',
);
const term = new RegExp(`(${digits})(${unit}*)`, 'g');

/** A decade as Chinese counts it: the 60s of the 19th century. */
const decade = /(\d\d)世[纪紀](\d0)(?=年代)/g;

/**
 * The figures of a text as numbers, whatever the separators and the words for large numbers of its
 * language: `34,537`, `34.537`, `3万4537` and `24 million`. What is written in letters alone is none.
 */
export function figuresIn(text: string): readonly number[] {
  const dated = text.replace(decade, (_, century, ten) => `${Number(century) - 1}${ten}`);
  return [...dated.matchAll(figure)].map(([written]) =>
    [...written.matchAll(term)].reduce((sum, [, number = '', units = '']) => {
      const times = byLength.reduce(
        ({ rest, product }, word) => ({
          rest: rest.replaceAll(word, ''),
          product: product * (multipliers[word] ?? 1) ** (rest.split(word).length - 1),
        }),
        { rest: units, product: 1 },
      );
      return sum + numberOf(number) * times.product;
    }, 0),
  );
}

/** The value of digits: a separator before three of them groups thousands, before others it is a decimal. */
function numberOf(written: string): number {
  const whole = written.replace(/[,.\u00a0\u202f’'](?=\d{3}(?!\d))/g, '');
  return Number(whole.replace(',', '.'));
}
