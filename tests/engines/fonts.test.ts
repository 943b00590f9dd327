import { expect, inject, it } from 'vitest';
import { inEachEngine } from './support/in-each-engine.ts';
import { openStory } from './support/story-reader.ts';

const url = inject('storyUrl');

inEachEngine({}, (reader) => {
  it('sets the text in the fonts that the page itself has', async () => {
    await openStory(reader(), `${url}/`);
    const { left, same } = await reader().ask(() => {
      const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
      const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
      const widthIn = (font: string) => {
        pen.font = font;
        return pen.measureText('Hamburgefonstiv').width;
      };
      const own = ['400', '600'].flatMap((weight) =>
        ['"Source Serif 4"', '"Source Sans 3"'].map((name) => ({ weight, name })),
      );
      return {
        left: rules.filter(({ cssText }) => cssText.includes('base64,')).length,
        same: own.filter(
          ({ weight, name }) =>
            widthIn(`${weight} 100px ${name}, monospace`) === widthIn(`${weight} 100px monospace`),
        ),
      };
    });
    expect(left, 'rules that the script of the fonts has not replaced').toBe(0);
    expect(same, 'faces that fall back').toEqual([]);
  });
});
