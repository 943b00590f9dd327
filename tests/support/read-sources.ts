import { readYaml } from '../../src/build/parse/read-yaml.ts';
import { type Sources, sourcesRemedy, sourcesSchema } from '../../src/build/schema/sources.ts';

/** The sources of a YAML text; throws with one problem for each field that is missing or wrong. */
export const readSources = (yaml: string, file: string): Sources =>
  readYaml(yaml, file, sourcesSchema, sourcesRemedy);
