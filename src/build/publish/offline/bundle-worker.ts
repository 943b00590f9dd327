import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/**
 * Bundles one of the service workers into a single classic script.
 *
 * @param name The file under `worker/`, without its ending.
 * @param constants What stands for the names that the build knows, as values for JSON.
 */
export async function bundleWorker(
  name: string,
  constants: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const entry = fileURLToPath(new URL(`./worker/${name}.ts`, import.meta.url));
  const define = Object.entries({ 'process.env.NODE_ENV': 'production', ...constants });
  const results = await build({
    configFile: false,
    logLevel: 'silent',
    publicDir: false,
    define: Object.fromEntries(define.map(([key, value]) => [key, JSON.stringify(value)])),
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'worker', fileName: () => `${name}.js` },
    },
  });
  const [output] = [results].flat() as Rolldown.RolldownOutput[];
  const chunk = output?.output[0];
  if (!chunk) throw new Error(`${name}.ts: nothing came of it. Look for an empty file.`);
  return chunk.code;
}
