import { expect, it } from 'vitest';
import { unloadedFaces } from '../../../src/map/style/unloaded-faces.ts';

const [latin, thai] = [{ url: 'latin.woff2' }, { url: 'thai.woff2' }];
const faces = { Regular: [latin, thai], Italic: [latin, thai] };
const font = { font: '400 1em Regular', text: 'A' };

it('leaves all fonts to the map while the page has loaded none', () => {
  expect(unloadedFaces(faces, [])).toEqual(faces);
});

it('leaves to the map what the page has not loaded under the same face', () => {
  const loaded = [{ ...font, face: 'Regular', url: 'latin.woff2' }];
  expect(unloadedFaces(faces, loaded)).toEqual({ Regular: [thai], Italic: [latin, thai] });
});

it('keeps a face of which the page has loaded all, for its labels still name it', () => {
  const loaded = ['latin.woff2', 'thai.woff2'].map((url) => ({ ...font, face: 'Italic', url }));
  expect(unloadedFaces(faces, loaded)).toEqual({ Regular: [latin, thai], Italic: [] });
});
