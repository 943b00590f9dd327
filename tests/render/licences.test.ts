import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageOf, renderLicences, shippedPackages } from '../../src/render/licences-plugin.ts';
import { licences } from '../support/english.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = temporaryFolder();

async function install(name: string, stated: object, licence?: string): Promise<void> {
  const folder = project(`node_modules/${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '1.0.0', ...stated }));
  if (licence) await writeFile(join(folder, 'LICENSE.md'), licence);
}

test('the packages that ship are those bundled and all that they need, once each, without types', async () => {
  await install(
    'map',
    { license: 'BSD-3-Clause', dependencies: { '@a/b': '1', '@types/x': '1' } },
    'Text',
  );
  await install('@a/b', { license: 'MIT', dependencies: { map: '1' } });
  const found = await shippedPackages(['map', 'map'], project());
  expect(found.map(({ name, licence, text }) => [name, licence, text])).toEqual([
    ['@a/b', 'MIT', undefined],
    ['map', 'BSD-3-Clause', 'Text'],
  ]);
});

test('the packages that ship stop the build when one states no licence', async () => {
  await install('bare', {});
  await expect(shippedPackages(['bare'], project())).rejects.toThrow(
    'node_modules/bare/package.json: "license" is missing. Use a package that states one.',
  );
});

test('the packages that ship are read from the modules of the bundle, the innermost package of a path', () => {
  expect(packageOf('/p/node_modules/a/node_modules/@b/c/d.js')).toBe('@b/c');
  expect(packageOf('/p/node_modules/a/index.js')).toBe('a');
  expect(packageOf('/p/src/main.ts')).toBeUndefined();
  expect(packageOf(`${process.cwd()}/src/main.ts`)).toBeUndefined();
  expect(packageOf(`${process.cwd()}/node_modules/a/index.js`)).toBe('a');
});

test('the page shows licences as text, never as markup', () => {
  const hostile = { name: '<b>', version: '1', licence: 'MIT', text: '<script>' };
  const html = renderLicences({
    packages: [hostile],
    fonts: [],
    data: [],
    own: '<i>',
    lang: 'en',
    words: licences,
    back: 'sources',
  });
  expect(html).toContain('<summary>&lt;b&gt; 1: MIT</summary>\n<pre>&lt;script&gt;</pre>');
  expect(html).not.toMatch(/<script|<i>/);
});
