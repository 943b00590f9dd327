import { expect, test } from 'vitest';
import { type Env, resolveOptions } from '../../src/cli/options.ts';

const optionsOf = (env: Env) => resolveOptions('.', env);

test('the command line overrides the environment, which overrides the defaults', () => {
  const env = { STORY: 'walk', STORY_DIST: 'out', STORY_BASE: '/a/', STORY_EMBEDDED_BY: '*' };
  const of = (folder: string) => ({ files: { folder } });
  const defaults = { ...of('src/story'), dist: 'dist', base: '/', offline: true };
  expect(optionsOf({})).toMatchObject(defaults);
  expect(optionsOf(env)).toMatchObject({ ...of('walk'), dist: 'out', base: '/a/' });
  const given = { dist: 'made', base: '/b/', embeddedBy: 'https://b.example' };
  const made = { ...given, ...of('lake'), embeddedBy: [given.embeddedBy] };
  expect(resolveOptions('.', env, { ...given, story: 'lake' })).toMatchObject(made);
});

test('the sites that may embed the story are separated by spaces or commas', () => {
  const sites = ['https://news.example', 'https://*.daily.example', 'http://localhost:8080'];
  expect(optionsOf({ STORY_EMBEDDED_BY: sites.join(', ') }).embeddedBy).toEqual(sites);
  expect(optionsOf({ STORY_EMBEDDED_BY: '*' }).embeddedBy).toEqual(['*']);
  expect(optionsOf({}).embeddedBy).toEqual([]);
});

test.each([
  ...['http://news.example', 'http://localhost.example', 'https:', 'https://*'],
  ...["https://a.example;script-src'unsafe-inline'", 'https://a.example/path'],
])('refuses %s as an embedding site, with a remedy', (site) => {
  expect(() => optionsOf({ STORY_EMBEDDED_BY: `https://b.example ${site}` })).toThrow(
    `--embedded-by: "${site}" is not the origin of an https site. Write one such as https://news.example, separate several with spaces, or write * for any site.`,
  );
});

test.each([
  ['https://news.example', 'https://news.example/'],
  ['https://news.example/walk', 'https://news.example/walk/'],
  [' https://news.example/walk/index.html#road ', 'https://news.example/walk/'],
  ['https://news.example/walk.html', 'https://news.example/walk.html'],
  [' ', undefined],
  [undefined, undefined],
])('reads the URL %j as %j', (given, read) => {
  expect(optionsOf({ STORY_URL: given }).url).toBe(read);
});

test.each([
  ...['news.example/walk', 'ftp://news.example/', 'javascript:alert(1)', 'https://a:b@c.d/'],
])('refuses %s as a URL, and says how to write one', (given) => {
  const problem = `STORY_URL: "${given}" is not the address of a page. Write it in full, for example:`;
  expect(() => optionsOf({ STORY_URL: given })).toThrow(problem);
});

test.each([
  [{}, '/'],
  [{ STORY_URL: 'https://news.example/stories/south' }, '/stories/south/'],
  [{ STORY_URL: 'https://news.example/walk.html?a=1' }, '/'],
  [{ STORY_URL: 'https://news.example/이야기/' }, '/이야기/'],
  [{ STORY_BASE: ' /preview/b-1.2/ ', STORY_URL: 'https://news.example/walk/' }, '/preview/b-1.2/'],
  [{ STORY_BASE: '/', STORY_URL: 'https://news.example/a walk/' }, '/'],
])('takes the base path of %j as %s', (environment, base) => {
  expect(optionsOf(environment).base).toBe(base);
});

test.each([
  ...['south/', '/south', 'https://news.example/south/', '/../south/', '/a//b/', '/a b/'],
  ...['//', '/a;b/', '/a"b/', '/a{b}/', '/$a/', '/a*/', '/a\nb/'],
])('refuses %j as a base, and says how to write one', (given) => {
  expect(() => optionsOf({ STORY_BASE: given })).toThrow(
    `--base: "${given}" is not the path of a folder. Write it from the root of the host, with a slash at either end, such as /stories/south/`,
  );
});
