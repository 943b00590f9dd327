import type { Feature, Polygon } from 'geojson';
import mapshaper from 'mapshaper';
import { describe, expect, it } from 'vitest';
import { asGeojson, readerOf } from '../../../src/cli/data/as-geojson.ts';
import { degreesOf, placesOfTable } from '../../../src/cli/data/places-of-table.ts';
import { coordinateBounds } from '../../../src/core/geometry/coordinates.ts';
import { zipOf } from '../../../src/files/zip.ts';
import { forAll, integer } from '../../core/arbitraries.ts';
import { ring } from '../../support/shapes.ts';
import { collection } from '../new/shapes.ts';

type Layer = [name: string, features: Feature[]];

async function read(content: string | Uint8Array, file: string, crs?: string) {
  const said: string[] = [];
  const reading = { crs, say: (line: string) => said.push(line) };
  const parts = (await readerOf(file)?.(Buffer.from(content), file, reading)) ?? {};
  const layers = asGeojson(parts, file).map(([name, text]) => [name, JSON.parse(text).features]);
  return { said, layers: layers as Layer[] };
}
const sortsOf = async (text: string, file: string) => (await read(text, file)).layers;
const table = (text: string, say: (line: string) => void = () => undefined) =>
  placesOfTable(text, 'a.csv', { say });

