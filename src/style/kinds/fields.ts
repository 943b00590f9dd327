import type { z } from 'zod';
import type { LayerSpec, Noun, ThemedColor } from '../../core/story/layer-spec.ts';

/** The types from which a kind makes its fields. The schema hands them in: no reader fetches zod. */
export interface FieldTypes {
  readonly z: typeof z;
  /** A text that no translation changes, such as the name of a file. */
  readonly text: z.ZodType<string>;
  /** A text that a translation says otherwise. */
  readonly words: z.ZodType<string>;
  readonly number: z.ZodType<number>;
  readonly flag: z.ZodType<boolean>;
  readonly color: z.ZodType<ThemedColor>;
  readonly noun: z.ZodType<Noun>;
  readonly dash: z.ZodType<NonNullable<LayerSpec['dash']>>;
  /** A field that may be left out, with what it is for. */
  readonly maybe: <T extends z.ZodType>(type: T, what: string) => z.ZodExactOptional<T>;
  readonly categories: z.ZodType<NonNullable<LayerSpec['categories']>>;
}

/** Fields by their names, each with what it is for. */
export type Fields = (of: FieldTypes) => z.ZodRawShape;

/** A layer with the fields of its kind. */
export type LayerWith<F extends Fields> = LayerSpec & Readonly<z.infer<z.ZodObject<ReturnType<F>>>>;
