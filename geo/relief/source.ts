import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reliefSource } from '../sources.ts';

const fetchPicture = (path: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'relief-'));
  try {
    const options = { cwd: folder, stdio: 'ignore' as const };
    execFileSync('apt-get', ['download', reliefSource.package], options);
    const [archive = ''] = readdirSync(folder);
    execFileSync('dpkg-deb', ['-x', archive, '.'], options);
    writeFileSync(path, readFileSync(join(folder, reliefSource.file)));
  } catch {
    throw new Error(
      `The relief picture is not here: take ${reliefSource.file} from the Debian package ${reliefSource.package} and put it at ${path}. The committed tiles stay as they are.`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/**
 * The shaded relief of the world as a JPEG, from the cache folder, or from Debian by way of it.
 *
 * @throws where it cannot be had or is not the one that was pinned
 */
export const openRelief = (cache: string): Buffer => {
  const path = join(cache, 'shadedrelief.jpg');
  if (!existsSync(path)) fetchPicture(path);
  const picture = readFileSync(path);
  const hash = createHash('sha256').update(picture).digest('hex');
  if (hash !== reliefSource.sha256) {
    throw new Error(
      `${path} is not the picture that geo/sources.ts pins: delete it to fetch it again, or pin what changed.`,
    );
  }
  return picture;
};
