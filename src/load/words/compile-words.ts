import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import type { Words } from '../../words/words.ts';

/** A message in ICU MessageFormat. */
export interface Message {
  readonly text: string;
  /** Whether something is filled in. */
  readonly isFilled: boolean;
}

/** All messages of a page, by their groups: in its language, or in English where that lacks one. */
export interface Language {
  /** How figures, dates and lists are written, as a BCP 47 tag. */
  readonly locale: string;
  /** Whose plurals the messages have: a code of ISO 639, without a region. */
  readonly language: string;
  readonly messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
}

/** English, where a language lacks a message, may have plurals that the language does not. */
const formatOf = (language: string): MessageFormat<'string'> =>
  new MessageFormat(language, { strictPluralKeys: false });

/** The messages as texts, and as functions of what is filled in; all of them are sound. */
export function compileWords({ locale, language, messages }: Language): Words {
  const compiler = formatOf(language);
  const groups = Object.entries(messages).map(([group, all]) => {
    const each = Object.entries(all).map(([name, { text, isFilled }]) => {
      const format = compiler.compile(text);
      return [name, isFilled ? format : format({})];
    });
    return [group, Object.fromEntries(each)];
  });
  return { locale, ...Object.fromEntries(groups) };
}

/** The same for the page, as a module of no more than some groups. */
export function wordsModule(
  { locale, language, messages }: Language,
  groups: readonly string[],
): string {
  const compiler = formatOf(language);
  const functions: Record<string, Record<string, string>> = {};
  const exported = groups.map((group) => {
    const texts: Record<string, string> = {};
    const ofGroup: Record<string, string> = {};
    for (const [name, { text, isFilled }] of Object.entries(messages[group] ?? {})) {
      if (isFilled) ofGroup[name] = text;
      else texts[name] = compiler.compile(text)({});
    }
    functions[group] = ofGroup;
    return `export const ${group} = { ...said.${group}, ...${JSON.stringify(texts)} };\n`;
  });
  return `${compileModule(compiler, functions).replace('export default', 'const said =')}
${exported.join('')}export const locale = ${JSON.stringify(locale)};\n`;
}
