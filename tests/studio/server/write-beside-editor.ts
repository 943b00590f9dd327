import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { storyFilesIn } from '../../../src/load/files/story-files.ts';
import { versionOfText } from '../../../src/load/story-store.ts';
import { Refusal, storyWriter } from '../../../src/studio/server/story-writer.ts';

/** What came of it when the studio and an editor wrote one file. */
interface Outcome {
  /** The editor's saves, and how many of them were not there any more as it looked next. */
  readonly saves: number;
  readonly lost: number;
  /** The studio's writings, and how many were refused. */
  readonly writes: number;
  readonly refused: number;
  /** What stands in the folder at the end. */
  readonly left: readonly string[];
}

/**
 * An editor in a thread of its own, which numbers its saves: in place at once, in place bit by bit, by
 * renaming a new file, and by renaming the old one first.
 */
const editor = `
const { parentPort, workerData: { path, milliseconds } } = require('node:worker_threads');
const { closeSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } = require('node:fs');
const still = new Int32Array(new SharedArrayBuffer(4));
const pause = (most = 0.5) => Atomics.wait(still, 0, 0, Math.random() * most);
const there = (act) => { for (;;) try { return act(); } catch (error) { if (error.code !== 'ENOENT') throw error; } };
const ways = [
  (text) => writeFileSync(path, text),
  (text) => {
    const file = openSync(path, 'w');
    pause();
    writeSync(file, text.slice(0, 40));
    pause();
    writeSync(file, text.slice(40));
    closeSync(file);
  },
  (text) => {
    writeFileSync(path + '.mine', text);
    renameSync(path + '.mine', path);
  },
  (text) => {
    there(() => renameSync(path, path + '~'));
    pause();
    writeFileSync(path, text);
    rmSync(path + '~');
  },
];
const until = Date.now() + milliseconds;
let [saves, lost] = [0, 0];
while (Date.now() < until) {
  const text = there(() => readFileSync(path, 'utf8'));
  if (!text.includes('# save ' + saves + '\\n')) lost += 1;
  saves += 1;
  ways[Math.floor(Math.random() * ways.length)](text.replace(/# save \\d+/, '# save ' + saves));
  pause(20);
}
parentPort.postMessage({ saves, lost });
`;

/** Lets the studio write a file, time after time, that an editor saves at the same time. */
export async function writeBesideEditor(milliseconds: number): Promise<Outcome> {
  const root = mkdtempSync(join(tmpdir(), 'beside-'));
  const path = join(root, 'story/scenes.yaml');
  mkdirSync(join(root, 'story'));
  writeFileSync(path, 'fiji:\n  bounds: [1, 2, 3, 4]\n  pitch: 0\n# save 0\n');
  const files = () => storyFilesIn(root, 'story');
  const writer = storyWriter({ root, files, saved: () => undefined });
  const worker = new Worker(editor, { eval: true, workerData: { path, milliseconds } });
  let ended: Pick<Outcome, 'saves' | 'lost'> | undefined;
  worker.once('message', (result) => {
    ended = result;
  });
  const failed = new Promise<never>((_, reject) => worker.once('error', reject));
  let [writes, refused] = [0, 0];
  while (!ended) {
    try {
      const text = readFileSync(path, 'utf8');
      // Half a file, which is not sound, is not shown to anybody who could write over it.
      if (!/# save \d+\n$/.test(text)) throw new Refusal();
      const version = versionOfText(text);
      const edits = [{ path: ['fiji', 'pitch'], value: writes % 60 }];
      writer.write({ file: 'scenes', version, edits, label: 'the pitch of fiji' });
      writes += 1;
    } catch (error) {
      if (error instanceof Refusal) refused += 1;
      else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    await Promise.race([failed, setImmediate()]);
  }
  const left = readdirSync(join(root, 'story'));
  rmSync(root, { recursive: true });
  return { ...ended, writes, refused, left };
}
