import { type PluralCategory, parse, type Token } from '@messageformat/parser';
import { didYouMean } from '../yaml/did-you-mean.ts';

/** What a message does with an argument: it says it, or chooses by it, or both. */
interface Use {
  readonly name: string;
  readonly as: 'said' | 'plural' | 'select' | 'format';
}

/** What is wrong with a message, and what to write. */
type MessageFault = readonly [problem: string, remedy: string];

/** The names of the arguments that a sound message says. */
export const saidIn = (text: string, language: string): readonly string[] =>
  usesOf(parsed(text, language)).flatMap(({ name, as }) => (as === 'said' ? name : []));

/**
 * What is wrong with a message, if anything is.
 *
 * @param language Its language, whose plurals it may have.
 * @param sample What may be filled in, by its name: text, or a number.
 * @param said The names of what must be said in any language.
 */
export function messageFault(
  text: string,
  language: string,
  sample: Readonly<Record<string, string | number>>,
  said: readonly string[],
): MessageFault | undefined {
  try {
    const uses = usesOf(parsed(text, language));
    const known = Object.keys(sample);
    for (const { name, as } of uses) {
      const given = Object.hasOwn(sample, name) ? sample[name] : undefined;
      if (given === undefined) {
        const listed = known.map((each) => `{${each}}`).join(', ');
        const which = listed ? `Write one of ${listed}.` : 'Take it out.';
        return [`nothing fills in {${name}}.`, didYouMean(name, known) ?? which];
      }
      if (as === 'format')
        return [`{${name}} is formatted.`, `Write {${name}}: it comes as it is written.`];
      if (as === 'plural' && typeof given === 'string')
        return [`{${name}} is no number that a plural can hang on.`, `Write {${name}}.`];
    }
    const lost = said.find((name) => !uses.some((use) => use.name === name));
    return lost === undefined
      ? undefined
      : [`{${lost}} is lost.`, 'Say it somewhere in the message.'];
  } catch (error) {
    const [told = ''] = (error as Error).message.split('\n');
    return [
      `it is no ICU message: ${told.replace(/:$/, '')}.`,
      'Look at src/words/en.yaml for how it is written.',
    ];
  }
}

type Plurals = Readonly<Record<'cardinal' | 'ordinal', PluralCategory[]>>;

/** By language: to make rules takes longer than to read a message. */
const pluralsIn = new Map<string, Plurals>();

function pluralsOf(language: string): Plurals {
  const categories = (type: keyof Plurals): PluralCategory[] =>
    new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories;
  const plurals = pluralsIn.get(language) ?? {
    cardinal: categories('cardinal'),
    ordinal: categories('ordinal'),
  };
  pluralsIn.set(language, plurals);
  return plurals;
}

const parsed = (text: string, language: string): readonly Token[] =>
  parse(text, pluralsOf(language));

/** @throws Error where a choice does not say what else there is to say. */
function usesOf(tokens: readonly Token[], plural?: string): readonly Use[] {
  return tokens.flatMap((token): readonly Use[] => {
    if (token.type === 'content') return [];
    if (token.type === 'octothorpe')
      return plural === undefined ? [] : [{ name: plural, as: 'said' }];
    const name = token.arg;
    if (token.type === 'argument') return [{ name, as: 'said' }];
    if (token.type === 'function') return [{ name, as: 'format' }];
    if (!token.cases.some(({ key }) => key === 'other'))
      throw new Error(`"{${name}, ${token.type}, …" has no "other {…}"`);
    const isSelect = token.type === 'select';
    return [
      { name, as: isSelect ? 'select' : 'plural' },
      ...token.cases.flatMap((each) => usesOf(each.tokens, isSelect ? plural : name)),
    ];
  });
}