describe('a table', () => {
  it.each([
    ['commas', 'name,lon,lat\nBolzano,11.3548,46.4983\n'],
    ['semicolons and decimal commas', 'Ort;Longitude;Latitude\nBolzano;11,3548;46,4983\n'],
    ['tabs, and latitude first', 'LAT\tLNG\ttitle\n46.4983\t11.3548\tBolzano\n'],
    ['both in one column, as map sites copy them', 'name,at\nBolzano,"46.4983, 11.3548"\nX,\n'],
    ['German headings', 'Ort;Breite;Länge\nBolzano;46,4983;11,3548\n'],
    ['headings that say more', 'name,lat.,Lon (WGS84)\nBolzano,46.4983,11.3548\n'],
    ['Chinese headings', '名称,纬度,经度\nBolzano,46.4983,11.3548\n'],
    ['Korean headings', '이름,위도,경도\nBolzano,46.4983,11.3548\n'],
    ['Russian headings', 'Город;Широта;Долгота\nBolzano;46,4983;11,3548\n'],
    ['degrees, minutes and seconds', 'name,x,y\nBolzano,"11°21\'17.28""E","46°29\'53.88""N"\n'],
  ])('with %s yields a named point for each row', async (_, text) => {
    const geometry = { type: 'Point', coordinates: [11.3548, 46.4983] };
    expect(await sortsOf(text, 'towns.csv')).toEqual([
      ['towns', [{ type: 'Feature', properties: { name: 'Bolzano' }, geometry }]],
    ]);
  });

  it('of lengths and widths too has its position in the surer headings', () => {
    const [bridge] = table('name,Länge,Breite,lon,lat\nA,120,9,11.5,46.5\n');
    expect(bridge).toMatchObject({
      properties: { Länge: 120 },
      geometry: { coordinates: [11.5, 46.5] },
    });
  });

  it('of decimal commas, without places, is offered as a chart by name', () => {
    const levels = () =>
      placesOfTable('Jahr;Pegel\n1962;5,70\n2002;9,40\n', 'Elbe Pegel.csv', { say });
    expect(levels).toThrow('no column holds the longitude; the columns are "Jahr", "Pegel".');
    expect(levels).toThrow(
      'save the table as charts/elbe-pegel.csv, and write `::: chart elbe-pegel`',
    );
  });

  const say = () => undefined;
  it('keeps its other columns, and skips rows without a position', () => {
    const places = table('name,lon,lat,people\nA,1,2,30\nB,,,40\n');
    expect(places.map(({ properties }) => properties)).toEqual([{ name: 'A', people: 30 }]);
  });

  it('has its columns recognised by their content, and reports what each became', () => {
    const said: string[] = [];
    const rows = [
      'Ort;X;Y;Eröffnet;Art;PLZ;Höhe;Notiz;__proto__;constructor',
      'Bremen;8,8;53,1;1.5.1847;Bahnhof;02899;52,5;"=HYPERLINK(""http://a.example"")";a;b',
      'Celle;10,1;52,6;15.10.1845;Bahnhof;29221;40;@SUM(A1);a;b',
      'Stade;9,5;53,6;2024-05-31;Hafen;21680;;;a;b',
      'Brake;8,5;53,3;1873-01-01;Hafen;26919;3;;a;b',
    ];
    const [bremen, celle, stade] = table(rows.join('\n'), (line) => said.push(line));
    expect(bremen?.properties).toEqual({
      ...{ name: 'Bremen', date: '1847-05-01', category: 'Bahnhof', PLZ: '02899', Höhe: 52.5 },
      Notiz: '=HYPERLINK("http://a.example")',
    });
    expect([celle?.properties?.Notiz, stade?.properties?.Höhe]).toEqual(['@SUM(A1)', undefined]);
    expect(said.map((line) => line.trim().replace(/ {2,}/, ': '))).toEqual([
      'a.csv: 4 rows, 4 with a position. Columns become:',
      ...['Ort: name', 'Eröffnet: date', 'Art: category: Bahnhof, Hafen'],
      ...['PLZ: PLZ, as text', 'Höhe: Höhe, a number', 'Notiz: Notiz, as text'],
      ...['__proto__', 'constructor'].map((name) => `${name}: left out: no map can read its name`),
    ]);
  });

  it('may group the digits of its numbers by spaces', () => {
    const groups = [' ', '\u00a0', '\u2009', '\u202f'];
    const rows = groups.map((space, i) => `A${i};1;2;15${space}000,5`).join('\n');
    const places = table(
      `name;lon;lat;people\n${rows}\nB;1,5;2;700\nC;1;2;\n`.replace(';1;2;15', ';1,0;2;15'),
    );
    expect(places.map(({ properties }) => properties?.people)).toEqual([
      ...groups.map(() => 15_000.5),
      700,
      undefined,
    ]);
  });

  it('keeps dates as written when day and month are ambiguous', () => {
    const [place] = table('name,lon,lat,date\nA,1,2,05/06/2024\nB,1,2,06/06/2024\n');
    expect(place?.properties).toEqual({ name: 'A', 'date-text': '05/06/2024' });
  });

  it.each([
    ['name,where\nA,here\n', 'no column holds the longitude; the columns are "name", "where".'],
    ['name,lon,lat\nA,east,2\n', 'row 1 has the longitude "east".'],
    ['name,lon,lat\nA,3868352.1,-11131.9\n', 'row 1 has the longitude "3868352.1".'],
    ['name,lon,lat\nA,194.59,54\n', 'the longitude "194.59". Write -165.41: longitudes end at'],
    ['name,lon,lat\nA,-200,54\n', 'the longitude "-200". Write 160: '],
    ['name,lon,lat\nA,54,170\n', 'the latitude "170". Longitude and latitude may be exchanged'],
    ['name,lon,lat\nA,54,194\n', 'the latitude "194". Write degrees within ±90. If these are'],
    ["name,lon,lat\nA,11°61'E,2\n", 'row 1 has the longitude "11°61\'E".'],
    ['name,lon,lat\nA,13,N 33 S\n', 'row 1 has the latitude "N 33 S".'],
    ['name;lon;lat\nA;13,4° O;52,5\n', 'row 1 has the longitude "13,4° O".'],
    [`name,lon,lat\nA,${'x'.repeat(50)},2\n`, `the longitude "${'x'.repeat(40)}…".`],
    ['name,lon,lat\n', 'it holds no places.'],
  ])('%j is refused with one sentence', (text, problem) => {
    expect(() => table(text)).toThrow(problem);
  });

  it('may have degrees in any usual notation', () => {
    const degrees = integer(-17_900_000, 17_900_000).map((x) => x / 1e5);
    forAll(degrees, (value) => {
      const [size, side] = [Math.abs(value), value < 0 ? 'W' : 'E'];
      const [whole, minutes] = [Math.floor(size), (size % 1) * 60];
      const seconds = ((minutes % 1) * 60).toFixed(3);
      const text = `${value.toFixed(5)}`;
      const arc = `${whole}°${Math.floor(minutes)}'${seconds}"${side}`;
      expect(degreesOf(text)).toBeCloseTo(value, 5);
      expect(degreesOf(text.replace('.', ','))).toBeCloseTo(value, 5);
      expect(degreesOf(`${size.toFixed(5)}° ${side}`)).toBeCloseTo(value, 5);
      if (Number(seconds) < 60) expect(degreesOf(arc)).toBeCloseTo(value, 5);
    });
  });
});

