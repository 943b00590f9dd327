/** Code that imports the URLs of files, in their order, as `url0`, `url1` …. */
export const urlImports = (files: readonly string[]): string =>
  files.map((file, i) => `import url${i} from ${JSON.stringify(`${file}?url`)};\n`).join('');
