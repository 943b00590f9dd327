import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreignLanguage } from '../../../../src/build/story/text/foreign-language.ts';

const english = [
  'src/story/story.md',
  'examples/atolls/story.md',
  'examples/starter/story.md',
  'docs/write-a-story.md',
  'README.md',
];

/** Names that are full of other languages' stop words. */
const names = [
  'La Paz de los Andes',
  'Rio de Janeiro',
  'Le Havre et Les Sables d’Olonne',
  'Den Haag en Van der Valk',
  'Der Spiegel und die Zeit',
  'Ciudad del Este',
  'Los Ángeles del Sur y de la Costa',
  'Москва',
  '평양',
  '中华人民共和国',
];

describe('a text that does not name its language', () => {
  it.each(english)('passes as English where it is: %s', (file) => {
    expect(foreignLanguage(readFileSync(file, 'utf8'))).toBeUndefined();
  });

  it('passes as English however full of foreign names it is', () => {
    const sentence = fc
      .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
      .map(
        ([from, to]) =>
          `The road from ${from} to ${to} is the oldest of the country and was built with the help of the army.`,
      );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), (sentences) => {
        expect(foreignLanguage(sentences.join(' '))).toBeUndefined();
      }),
    );
  });

  it.each([
    'Machu Picchu, Ollantaytambo, Aguas Calientes, Cusco.',
    'Rio de la Plata, Rio de los Patos, Rio de las Antas.',
    '',
  ])('passes as English where it is too short to be judged: %s', (text) => {
    expect(foreignLanguage(text)).toBeUndefined();
  });

  it.each([
    [
      'es',
      'El tren que sale de la capital por la mañana cruza los valles y llega a las ciudades del sur con una hora de retraso. Es el más antiguo de los que quedan en el país, y se dice que no volverá para el invierno. Los viajeros que lo esperan en el andén del pueblo leen el diario y toman café con las familias que venden pan para el viaje.',
    ],
    [
      'de',
      'Der Zug, der die Hauptstadt am Morgen mit einer Stunde Verspätung verlässt, ist nicht der älteste, und das wissen die Leute auf dem Bahnsteig. Von den Dörfern sieht man den Fluss und die Brücke, auf der sich ein Händler und eine Familie mit dem Schaffner streiten, und das ist nicht selten.',
    ],
    [
      'pl',
      'Pociąg wyjeżdża rano z miasta i jedzie na południe przez góry. Nie jest to najstarszy pociąg w kraju, że o tym mówi się na dworcu, i nie był on nigdy na czas. W wagonie ludzie czytają gazety, na stacji jest kawa, a z okna od rana widać rzekę oraz most, przez który się jedzie.',
    ],
  ])('is known as %s by its stop words', (tag, text) => {
    expect(foreignLanguage(text)).toMatchObject({ tag });
  });

  it.each([
    ['Паром выходит из порта на рассвете и заходит в Мванзу, а на берегу ждут торговцы.'],
    [
      '열차는 아침에 수도를 떠나 강을 건너 남쪽의 도시로 간다. 승강장에는 많은 사람들이 기다리고 있다.',
    ],
    ['يغادر القطار العاصمة في الصباح ويعبر النهر إلى مدن الجنوب حيث ينتظر المسافرون على الرصيف'],
  ])('is no English in other letters: %s', (text) => {
    expect(foreignLanguage(text)).toEqual({ written: 'letters that are not Latin' });
  });
});