describe('a text of another program', () => {
  const text = 'Ort;lat;lon\nGröba – Mühlberg €;51,4;13,2\n';
  const western = Buffer.from(text.replace('–', '\x96').replace('€', '\x80'), 'latin1');
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  const say = '. Save it as UTF-8 if a letter is wrong.';
  it.each([
    ['Windows-1252', western, `a.csv: read as Windows-1252: "Gröba"${say}`],
    ['UTF-16', wide, 'a.csv: read as UTF-16.'],
    ['UTF-16 in the other order', Buffer.from(wide).swap16(), 'a.csv: read as UTF-16.'],
    ['UTF-16 without its mark', wide.subarray(2), 'a.csv: read as UTF-16.'],
  ])('may be in %s, which is said', async (_, bytes, words) => {
    const { said, layers } = await read(bytes, 'a.csv');
    expect(said[0]).toBe(words);
    expect(layers[0]?.[1][0]?.properties).toEqual({ name: 'Gröba – Mühlberg €' });
  });

  it('in an encoding that is not known is refused', async () => {
    const cyrillic = Buffer.concat([
      Buffer.from('name,lat,lon\n'),
      Buffer.of(0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0),
    ]);
    await expect(read(cyrillic, 'a.csv')).rejects.toThrow('it is not saved as UTF-8');
  });
});

const gpx = (inside: string) =>
  `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">${inside}</gpx>`;

it('a track becomes a layer of ways and a layer of places, without elevations or times', async () => {
  const text =
    '<wpt lat="46.5" lon="11.4"><ele>1200</ele><name>Hut</name></wpt><trk><name>Day 1</name><trkseg><trkpt lat="46.5" lon="11.4"><ele>1200</ele><time>2024-01-01T00:00:00Z</time></trkpt><trkpt lat="46.6" lon="11.5"/></trkseg></trk>';
  const [[name, places], [other, ways]] = (await sortsOf(gpx(text), 'day.gpx')) as [Layer, Layer];
  expect([name, other]).toEqual(['day places', 'day ways']);
  expect(places[0]?.properties).toEqual({ name: 'Hut', km: 0 });
  expect(JSON.stringify(ways[0]?.geometry)).toContain('[[11.4,46.5],[11.5,46.6]]');
  expect(JSON.stringify(ways)).not.toContain('2024');
});

it.each([
  ['the only track', ''],
  ['a track with a pause', '</trkseg><trkseg>'],
])(
  'waypoints within a kilometre of %s become its stops, with their kilometres',
  async (_, pause) => {
    const at = (name: string, lat: number, lon: number) =>
      `<wpt lat="${lat}" lon="${lon}"><name>${name}</name></wpt>`;
    const points = [0, 0.1, 0.2, 0.3].map((lon) => `<trkpt lat="0" lon="${lon}"/>`);
    const track = points.toSpliced(2, 0, pause).join('');
    const text = `${at('End', 0.001, 0.3)}${at('Far', 0.1, 0.1)}${at('Ford', -0.002, 0.2)}<trk><trkseg>${track}</trkseg></trk>`;
    const [[, places], [, ways]] = (await sortsOf(gpx(text), 'day.gpx')) as [Layer, Layer];
    expect(ways[0]?.properties?.stops).toEqual([
      { name: 'Ford', lngLat: [0.2, 0], km: 22.24 },
      { name: 'End', lngLat: [0.3, 0], km: 33.36 },
    ]);
    expect(places.map(({ properties }) => properties)).toEqual([
      { name: 'End', km: 33.36 },
      { name: 'Far' },
      { name: 'Ford', km: 22.24 },
    ]);
  },
);

