import type messages from './messages.json';

/** All messages by group, each with the values that fill it in; `npm run reference` writes them from en.yaml. */
type Messages = typeof messages;

type Message<Arguments> = Arguments extends string
  ? string
  : (values: Readonly<Arguments>) => string;

export type Words = {
  readonly [Group in keyof Messages]: {
    readonly [Name in keyof Messages[Group]]: Message<Messages[Group][Name]>;
  };
} & {
  /** The BCP 47 tag that determines the format of numbers, dates and lists. */
  readonly locale: string;
};

export type ChartWords = Pick<Words, 'charts' | 'common' | 'locale'>;
