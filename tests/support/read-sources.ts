import { type Sources, sourcesRemedy, sourcesSchema } from '../../src/read/schema/sources.ts';
import { readYaml } from '../../src/read/yaml/read-yaml.ts';

/** The sources of a YAML text; throws with one problem for each field that is missing or wrong. */
export const readSources = (yaml: string, file: string): Sources =>
  readYaml(yaml, file, sourcesSchema, sourcesRemedy);
