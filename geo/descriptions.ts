import type { LayerMetadata, LayerSource } from './layer.ts';
import type { SourceId } from './sources.ts';

/** What to measure of a layer's own geometry, and what others have published of it. */
export interface Measure {
  /** The `name` of the feature. */
  readonly of: string;
  /** `city-to-city` is the last of the kilometres that a route's stops give. */
  readonly as: 'length' | 'area' | 'city-to-city';
  readonly quantity: string;
  readonly published?: readonly { readonly value: string; readonly source: string }[];
  readonly note?: string;
}

/** What a file says of itself, before its geometry is made. */
export interface Description
  extends Readonly<
    Pick<LayerMetadata, 'id' | 'title' | 'summary' | 'method' | 'certainty' | 'date'>
  > {
  readonly folder: 'layers' | 'basemap';
  readonly license: string;
  readonly sources: readonly (SourceId | LayerSource)[];
  readonly measures: readonly Measure[];
}

const ownWork = 'MIT, as the rest of the project';
const odbl = 'ODbL-1.0';

const publishedDescriptions: LayerSource = {
  title: 'Published descriptions of the way, 2004–2014',
  publisher:
    'Hankook Ilbo 2004, International Crisis Group 2006, Radio Free Asia 2009, The Diplomat 2011, Sky News 2014',
  version: 'as published',
  date: '2004–2014',
  licence: 'Facts; drawn by this project',
  credit: 'Routes after press reports, 2004–2014',
};

const firingRecord: LayerSource = {
  title: 'North Korea Missile Test Database, with counts from Beyond Parallel and the press',
  publisher: 'James Martin Center for Nonproliferation Studies and Nuclear Threat Initiative; CSIS',
  version: 'as published',
  date: '2014',
  licence: 'Facts; compiled by this project',
  credit: 'Firings: CNS/NTI, CSIS, press',
};

const firingReports: LayerSource = {
  title: 'Reports of the firing of 14 July 2014',
  publisher: 'Yonhap and other South Korean press',
  version: 'as published',
  date: '2014-07-14',
  licence: 'Facts; drawn by this project',
  credit: 'Fall zone after South Korean press, 14 July 2014',
};

const nightLights: LayerSource = {
  title: 'Black Marble 2016, grey, 500 m',
  publisher:
    'NASA Earth Observatory images by Joshua Stevens, using Suomi NPP VIIRS data from Miguel Román, NASA GSFC',
  version: 'BlackMarble_2016_D1_gray, as Web Mercator tiles of zoom 8',
  date: '2016',
  licence: 'Public domain',
  credit: 'Lights at night: NASA Earth Observatory',
  url: 'https://earthobservatory.nasa.gov/features/NightLights',
};

const populationCounts: LayerSource = {
  title: 'Census of 2008, and arrivals in South Korea in 2009',
  publisher: 'Central Bureau of Statistics, DPR Korea; Ministry of Unification, Republic of Korea',
  version: 'as published',
  date: '2008–2009',
  licence: 'Facts; drawn by this project',
  credit: 'People: census of 2008, Ministry of Unification',
};

const sandsArgument: LayerSource = {
  title: 'Beijing Needs to Rethink its North Korean Refugee Policy',
  publisher: 'Gary Sands, Foreign Policy Blogs',
  version: 'as published',
  date: '2014-07-20',
  licence: 'Opinion, retold; drawn by this project',
  credit: 'Ties after Gary Sands, 2014',
};

const visitReport: LayerSource = {
  title: 'China Leader Snubs North Korea in Visit to Seoul',
  publisher: 'Associated Press, in The Irrawaddy',
  version: 'as published',
  date: '2014-07-04',
  licence: 'Facts; drawn by this project',
  credit: 'Xi’s visit: Associated Press, 2014',
};

const carrierReport: LayerSource = {
  title: 'North Korea fires 2 missiles 20 kilometers from borderline',
  publisher: 'Arirang News',
  version: 'as published',
  date: '2014-07-14',
  licence: 'Facts; drawn by this project',
  credit: 'The carrier: Arirang News, 2014',
};

const koreanCounts: LayerSource = {
  title: 'Koreans in Manchuria, 1910 to 1945',
  publisher: 'National Archives of Korea; Huang Youfu; A. Lankov; B. Kushner and S. Muminov',
  version: 'as published',
  date: '1910–1945',
  licence: 'Facts; compiled by this project',
  credit: 'Koreans in Manchuria: after the authors named in the chart',
};

