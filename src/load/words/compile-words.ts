import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import { messages as samples, type Words } from '../../words/words.ts';

/** A message in ICU MessageFormat. */
export interface Message {
  readonly text: string;
  /** Its language, whose plurals it has: a code of ISO 639, without a region. */
  readonly language: string;
}

/** All messages of a page, by their groups: in its language, or in English where that lacks one. */
export interface Language {
  /** How figures, dates and lists are written, as a BCP 47 tag. */
  readonly locale: string;
  readonly messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
}

/** The messages as texts, and as functions of what is filled in; all of them are sound. */
export function compileWords({ locale, messages }: Language): Words {
  const groups = Object.entries(messages).map(([group, all]) => {
    const each = Object.entries(all).map(([name, { text, language }]) => {
      const format = new MessageFormat(language).compile(text);
      return [name, isText(group, name) ? format({}) : format];
    });
    return [group, Object.fromEntries(each)];
  });
  return { locale, ...Object.fromEntries(groups) };
}

/** The same for the page, as a module of no more than some groups. */
export function wordsModule({ locale, messages }: Language, groups: readonly string[]): string {
  const texts = new Map<string, Record<string, string>>();
  const functions: Record<string, Record<string, Record<string, string>>> = {};
  for (const group of groups) {
    const own: Record<string, string> = {};
    texts.set(group, own);
    for (const [name, { text, language }] of Object.entries(messages[group] ?? {})) {
      if (isText(group, name)) own[name] = new MessageFormat(language).compile(text)({});
      else {
        functions[inLanguage + language] ??= {};
        const ofLanguage = functions[inLanguage + language] ?? {};
        ofLanguage[group] = { ...ofLanguage[group], [name]: text };
      }
    }
  }
  const languages = Object.keys(functions);
  const compiler = new MessageFormat(
    languages.map((key) => key.slice(inLanguage.length)),
    {
      localeCodeFromKey: (key) =>
        key.startsWith(inLanguage) ? key.slice(inLanguage.length) : null,
    },
  );
  const exported = [...texts].map(([group, own]) => {
    const spread = languages.map((key) => `...said.${key}.${group}, `).join('');
    return `export const ${group} = { ${spread}...${JSON.stringify(own)} };\n`;
  });
  return `${compileModule(compiler, functions).replace('export default', 'const said =')}
${exported.join('')}export const locale = ${JSON.stringify(locale)};\n`;
}

/** What the functions of a language are found by. */
const inLanguage = 'in_';

const isText = (group: string, name: string): boolean =>
  typeof (samples as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[group]?.[name] ===
  'string';
