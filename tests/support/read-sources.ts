import { type Sources, sourcesRemedy, sourcesSchema } from '../../src/read/schema/sources.ts';
import { readYaml } from '../../src/read/yaml/read-yaml.ts';

/** Parses the sources of a YAML text; throws with a problem for each missing or wrong field. */
export const readSources = (yaml: string, file: string): Sources =>
  readYaml(yaml, file, sourcesSchema, sourcesRemedy);