const flowMethod = 'A smooth curve through a few positions, drawn as a broad arrow; two decimals.';

const rowMethod =
  'Rings in a row along the border, within China, which keep 60 km from every border by their rims; two decimals.';

const flowCertainty =
  'A diagram of what goes where, not a route: it follows nothing on the ground.';

const outlineMethod =
  'The country of the basemap, simplified by the area of the triangle that each vertex makes, 60 km²; islands below 1,500 km² left out; two decimals.';

const tieMethod =
  'A quadratic Bézier curve from capital to capital, bowed over the sea so that it meets no land border; three decimals.';

const arrivalCounts: LayerSource = {
  title: 'North Korean arrivals in South Korea',
  publisher: 'Ministry of Unification, Republic of Korea; from 2015 as reported by the press',
  version: 'as published',
  date: '1998–2025',
  licence: 'Facts; compiled by this project',
  credit: 'Arrivals: Ministry of Unification',
};

const sinceCounts: LayerSource = {
  title: 'China: No Letup in Forced Returns to North Korea',
  publisher: 'Human Rights Watch',
  version: 'as published',
  date: '2025-10-15',
  licence: 'Facts; drawn by this project',
  credit: 'Returns: Human Rights Watch',
};

const sinceMethod =
  'Marks of equal area on grids of one pitch over the two Koreas, as wide as lets North Korea hold all of its own, 30 km off the borders and the armistice line by their rims; the last as large as what is left over.';

const routeMethod =
  'As far as Kunming a centripetal Catmull–Rom curve through the cities that several reports name, with a few positions between them that only shape it, sampled about every 35 km, rounded to two decimals; it keeps 25 km from every border. From Kunming a leap: one straight line between two cities, in place of the crossing, which is not drawn; in each it ends some kilometres from the middle, so as to point at no place on the way. The length is the sum of the geodesics on WGS 84 from city to city.';

const routeCertainty =
  'Schematic, as reported 2004–2014; not a real or current path. It follows no road, railway or river, starts at the position of Yanji only to stand for the Yanbian area, and shows no place where a border is crossed: the leap is no line on the ground.';

const routeNote =
  'Published totals are of whole journeys, by road; this is the way straight from city to city.';

const countriesMethod =
  'Countries cut at the coast; small islands left out; borders that neighbours draw differently made one; simplified by the area of the triangle that each vertex makes (Visvalingam and Whyatt) with a threshold that depends on the place, finest in Korea and north-east China; rounded to four, three or two decimals.';

