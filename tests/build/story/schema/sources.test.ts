import { expect, test } from 'vitest';
import { readSources } from '../../../support/read-sources.ts';

const read = (yaml: string) => readSources(yaml, 'sources.yaml');

test('reads sources whose dates are days, months or years', () => {
  expect(
    read(`a: { title: A, publisher: P, date: 2014-07-15, author: W, url: "https://example.org" }
b: { title: B, publisher: P, date: 2014-07 }
c: { title: C, publisher: P, date: 2014, note: N }
d: { title: D }
`),
  ).toEqual({
    a: { title: 'A', publisher: 'P', date: '2014-07-15', author: 'W', url: 'https://example.org' },
    b: { title: 'B', publisher: 'P', date: '2014-07' },
    c: { title: 'C', publisher: 'P', date: '2014', note: 'N' },
    d: { title: 'D' },
  });
});

test.each([
  ['', 'sources.yaml:1:1  there must be sources'],
  ['a: { title: A', 'sources.yaml:1:14  this is not YAML'],
  ['a: 1\n', 'sources.yaml:1:4  "a": must be fields, each as "name: value". It is 1.'],
  [
    'a: { title: A, publisher: P, date: 2014 }\nb: { title: B, publisher: P, date: May }\n',
    'sources.yaml:2:36  "b.date": must be a year, a month or a day such as 2014-07-15.',
  ],
  [
    'a: { title: A, publisher: P, date: 2014, url: "javascript:alert(1)" }\n',
    'sources.yaml:1:47  "a.url": must be a web address.',
  ],
  ...['//host', 'https:////host', ' https://example.org'].map((url) => [
    `a: { title: A, publisher: P, date: 2014, url: "${url}" }\n`,
    'sources.yaml:1:47  "a.url": must be a web address.',
  ]),
  ['a: { publisher: P, date: 2014 }\n', 'sources.yaml:1:1  "a.title": it is missing.'],
  [
    'a: { title: A, publisher: P, date: 2014, x: 1 }\n',
    'sources.yaml:1:42  "a.x": there is no field "x".',
  ],
  [
    'a: { title: A, publisher: P, date: 2014 }\na: { title: B, publisher: P, date: 2014 }\n',
    'sources.yaml:2:1  "a" is there twice.',
  ],
])('refuses %j', (yaml, message) => {
  expect(() => read(yaml)).toThrow(message);
});
