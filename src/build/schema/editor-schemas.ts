import { z } from 'zod';
import type { MapData } from '../parse/read-map-data.ts';
import { labelsSchema } from './labels.ts';
import { layersSchema } from './layers.ts';
import { scenesSchema } from './scenes.ts';
import { settingsSchema } from './settings.ts';

/** What of a story its files name, where it can be read. */
export interface Known {
  /** The ids of the text's sections. */
  readonly sections: readonly string[];
  readonly layers: MapData['layers'];
}

type JsonSchema = Record<string, unknown>;

/**
 * JSON Schemas of a story's YAML files, by their names, from which an editor completes the names of
 * fields, and the ids of the story's own sections and layers.
 */
export function editorSchemas({ sections, layers }: Known): Readonly<Record<string, JsonSchema>> {
  const layer = { enum: layers.map(({ id }) => id) };
  const scenes = toJson(scenesSchema);
  const scene = scenes.additionalProperties as { properties: Record<string, JsonSchema> };
  const shown = { anyOf: [layer, { type: 'object', propertyNames: layer, maxProperties: 1 }] };
  Object.assign(scene.properties.layers ?? {}, { items: shown });
  for (const field of ['draw', 'fade', 'days']) {
    Object.assign(scene.properties[field] ?? {}, { propertyNames: layer });
  }
  const labels = toJson(labelsSchema);
  const { anyOf: forms = [] } = labels.items as {
    anyOf?: { properties: Record<string, JsonSchema> }[];
  };
  for (const { properties } of forms) Object.assign(properties.layer ?? {}, layer);
  return {
    scenes: {
      ...scenes,
      additionalProperties: false,
      properties: Object.fromEntries(sections.map((id) => [id, scene])),
    },
    layers: toJson(layersSchema),
    labels,
    settings: toJson(settingsSchema),
  };
}

const toJson = (schema: z.ZodType): JsonSchema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
