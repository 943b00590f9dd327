import { parse } from 'yaml';

const plain = /^[a-z_][\w-]*$/i;

/** Writes a value as YAML on one line, in the style of the story's files: `[97.5, 16.5]`, `{ voyage: 0.6 }`. */
export function flowYaml(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowYaml).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, of]) => `${flowYaml(key)}: ${flowYaml(of)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string' && plain.test(value) && parse(value) === value) return value;
  return JSON.stringify(value);
}
