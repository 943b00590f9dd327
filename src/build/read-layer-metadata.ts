import { z } from 'zod';
import type { Problem } from '../core/problem.ts';

const webAddress = z.url({ protocol: /^https?$/ });
const quantity = z.union([z.number(), z.string()]);

const sourceSchema = z.looseObject({
  title: z.string(),
  publisher: z.string().optional(),
  version: z.string().optional(),
  date: z.string().optional(),
  licence: z.string().optional(),
  credit: z.string().optional(),
  url: webAddress.optional(),
});

const measuredSchema = z.looseObject({
  quantity: z.string(),
  value: quantity,
  unit: z.string().default(''),
  published: z.array(z.looseObject({ value: quantity, source: z.string().optional() })).default([]),
  note: z.string().optional(),
});

const metadataSchema = z.looseObject({
  title: z.string(),
  summary: z.string().optional(),
  sources: z.array(sourceSchema).default([]),
  method: z.string().optional(),
  certainty: z.string().optional(),
  date: z.string().optional(),
  license: z.string().optional(),
  measured: z.array(measuredSchema).default([]),
});

/** What a GeoJSON file says of itself in its foreign member `metadata`, as far as a page shows it. */
export type LayerMetadata = z.infer<typeof metadataSchema>;

/** One source that a layer derives from. */
export type LayerSource = z.infer<typeof sourceSchema>;

/** One figure measured on a layer's geometry, beside what others have published. */
export type MeasuredFigure = z.infer<typeof measuredSchema>;

/**
 * Reads a layer's metadata, or says what is wrong with it.
 *
 * @param collection The parsed GeoJSON.
 * @param file The file's name in messages.
 */
export function readLayerMetadata(
  collection: unknown,
  file: string,
): { metadata: LayerMetadata } | { problem: Problem } {
  const { metadata } = (collection ?? {}) as { metadata?: unknown };
  const result = metadataSchema.safeParse(metadata);
  if (result.success) return { metadata: result.data };
  const [issue] = result.error.issues;
  const place = ['metadata', ...(issue?.path ?? [])].join('.');
  const remedy = 'Run "npm run geo" to derive the layers again.';
  return { problem: { file, place, problem: `${issue?.message ?? 'Invalid'}.`, remedy } };
}
