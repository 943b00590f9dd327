/** What the reference says of a story's files beside their fields, in Markdown. */

export const folder = `| File | What is in it |
| --- | --- |
| **\`story.md\`** | the text |
| \`sources.yaml\` | what it cites, if it does |
| **\`scenes.yaml\`** | what the map shows beside each section |
| **\`layers.yaml\`** | the layers of the map |
| \`labels.yaml\` | names placed on the map by hand |
| \`settings.yaml\` | what is true of the whole story |
| \`story.fr.md\`, \`words.fr.yaml\` | a [translation](translate-a-story.md): of the text, and of all other words |
| \`translated.fr.yaml\` | which original each section translates; \`npm run check -- --translated fr\` writes it |
| \`engine-words.fr.yaml\` | the page’s own words, to change some or to add a language |
| \`charts/\` | a CSV file for each chart, and a YAML of its words |
| \`values/\` | CSV files for [shaded layers](values.md) |
| \`data/\` | originals of data that became GeoJSON; not published |
| \`*.jpg\`, \`*.mp4\` … | [pictures and videos](pictures.md), here or in folders |
| \`public/\` | files published as they are, except those whose names begin with a dot; none may have the name of one that the build writes; \`favicon.svg\`, a square, is the story’s icon |
| **\`geo/layers/\`** | a GeoJSON file for each layer, named by its id |
| \`geo/layers/places.geojson\` | names of cities, countries and waters |
| \`geo/basemap/\` | land, borders, lakes, rivers; without it those of the world, coarsely |`;

export const text = `[CommonMark](https://commonmark.org/) in UTF-8, without HTML, and:

| Write | For |
| --- | --- |
| \`# The title {#title}\` | the first section; all others have two \`#\` |
| \`## To the coast {#coast kicker="May 1962"}\` | a section, with an id that stays and a line above the heading |
| \`[^id]\` | a citation of a source in \`sources.yaml\` |
| \`[mañana]{lang=es}\` | words in another language |
| \`[the coast]{on=railway}\` | words that a layer of the scene’s \`draw\` or \`fade\` has reached when they are read: a route the stop of that name, points that day |
| \`![What it shows](port.jpg "Caption. Credit")\` | a [picture](pictures.md); \`{wide}\`, \`{full}\` or \`{top}\` straight after it gives it more room |
| \`![What it shows](clip.mp4 "Caption. Credit")\` | a video; \`clip.jpg\` stands in for it |
| \`::: pictures\` … \`:::\` | pictures side by side, and their caption |
| \`::: compare\` … \`:::\` | two pictures with a handle between them |
| \`::: record\` … \`:::\` | a note beside the text: a verdict in bold, then what is known |
| \`::: caption\` … \`:::\` | the words of the section’s still map, in place of the build’s |
| \`::: fold TITLE\` … \`:::\` | text that a reader unfolds |
| \`::: chart NAME\` \`:::\` | a chart of \`charts/\` |
| \`::: sources\` \`:::\` | the list of sources, in the last section |
| \`::: share\` \`:::\` | buttons to share, copy the link and print |
| \`::: about-map\` \`:::\` | what the map is made from, with the layers to download, in the last section |

A block ends with a line of \`:::\`.`;

export const charts = `A chart is a table, \`charts/NAME.csv\`, and its words here; all may be left out, and so may the file. Any table of two columns, what or when and how much, is a chart of the form \`bars\`, \`columns\`, \`line\` or \`dots\`, under headings of yours; further columns have the names listed with the form, in any order.

Write a table as spreadsheets do: commas, semicolons or tabs between columns, any thousands separator, decimal point or comma, and nothing where nothing is known. What \`1,234\` is follows from the other numbers of its column; if from none, it is more than a thousand, or less than two where semicolons separate the columns.`;

export const metadata =
  'A file may say of itself what its entry in `layers.yaml` otherwise does, all from `source` to `date`, and:';

export const features =
  'A file is a `FeatureCollection` of [RFC 7946](https://www.rfc-editor.org/rfc/rfc7946): positions are `[longitude, latitude]`, longitudes within ±180. What crosses the 180th meridian may be cut there or leap from 180 to −180. A ring around a pole ends at ±180, where its edge is drawn as a line: `edge: false` leaves it out. The map itself ends at 85.05° north and south. Other properties are kept for downloads.';

export const places =
  'The names of the map, as points, each with a `name`, a `kind` (`country`, `territory` for one whose status is disputed, `province`, `sea`, `peak`, `capital`, `city` or `town`), a `rank` from 1, the best known, to 6 (1 and 2 are the story’s own: their provinces have its colour), the `minZoom` from which it is shown, and an `anchor`, the side of its dot where the name is (`left`, `right`, `top`, `bottom`, `top-left` or `bottom-right`). `name:fr` is its name in French; `local`, in the language `localLang`, is written below it.';