/** Every file of `geo/layers` and `geo/basemap`. */
export const descriptions = [
  {
    id: 'north-korea',
    folder: 'layers',
    title: 'North Korea',
    summary: 'The country, as the basemap draws it.',
    sources: ['countries'],
    method: 'The shape of the country in the basemap’s land, vertex by vertex.',
    certainty:
      'Within some 100 m of its source; in the south it ends at the armistice line, which is no agreed border.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'dmz',
    folder: 'layers',
    title: 'Demilitarised Zone',
    summary:
      'The Military Demarcation Line of the 1953 armistice and the zone of two kilometres to each side of it.',
    sources: ['countries'],
    method:
      "The edge that North and South Korea share in the basemap, from the Imjin's mouth to the east coast, and its buffer of 2 km, cut at the coast.",
    certainty:
      'The line is within some 100 m of its source. The zone is its nominal shape: in places the real fences stand closer. It is an armistice line, not an agreed border.',
    date: '2017',
    license: odbl,
    measures: [
      {
        of: 'Military Demarcation Line',
        as: 'length',
        quantity: 'Length of the line',
        published: [
          { value: '238 km', source: 'Kim Chang-hwan, measured, 2007 and 2013' },
          { value: '248 km', source: 'official, Gyeonggi Province' },
        ],
      },
      {
        of: 'Demilitarised Zone',
        as: 'area',
        quantity: 'Area of the zone',
        published: [
          { value: '903.8 km²', source: 'Kim Chang-hwan, measured, 2013' },
          { value: '907.3 km²', source: 'official' },
        ],
      },
    ],
  },
  {
    id: 'jilin',
    folder: 'layers',
    title: 'Jilin',
    summary:
      'The Chinese province in which eleven North Koreans were reported arrested in June 2014.',
    sources: ['prefectures', 'countries'],
    method:
      'The union of its nine prefectures, moved from GCJ-02 to WGS 84 (which brings their edge from 0.38 to 0.14 km, at the median, of the border); where it meets North Korea and Russia the edge is the border of the basemap.',
    certainty: 'Within some 300 m inland, and exactly on the border that the map draws.',
    date: '2017–2020',
    license: odbl,
    measures: [
      {
        of: 'Jilin',
        as: 'area',
        quantity: 'Area',
        published: [
          { value: '187,400 km²', source: 'official' },
          { value: '191,000 km²', source: 'also printed' },
        ],
      },
    ],
  },
  {
    id: 'yanbian',
    folder: 'layers',
    title: 'Yanbian',
    summary: "The Korean Autonomous Prefecture in Jilin's east.",
    sources: ['prefectures', 'countries'],
    method:
      'One of the nine prefectures of Jilin, made with it, so that they share their edges; where it meets North Korea and Russia the edge is the border of the basemap.',
    certainty: 'Within some 300 m inland, and exactly on the border that the map draws.',
    date: '2017–2020',
    license: odbl,
    measures: [
      {
        of: 'Yanbian Korean Autonomous Prefecture',
        as: 'area',
        quantity: 'Area',
        published: [
          { value: '43,300 km²', source: 'official, rounded (43,329)' },
          { value: '43,559 km²', source: 'also printed' },
        ],
      },
    ],
  },
  {
    id: 'route-laos',
    folder: 'layers',
    title: 'Route to Laos',
    summary: 'From the Yanbian area by way of Shenyang, Beijing and Kunming to Vientiane.',
    sources: [publishedDescriptions],
    method: routeMethod,
    certainty: routeCertainty,
    date: '2004–2014',
    license: ownWork,
    measures: [
      {
        of: 'Route to Laos',
        as: 'city-to-city',
        quantity: 'Length from city to city',
        published: [
          { value: 'some 4,000 km', source: 'The Washington Post, 2013' },
          { value: 'over 5,000 km', source: 'B. Lintner, about 2007' },
        ],
        note: routeNote,
      },
    ],
  },
  {
    id: 'route-thailand',
    folder: 'layers',
    title: 'Route to Thailand',
    summary: 'From the Yanbian area by way of Shenyang, Beijing and Kunming to Bangkok.',
    sources: [publishedDescriptions],
    method: routeMethod,
    certainty: routeCertainty,
    date: '2004–2014',
    license: ownWork,
    measures: [
      {
        of: 'Route to Thailand',
        as: 'city-to-city',
        quantity: 'Length from city to city',
        published: [{ value: 'about 3,000 miles (4,800 km)', source: 'GlobalPost, 2011' }],
        note: routeNote,
      },
    ],
  },
  {
    id: 'flight-seoul',
    folder: 'layers',
    title: 'Flight to Seoul',
    summary: 'The two ends of the onward way by air, from Bangkok to Seoul.',
    sources: [publishedDescriptions],
    method:
      'Two centripetal Catmull–Rom curves, out of Bangkok and into Seoul, through positions at sea that only shape them, two decimals. Nothing is drawn between them: a line would cross borders. From Vientiane, far from any sea, none is drawn, as it could not but cross one.',
    certainty: 'Onward flight, as reported; its ends, not a flight path.',
    date: '2004–2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'seoul-line',
    folder: 'layers',
    title: 'Yanji to Seoul, straight',
    summary:
      'The straight distance with which the routes are measured, as a dimension line at sea.',
    sources: ['cities'],
    method:
      'The straight line from Yanji to Seoul, moved 295 km to the side of it, where it crosses no border, with a short line across each end; two decimals.',
    certainty: 'A measure, not a way: it joins no two places.',
    date: '2018',
    license: ownWork,
    measures: [],
  },
  {
    id: 'border-rivers',
    folder: 'layers',
    title: 'Yalu and Tumen',
    summary: "The rivers that make North Korea's northern border.",
    sources: ['countries'],
    method:
      'The border of North Korea with China and Russia in the basemap, split at Paektu / Changbai; each river runs from there to its mouth.',
    certainty:
      'It is the border in the rivers, within some 100 m of its source, not the water itself; on the mountain it stands for the first streams.',
    date: '2017',
    license: odbl,
    measures: [
      {
        of: 'Yalu',
        as: 'length',
        quantity: 'Length of the Yalu',
        published: [
          { value: '790–795 km', source: 'commonly printed' },
          { value: 'about 800 km', source: 'Encyclopædia Britannica' },
        ],
      },
      {
        of: 'Tumen',
        as: 'length',
        quantity: 'Length of the Tumen',
        published: [{ value: '521 km', source: 'commonly printed' }],
        note: 'The line begins on the mountain, some kilometres above the spring.',
      },
    ],
  },
  {
    id: 'firing-sites',
    folder: 'layers',
    title: 'Firing sites, 2014',
    summary:
      'Where North Korea fired rockets, missiles and artillery from 21 February to 14 July 2014, a point a day.',
    sources: [firingRecord],
    method:
      'The published dates, counts and places, at the level of a town. Shelling at the western sea line on 31 March and 22 May is left out, as in the counts that the story tells.',
    certainty:
      'Counts and places differ between sources; what is unclear is marked in each feature. The site of 14 July is our own, from a county and a distance that the press gave. A ring reaches as far as another report of the place.',
    date: '2014-02-21/2014-07-14',
    license: ownWork,
    measures: [],
  },
  {
    id: 'fall-zone',
    folder: 'layers',
    title: 'Where rounds fell, 14 July 2014',
    summary:
      'The sea one to eight kilometres north of the Northern Limit Line, where the rounds of 14 July 2014 were reported to fall.',
    sources: [firingReports],
    method:
      'A band from one to eight kilometres north of a line due east from where the armistice line meets the sea, from three to fifty kilometres off the shore, as far as rounds were said to fly; three decimals.',
    certainty:
      'Schematic: the press gave distances, and no positions. The line is taken to run due east; South Korea keeps it, and the North does not recognise it.',
    date: '2014-07-14',
    license: ownWork,
    measures: [],
  },
  {
    id: 'rounds',
    folder: 'layers',
    title: 'Rounds of 14 July 2014',
    summary: 'The hundred or so rockets and shells of 14 July 2014, an arc for each.',
    sources: [firingReports],
    method:
      'A hundred arcs from within 1.2 km of the site on the map into the band in which rounds fell, spread evenly; four decimals.',
    certainty: 'Their number is all that the arcs say: where each begins and ends means nothing.',
    date: '2014-07-14',
    license: ownWork,
    measures: [],
  },
  {
    id: 'night',
    folder: 'layers',
    title: 'Lights at night',
    summary:
      'Korea and its neighbours on the clearest nights of 2016, as a satellite saw their lights.',
    sources: [nightLights],
    method:
      'NASA’s grey picture, which ImmersiveMap drew in Web Mercator tiles (`geo/sources.ts` has their address). `geo/night/night-tiles.ts` takes off the noise of their JPEG, tints them, and makes each coarser zoom of the cubic mean of its pixels, so that a thin line of lamps stays visible. The file has the corners of what is dark, `src/story/public/tiles/night` the tiles.',
    certainty:
      'A composite of the clearest nights of 2016. The lights are stretched for the eye, by NASA and once more here, so nothing is to be measured by them. They are of 115–142° E, 30–47° N, and fade out at the rim; beyond, the dark says nothing. It says nothing of anybody’s way either. NASA endorses neither this map nor this story.',
    date: '2016',
    license: 'Public domain',
    measures: [],
  },
  {
    id: 'manchuria',
    folder: 'layers',
    title: 'Manchuria (approximate)',
    summary:
      'The north-east of China, to which the figures for Koreans in Manchuria from 1910 to 1945 refer.',
    sources: ['provinces', 'countries'],
    method:
      'The union of today’s Liaoning, Jilin and Heilongjiang, moved from GCJ-02 to WGS 84, widened by 12 km and cut at the border and the coast of the basemap; simplified by the area of the triangle that each vertex makes, 0.5 km²; three decimals.',
    certainty:
      'Today’s three provinces stand for those of the time, whose western edge lay elsewhere; inland the edge is some 12 km too far out.',
    date: '2017–2020',
    license: odbl,
    measures: [],
  },
  {
    id: 'people',
    folder: 'layers',
    title: 'People of North Korea',
    summary:
      'The 24 million people of North Korea as dots of a million, and to the same scale the 2,914 who reached the South in 2009.',
    sources: [populationCounts],
    method:
      'Twenty-four dots of equal area on an even grid over the country, 25 km off its borders by their rims, and beside it one of 0.29 per cent of that area.',
    certainty: 'The number of the dots is all that they say: where each lies means nothing.',
    date: '2008–2009',
    license: ownWork,
    measures: [],
  },
  {
    id: 'reached',
    folder: 'layers',
    title: 'Arrivals by the end of 2013',
    summary: 'The 26,122 who had reached South Korea by the end of 2013, five thousand a dot.',
    sources: [arrivalCounts],
    method: 'Dots of equal area in rows over South Korea, the last as large as what is left over.',
    certainty: 'The number of the dots is all that they say: where each lies means nothing.',
    date: '1998/2013',
    license: ownWork,
    measures: [],
  },
  {
    id: 'sent-back',
    folder: 'layers',
    title: 'Sent back to North Korea since 2020',
    summary:
      'The 1,076 people whom Human Rights Watch counts as sent back by China from 2020 to October 2025, ten a ring.',
    sources: [sinceCounts],
    method: sinceMethod,
    certainty:
      'At least so many; the count rests on few sources. The number of the rings is all that they say: where each lies means nothing.',
    date: '2020/2025-10',
    license: ownWork,
    measures: [],
  },
  {
    id: 'arrived-since',
    folder: 'layers',
    title: 'Arrived in South Korea, 2020 to 2025',
    summary: 'The 1,014 North Koreans who reached South Korea from 2020 to 2025, ten a dot.',
    sources: [arrivalCounts],
    method: sinceMethod,
    certainty:
      'An official count. The number of the dots is all that they say: where each lies means nothing.',
    date: '2020/2025',
    license: ownWork,
    measures: [],
  },
  {
    id: 'in-hiding',
    folder: 'layers',
    title: 'China',
    summary: 'The country in which people hide, somewhere.',
    sources: ['countries'],
    method: outlineMethod,
    certainty: 'Coarse: for a tint of the whole country, and no edge to measure by.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'hidden',
    folder: 'layers',
    title: 'In hiding in China, at least',
    summary: 'The lower end of the estimate that Gary Sands quotes, 30,000, five thousand a ring.',
    sources: [sandsArgument],
    method: 'Rings of equal area in a block within China.',
    certainty: 'An estimate by activists. Where a ring lies means nothing.',
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'hidden-more',
    folder: 'layers',
    title: 'In hiding in China, the range',
    summary: 'The 10,000 more that the estimate reaches to, as broken rings of the same size.',
    sources: [sandsArgument],
    method: 'Circles beside the rings of the lower end.',
    certainty: 'The range of an estimate by activists. Where a ring lies means nothing.',
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'help',
    folder: 'layers',
    title: 'Laos and Thailand',
    summary: 'The two countries where South Korean officials can help, as Gary Sands writes.',
    sources: ['countries', sandsArgument],
    method: outlineMethod,
    certainty: 'Coarse: for a tint of whole countries, and no edge to measure by.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'koreans',
    folder: 'layers',
    title: 'Koreans in Manchuria',
    summary: 'How many Koreans lived in Manchuria in 1910, 1920 and 1945.',
    sources: [koreanCounts],
    method:
      'Figures of the chart beside the map as circles of their areas, 125 km for a million, which meet at one point; that of 1945 as two, for the least and the most.',
    certainty:
      'Counts and estimates; those of 1945 run from 1.7 to 2.3 million. Where a circle lies means nothing.',
    date: '1910/1945',
    license: ownWork,
    measures: [],
  },
  {
    id: 'aid',
    folder: 'layers',
    title: 'Fuel and food',
    summary: 'What China sends to North Korea, as Gary Sands wrote in 2014.',
    sources: [sandsArgument],
    method: flowMethod,
    certainty: flowCertainty,
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'xi-visit',
    folder: 'layers',
    title: 'Xi Jinping’s visit to Seoul',
    summary: 'The visit of 3 and 4 July 2014, as an arrow over the Yellow Sea.',
    sources: [visitReport],
    method: flowMethod,
    certainty: flowCertainty,
    date: '2014-07-03/2014-07-04',
    license: ownWork,
    measures: [],
  },
  {
    id: 'carrier',
    folder: 'layers',
    title: 'The carrier George Washington',
    summary: 'Its arrival in Busan on 11 July 2014, as an arrow from the open sea.',
    sources: [carrierReport],
    method: flowMethod,
    certainty: flowCertainty,
    date: '2014-07-11',
    license: ownWork,
    measures: [],
  },
  {
    id: 'threat',
    folder: 'layers',
    title: 'People, if the border opened',
    summary: 'The flight to China that an open border might bring, as Gary Sands argued.',
    sources: [sandsArgument],
    method: rowMethod,
    certainty: 'A diagram: neither the number nor the place of a ring means anything.',
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'ties-warmer',
    folder: 'layers',
    title: 'Ties of Beijing and Seoul',
    summary: 'The ties that grew warmer, as Gary Sands saw it in 2014.',
    sources: [sandsArgument],
    method: tieMethod,
    certainty: 'A sign for the relations of two governments, not a route.',
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'ties-cooler',
    folder: 'layers',
    title: 'Ties of Beijing and Pyongyang',
    summary: 'The ties that grew colder, as Gary Sands saw it in 2014.',
    sources: [sandsArgument],
    method: tieMethod,
    certainty: 'A sign for the relations of two governments, not a route.',
    date: '2014',
    license: ownWork,
    measures: [],
  },
  {
    id: 'places',
    folder: 'layers',
    title: 'Places',
    summary: 'Cities, countries, seas and provinces that the story names or that help to find it.',
    sources: ['cities'],
    method:
      'Positions of GeoNames for cities; label positions for areas set by hand; names in English, Korean, Chinese and the local script.',
    certainty: 'City centres, within a few kilometres.',
    date: '2018',
    license: 'CC-BY-4.0',
    measures: [],
  },
  {
    id: 'land',
    folder: 'basemap',
    title: 'Land',
    summary: 'All land as one shape, and over it the countries of the story.',
    sources: ['countries'],
    method: countriesMethod,
    certainty:
      'Within 100 m to 500 m in Korea, north-east China and the Mekong countries, coarser elsewhere.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'borders',
    folder: 'basemap',
    title: 'Borders',
    summary:
      'The land borders between countries, agreed and disputed; the armistice line in Korea is not among them.',
    sources: ['countries'],
    method: `The edges that neighbours share. ${countriesMethod}`,
    certainty:
      'As in OpenStreetMap in 2017, which draws the line of actual control. Pairs of countries that do not agree on a line, or on a part of it, are marked as disputed as a whole. Of what China claims, Taiwan and Arunachal Pradesh are outside its borders; Aksai Chin, which India claims, is inside.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'lakes',
    folder: 'basemap',
    title: 'Lakes',
    summary: 'The large lakes and reservoirs of East and South-East Asia.',
    sources: ['waterbodies'],
    method: 'Lakes above a size that depends on the place, simplified and rounded as the land is.',
    certainty: 'Within some kilometres of the shore in 2017; water levels vary.',
    date: '2017',
    license: odbl,
    measures: [],
  },
  {
    id: 'rivers',
    folder: 'basemap',
    title: 'Rivers',
    summary: 'The large rivers of East and South-East Asia.',
    sources: ['naturalEarth', 'countries'],
    method:
      'The river centrelines that touch the window; where the Mekong, the Amur and the Ussuri are a border, the border of the basemap in their stead; rounded as the land is.',
    certainty: 'Generalised for maps at 1:50 million: within a few kilometres.',
    date: '2018',
    license: odbl,
    measures: [],
  },
  {
    id: 'overview',
    folder: 'basemap',
    title: 'Overview',
    summary:
      'The basemap once more, for maps of a continent or the world: land, borders, lakes and rivers.',
    sources: ['countries', 'waterbodies', 'naturalEarth'],
    method:
      'The four other files of the basemap, simplified with a threshold of 36 km² (4,000 km² beyond 74–150° E, 6° S–54° N), without islands under 100 and lakes under 900 km² and rivers without a name, and rounded to two decimals (one beyond).',
    certainty:
      'Within some four kilometres of the finer files: a pixel or two at the scales it is for.',
    date: '2017–2018',
    license: odbl,
    measures: [],
  },
] as const satisfies readonly Description[];

/** The name of a file of `geo/` without its folder and extension. */
export type LayerId = (typeof descriptions)[number]['id'];
