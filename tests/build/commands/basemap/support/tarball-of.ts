import { gzipSync } from 'node:zlib';

/** A gzipped tarball in the ustar format. */
export const tarballOf = (files: Readonly<Record<string, string | Buffer>>): Buffer =>
  gzipSync(
    Buffer.concat(
      Object.entries(files).flatMap(([name, content]) => {
        const header = Buffer.alloc(512);
        header.write(name, 0);
        header.write(Buffer.byteLength(content).toString(8).padStart(11, '0'), 124);
        const body = Buffer.alloc(Math.ceil(Buffer.byteLength(content) / 512) * 512);
        Buffer.from(content).copy(body);
        return [header, body];
      }),
    ),
  );
