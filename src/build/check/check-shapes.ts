import { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { kinds } from '../../kinds/kinds.ts';
import { storyFiles } from '../parse/story-files.ts';

const amount = z.number({ error: 'must be a number' });
const words = z.string({ error: 'must be text in quotes' });

const flag = z.boolean({ error: 'must be true or false' });
const noun = z.object({ one: words, other: words });
const color = z.string().regex(/^#[0-9a-f]{6}$/, { error: 'must be a colour as "#rrggbb"' });
const themedColor = z.object({ light: color, dark: color });

const scenesShape = z.record(
  z.string(),
  z.looseObject({
    bounds: z.array(amount),
    bearing: amount.optional(),
    pitch: amount.optional(),
    maxZoom: amount.optional(),
    layers: z.array(z.union([words, z.tuple([words, amount])])),
    draw: z.record(z.string(), z.tuple([amount, amount])).optional(),
    quiet: z.array(words).optional(),
  }),
);

const layersShape = z.array(
  z.looseObject({
    id: words,
    label: words,
    kind: z.enum(kinds.map(({ name }) => name)),
    color: themedColor,
    tint: themedColor.optional(),
    text: themedColor.optional(),
    legendTint: amount.optional(),
    inSentence: words.optional(),
    told: words.optional(),
    dash: z.enum(['solid', 'dashed', 'dotted']).optional(),
    side: z.enum(['left', 'right']).optional(),
    fadeInKm: amount.optional(),
    schematic: flag.optional(),
    water: flag.optional(),
    noun: noun.optional(),
    categories: z
      .record(z.string(), z.object({ label: words, form: z.enum(['core', 'plain']), noun }))
      .optional(),
    fact: words.optional(),
    largest: amount.optional(),
  }),
);

/**
 * Checks that what the files of scenes and layers export has the shape of scenes and layers, for
 * writers whose editor does not. Whether they fit together is checked after it.
 */
export function checkShapes(scenes: unknown, layers: unknown): Problem[] {
  return [
    ...shapeProblems(scenesShape, scenes, storyFiles.scenes, 'scenes'),
    ...shapeProblems(layersShape, layers, storyFiles.layers, 'layers'),
  ];
}

function shapeProblems(shape: z.ZodType, value: unknown, file: string, name: string): Problem[] {
  const issues = shape.safeParse(value).error?.issues ?? [];
  return issues.map((issue) => ({
    file,
    place: [name, ...issue.path].map(String).join('.'),
    problem: `${issue.message}.`,
    remedy: `Write it as the others in this file are written.`,
  }));
}
