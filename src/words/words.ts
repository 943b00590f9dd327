import type messages from './messages.json';

/** Every message by its group, with what fills it in, a text or a count. `npm run reference` writes them from en.yaml. */
type Messages = typeof messages;

type Message<Arguments> = Arguments extends string
  ? string
  : (values: Readonly<Arguments>) => string;

/** The messages in one language. */
export type Words = {
  readonly [Group in keyof Messages]: {
    readonly [Name in keyof Messages[Group]]: Message<Messages[Group][Name]>;
  };
} & {
  /** How figures, dates and lists are written, as a BCP 47 tag. */
  readonly locale: string;
};

export type ChartWords = Pick<Words, 'charts' | 'common' | 'locale'>;
