import type { Inspection } from './inspect-story.ts';
import { labelsSchema } from './schema/labels.ts';
import { layersSchema } from './schema/layers.ts';
import { scenesSchema } from './schema/scenes.ts';
import { settingsSchema } from './schema/settings.ts';
import { eachOf, type JsonSchema, toJsonSchema } from './yaml/json-schema.ts';

/**
 * JSON Schemas of a story's YAML files, by their names, from which an editor completes the names of
 * fields, and the ids of the story's own sections and layers.
 */
export function editorSchemas({
  sections,
  layers,
}: Inspection['ids']): Readonly<Record<string, JsonSchema>> {
  const layer = { enum: layers };
  const scenes = toJsonSchema(scenesSchema);
  const scene = eachOf(scenes) ?? {};
  const { properties: fields = {} } = scene;
  const shown = { anyOf: [layer, { type: 'object', propertyNames: layer, maxProperties: 1 }] };
  Object.assign(fields.layers ?? {}, { items: shown });
  for (const field of ['draw', 'fade', 'days']) {
    Object.assign(fields[field] ?? {}, { propertyNames: layer });
  }
  const labels = toJsonSchema(labelsSchema);
  for (const { properties } of eachOf(labels)?.anyOf ?? []) {
    Object.assign(properties?.layer ?? {}, layer);
  }
  return {
    scenes: {
      ...scenes,
      additionalProperties: false,
      properties: Object.fromEntries(sections.map((id) => [id, scene])),
    },
    layers: toJsonSchema(layersSchema),
    labels,
    settings: toJsonSchema(settingsSchema),
  };
}
