import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { layersSchema } from '../../../../src/build/story/schema/layers.ts';
import { readYaml } from '../../../../src/build/story/yaml/read-yaml.ts';
import { kinds } from '../../../../src/style/kinds/kinds.ts';
import { plainLayer } from '../../../support/plain-layer.ts';

const read = ({ id, ...layer }: { readonly id: string }) =>
  readYaml(stringify({ [id]: layer }), 'layers.yaml', layersSchema);

test('takes a layer of every kind that there is', () => {
  for (const { name } of kinds) {
    expect(read(plainLayer('some', name))).toEqual([plainLayer('some', name)]);
  }
});

test('says where a colour, a kind, a category and a field are wrong', () => {
  const wrong = {
    ...plainLayer('some', 'cloud'),
    color: { light: 'red', dark: '#dd6b26' },
    categories: { camp: { label: 'camp', form: 'star', noun: { one: 'tent', other: 'tents' } } },
    colour: 'red',
  };
  const reading = () => read(wrong);
  expect(reading).toThrow(
    'layers.yaml:3:9  "some.kind": there is no kind "cloud". Known are "area"',
  );
  expect(reading).toThrow(
    'layers.yaml:5:12  "some.color.light": must be a colour such as "#8f1d1a", in quotes. It is "red".',
  );
  expect(reading).toThrow(/"some\.categories\.camp\.form": there is no form "star"\. .*"core"/);
  expect(reading).toThrow('"some.colour": there is no field "colour". Did you mean "color"?');
});