it('thousands of waypoints beside a long track are read without delay', async () => {
  const all = (tag: string, count: number) =>
    Array.from(
      { length: count },
      (_, i) => `<${tag} lat="${i / 1e4}" lon="0"><name>A</name></${tag}>`,
    );
  const text = `${all('wpt', 20_000).join('')}<trk><trkseg>${all('trkpt', 20_000).join('')}</trkseg></trk>`;
  const [[, places]] = (await sortsOf(gpx(text), 'day.gpx')) as [Layer];
  expect(places).toHaveLength(20_000);
});

const kml = (inside: string) =>
  `<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inside}</Document></kml>`;
const placemark = (name: string) =>
  `<Placemark><name>${name}</name><Point><coordinates>11,46</coordinates></Point></Placemark>`;

it.each([
  ['several folders become categories', ['Huts', 'Springs'], ['Huts', 'Springs']],
  ['one folder is no category', ['Huts'], [undefined]],
])('%s of a KML', async (_, names, categories) => {
  const folders = names.map((name) => `<Folder><name>${name}</name>${placemark('A')}</Folder>`);
  const [[, places]] = (await sortsOf(kml(folders.join('')), 'a.kml')) as [Layer];
  expect(places.map(({ properties }) => properties?.category)).toEqual(categories);
});

it('XML with too many tags, tags nested too deeply, or too many bytes of shapes is refused', async () => {
  const many = Buffer.from(gpx('<wpt lat="1" lon="2"/>'.repeat(300_000)));
  await expect(read(many, 'a.gpx')).rejects.toThrow('it has more than 300,000 tags of XML.');
  const kml = `<kml>${'<Placemark/>'.repeat(300_000)}</kml>`;
  await expect(read(zipOf({ 'doc.kml': kml }), 'a.kmz')).rejects.toThrow('300,000 tags of XML.');
  const deep = '<trk>'.repeat(20_000) + '</trk>'.repeat(20_000);
  await expect(read(deep, 'a.gpx')).rejects.toThrow('its tags are nested more than 30 deep.');
  const points = '<Point><coordinates>1,2</coordinates></Point>'.repeat(600);
  const named = `<kml><Placemark><name>${'n'.repeat(10_000)}</name><MultiGeometry>${points}</MultiGeometry></Placemark></kml>`;
  await expect(read(named, 'a.kml')).rejects.toThrow('as GeoJSON it is 5,');
});

it('a flood of angle brackets is read without delay', async () => {
  const text = `<kml><Placemark><description><![CDATA[${'<'.repeat(290_000)}]]></description><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`;
  expect((await sortsOf(text, 'a.kml'))[0]?.[1]).toHaveLength(1);
});

it.each([
  [gpx(''), 'it holds no places and no ways.'],
  ['<gpx><trk>', 'this is not XML'],
  [gpx('<trk>'.repeat(20) + '</trk>'.repeat(20)), 'it has a tag <trk> within another.'],
  [
    '<!DOCTYPE gpx [<!ENTITY a "aaaa">]><gpx/>',
    'it defines a document type, which is not supported.',
  ],
])('a track %j is refused with one sentence', async (text, problem) => {
  await expect(read(text, 'a.gpx')).rejects.toThrow(problem);
});

it.each(['park.KML', 'park.kmz'])('%s keeps its words without HTML', async (file) => {
  const text =
    '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Park</name><description><![CDATA[<b>A park</b>]]></description><Point><coordinates>11.4,46.5,0</coordinates></Point></Placemark></kml>';
  const kmz = zipOf({ '../../doc.kml': text, 'files/a.png': 'a' });
  const { layers } = await read(file === 'park.kmz' ? kmz : text, file);
  const geometry = { type: 'Point', coordinates: [11.4, 46.5] };
  const properties = { name: 'Park', description: 'A park' };
  expect(layers[0]?.[1]).toEqual([{ type: 'Feature', properties, geometry }]);
});

