import { beforeEach, expect, it } from 'vitest';
import { type WriteQueue, writeQueue } from '../../../src/studio/bar/write-queue.ts';

const first = { scenes: 's0', labels: 'l0' };

let queue: WriteQueue;
let asked: string[];
let answers: ((scenes: string | Error) => void)[];

/** A writing of the scenes, which the server answers when it is told to. */
const write = () =>
  queue
    .add(({ scenes, labels }) => {
      asked.push(`${scenes} ${labels}`);
      return new Promise((resolve, reject) => {
        answers.push((now) => (now instanceof Error ? reject(now) : resolve({ scenes: now })));
      });
    })
    .then(
      () => 'written',
      ({ message }: Error) => message,
    );
const answer = async (scenes: string | Error) => {
  await new Promise((done) => setTimeout(done));
  answers.shift()?.(scenes);
};

beforeEach(() => {
  queue = writeQueue(first);
  asked = [];
  answers = [];
});

it('writes over what the writing before it has left, whatever is shown in between', async () => {
  const both = [write(), write()];
  await answer('s1');
  queue.show({ scenes: 's0.5', labels: 'l1' });
  await answer('s2');
  expect(await Promise.all(both)).toEqual(['written', 'written']);
  const third = write();
  await answer('s3');
  await third;
  expect(asked).toEqual(['s0 l0', 's1 l0', 's2 l0']);
});

it('refuses with a writing what waits for it, and no other', async () => {
  const both = [write(), write()];
  await answer(new Error('It has changed.'));
  expect(await Promise.all(both)).toEqual(['It has changed.', 'It has changed.']);
  queue.show({ scenes: 's9', labels: 'l9' });
  const third = write();
  await answer('s10');
  expect(await third).toBe('written');
  expect(asked).toEqual(['s0 l0', 's9 l9']);
});
