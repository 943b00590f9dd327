import { z } from 'zod';
import type { Problem } from '../../core/story/problem.ts';
import { storyFiles } from '../parse/story-files.ts';

const amount = z.number({ error: 'must be a number' });
const words = z.string({ error: 'must be text in quotes' });

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
    kind: z.enum(['zone', 'area', 'route', 'flight', 'river', 'site']),
    color: words,
    dash: z.enum(['solid', 'dashed', 'dotted']).optional(),
    side: z.enum(['left', 'right']).optional(),
    fadeInKm: amount.optional(),
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
