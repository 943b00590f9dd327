import fc from 'fast-check';

type Edit = readonly [
  kind: 'cut' | 'repeat' | 'swap' | 'put',
  at: number,
  other: number,
  piece: string,
];

/** Pieces that break YAML, JSON and Markdown. */
const pieces = [
  ...['', ' ', '\t', '\u0000', '\ufeff', '|'],
  ...'---|{|}|[|]|"|:|: :|- -|&a|*a|<<: *a|!!js/function x|__proto__: {}|constructor: 1'.split('|'),
  ...'null|{}|[]|1e999|-0|2014-13-45|# |## x {#x}|::: record|:::|::: chart|[^first]|[^no]'.split(
    '|',
  ),
  ...'[x]{lang=zh}|{#a}|> '.split('|'),
];

const edit: fc.Arbitrary<Edit> = fc.tuple(
  fc.constantFrom('cut', 'repeat', 'swap', 'put'),
  fc.nat(),
  fc.nat(),
  fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12 })),
);

/** A valid text with a few lines cut, repeated, swapped or broken by a piece. */
export const mutatedText = (sound: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      fc.option(fc.nat(sound.length), { freq: 9 }),
    )
    .map(([edits, end]) => edits.reduce(apply, sound).slice(0, end ?? undefined));

function apply(text: string, [kind, at, other, piece]: Edit): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  const line = lines[index] ?? '';
  const place = other % (line.length + 1);
  if (kind === 'cut') lines.splice(index, 1);
  else if (kind === 'repeat') lines.splice(other % lines.length, 0, line);
  else if (kind === 'put') lines[index] = line.slice(0, place) + piece + line.slice(place);
  else {
    const to = other % lines.length;
    lines[index] = lines[to] ?? '';
    lines[to] = line;
  }
  return lines.join('\n');
}

const odd = [null, undefined, '', 0, -1, Number.NaN, Infinity, [], {}, [[]], 'FeatureCollection'];
const anything = fc.oneof(fc.anything({ maxDepth: 1 }), fc.constantFrom(...odd));

/** A valid value with one part replaced, at any depth. */
export const mutatedValue = (sound: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(fc.nat(), { maxLength: 8 }), anything)
    .map(([path, other]) => replace(sound, path, other));

function replace(value: unknown, [step, ...rest]: readonly number[], other: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[step % keys.length];
  if (key === undefined) return other;
  const next = replace((value as Record<string, unknown>)[key], rest, other);
  return Array.isArray(value)
    ? value.map((item, index) => (String(index) === key ? next : item))
    : { ...value, [key]: next };
}
