import { describe, expect, it } from 'vitest';
import { featureIndex } from '../../../src/map/features/feature-index.ts';
import { plainLayer } from '../../support/plain-layer.ts';

const layers = [plainLayer('first', 'area'), plainLayer('second', 'area')];
const urls = { first: '/first', second: '/second' };

const file = (name: string) => ({
  metadata: {
    summary: 'A part.',
    sources: [],
    certainty: 'Sure.',
    date: '2014',
    measured: [],
  },
  features: [
    { type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: [0, 0] } },
  ],
});

describe('featureIndex', () => {
  it('reads each file once and keeps the order of the legend', async () => {
    const asked: string[] = [];
    const index = featureIndex(layers, urls, async (url) => {
      asked.push(String(url));
      if (url === '/first') await Promise.resolve();
      return Response.json(file(String(url)));
    });
    const [facts] = await Promise.all([index.load(), index.load()]);
    await index.load();
    expect(facts.map(({ name }) => name)).toEqual(['/first', '/second']);
    expect(asked).toEqual(['/first', '/second']);
    expect(index.get('second//second')?.layer).toBe('second');
  });

  it('goes without a file that fails, and asks for that one again', async () => {
    let broken = true;
    const index = featureIndex(layers, urls, async (url) => {
      if (url === '/first' && broken) return new Response('', { status: 503 });
      return url === '/second' ? Response.json(file('B')) : Response.json(file('A'));
    });
    expect((await index.load()).map(({ name }) => name)).toEqual(['B']);
    broken = false;
    expect((await index.load()).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('reads the files of the features that are asked about alone, and keeps their order', async () => {
    const asked: string[] = [];
    const index = featureIndex(layers, urls, async (url) => {
      asked.push(String(url));
      return Response.json(file(String(url)));
    });
    const second = { layer: 'second', name: '/second' };
    expect((await index.of([second])).map(({ key }) => key)).toEqual(['second//second']);
    expect(asked).toEqual(['/second']);
    const unknown = { layer: 'first', name: 'nobody' };
    const found = await index.of([second, unknown, { layer: 'first', name: '/first' }]);
    expect(found.map(({ name }) => name)).toEqual(['/second', '/first']);
    expect(asked).toEqual(['/second', '/first']);
  });
});
