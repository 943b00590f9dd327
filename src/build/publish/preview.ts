import { embeddedBy } from './headers.ts';
import { serveBuilt } from './serve-built.ts';

const defaultPort = 4173;

try {
  const { url } = await serveBuilt('dist', {
    port: Number(process.env.PORT ?? defaultPort),
    embeddedBy: embeddedBy(process.env),
  });
  console.log(`The built story is at ${url}/ (stop with Ctrl+C).`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