it.each(['a.geojson', 'a.shp', 'a.constructor', 'csv'])('%s is not converted', (file) => {
  expect(readerOf(file)).toBeUndefined();
});

describe('a Shapefile in a ZIP', () => {
  async function shapefile(crs: string): Promise<Record<string, Uint8Array>> {
    const area = collection(['Polygon', [ring(7, 51, 8, 52)], { NAME: 'Münster', people: 5 }]);
    const commands = `-i a.json -proj ${crs} -o Kreise.shp`;
    const made = await mapshaper.applyCommands(commands, { 'a.json': area });
    const files = Object.entries(made);
    return Object.fromEntries(
      files.map(([name, bytes]) => [`../../Daten/${name}`, Buffer.from(bytes)]),
    );
  }
  const boundsOf = (layers: Layer[]) => {
    const areaOf = ([, [area]]: Layer) => area?.geometry as Polygon;
    const rings = layers.flatMap((layer) => areaOf(layer).coordinates);
    return coordinateBounds(rings).map((degrees) => Number(degrees.toFixed(5)));
  };
  const without = (files: Record<string, Uint8Array>, ending: string) =>
    zipOf(Object.fromEntries(Object.entries(files).filter(([name]) => !name.endsWith(ending))));

  it('is reprojected to degrees by its .prj, and says so', async () => {
    const { layers, said } = await read(zipOf(await shapefile('EPSG:25832')), 'council.zip');
    expect(layers).toMatchObject([['council', [{ properties: { NAME: 'Münster', people: 5 } }]]]);
    expect(said).toEqual([expect.stringMatching(/^council\.zip: .*UTM zone 32N to degrees\.$/)]);
    expect(boundsOf(layers)).toEqual([7, 51, 8, 52]);
  });

  it('without a .prj uses --crs, or degrees if possible, but never a guess', async () => {
    const metres = without(await shapefile('EPSG:2154'), 'prj');
    await expect(read(metres, 'a.zip')).rejects.toThrow('its reference system is not known.');
    const { layers } = await read(metres, 'a.zip', 'EPSG:2154');
    expect(boundsOf(layers)).toEqual([7, 51, 8, 52]);
    const { said } = await read(without(await shapefile('wgs84'), 'prj'), 'a.zip');
    expect(said).toEqual([expect.stringContaining('its coordinates are taken for degrees.')]);
    await expect(read(metres, 'a.zip', 'x" -run evil.js "')).rejects.toThrow(
      'is not a reference system',
    );
  });

  it('that claims more than it holds, or is not a ZIP, is refused with a sentence', async () => {
    const files = await shapefile('wgs84');
    const dbf = Buffer.from(files['../../Daten/Kreise.dbf'] ?? []);
    dbf.writeUInt32LE(4e9, 4);
    dbf.writeUInt16LE(0, 10);
    const lying = zipOf({ ...files, '../../Daten/Kreise.dbf': dbf });
    await expect(read(lying, 'a.zip')).rejects.toThrow('a.zip  it cannot be read: ');
    await expect(read('PK', 'a.zip')).rejects.toThrow('a.zip  it cannot be unpacked: ');
    const other = zipOf({ 'a.txt': 'a' });
    await expect(read(other, 'a.zip')).rejects.toThrow('it holds no Shapefile and no KML.');
  });

  it('is refused as a bomb, whether or not it states its size', async () => {
    const bomb = Buffer.from(zipOf({ 'a.shp': Buffer.alloc(60_000_000) }));
    await expect(read(bomb, 'a.zip')).rejects.toThrow('it cannot be unpacked: it has more than');
    const entry = bomb.lastIndexOf('PK\x01\x02', undefined, 'latin1');
    for (const at of [22, entry + 24]) bomb.writeUInt32LE(1000, at);
    await expect(read(bomb, 'a.zip')).rejects.toThrow('a.zip  it cannot be read: ');
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.shp`, 'a']));
    await expect(read(zipOf(many), 'a.zip')).rejects.toThrow('it has more than 200 files');
  });
});
