/** What the reference says of a story's files beside their fields, in Markdown. */

export const folder = `A story is a folder. \`npm start\` serves it, \`npm run build\` builds it; in a clone of the engine, \`npm start -- FOLDER\`.

| File | What is in it |
| --- | --- |
| **\`story.md\`** | the text |
| \`sources.yaml\` | what it cites, if it does |
| **\`scenes.yaml\`** | what the map shows beside each section |
| **\`layers.yaml\`** | the layers of the map |
| \`labels.yaml\` | names placed on the map by hand |
| \`settings.yaml\` | what is true of the whole story |
| \`story.fr.md\`, \`words.fr.yaml\` | a translation: of the text, and of all other words; see [translate-a-story.md](translate-a-story.md) |
| \`translated.fr.yaml\` | of which original each section is the translation; \`npm run check -- --translated fr\` writes it |
| \`engine-words.fr.yaml\` | what the page itself says, where it shall say it otherwise, or in a language that the engine does not speak |
| \`charts/\` | a CSV file for each chart, and a YAML of its words |
| \`values/\` | tables (CSV) that shaded layers take their values from; see [values.md](values.md) |
| \`data/\` | the originals of data that was made into GeoJSON; not published |
| \`*.jpg\`, \`*.mp4\` … | the pictures and videos of the text, beside it or in folders of their own |
| \`public/\` | files published as they are, but for those whose names begin with a dot, and none where the build writes its own; \`favicon.svg\`, a square, is the story’s icon |
| **\`geo/layers/\`** | a GeoJSON file for each layer, named by its id |
| \`geo/layers/places.geojson\` | the names of cities, countries and waters |
| \`geo/basemap/\` | the ground: land, borders, lakes, rivers; that of the world where it is not there |`;

export const text = `The text is [CommonMark](https://commonmark.org/). It takes no HTML. Beside that:

| Write | For |
| --- | --- |
| \`# The title {#title}\` | the first section; its heading has one \`#\`, all others have two |
| \`## To the coast {#coast kicker="May 1962"}\` | a section, with an id that stays and, above the heading, a line |
| \`[^id]\` | a citation of a source in \`sources.yaml\` |
| \`[mañana]{lang=es}\` | words in another language |
| \`[the coast]{on=railway}\` | words that the end of a route, or the day of points, has reached when they are read: of a route, the name of one of its \`stops\`; \`railway\` is a layer of the scene’s \`draw\` or \`fade\` |
| \`![What it shows](port.jpg "Caption. Credit")\` | a picture, with words for those who do not see it; \`{wide}\`, \`{full}\` or \`{top}\` straight after it gives it more room; see [pictures.md](pictures.md) |
| \`![What it shows](clip.mp4 "Caption. Credit")\` | a video; \`clip.jpg\` stands in for it |
| \`::: pictures\` … \`:::\` | pictures beside one another, and their caption |
| \`::: compare\` … \`:::\` | two pictures, of which a reader uncovers more of one or of the other |
| \`::: record\` … \`:::\` | a note beside the text: a verdict in bold, then what is known |
| \`::: caption\` … \`:::\` | the words of the section’s map on paper and where it is a still picture, in place of those that the build writes |
| \`::: fold TITLE\` … \`:::\` | text that a reader unfolds |
| \`::: chart NAME\` \`:::\` | a chart of \`charts/\` |
| \`::: sources\` \`:::\` | the list of what was cited |
| \`::: share\` \`:::\` | buttons to share, to copy the link and to print |
| \`::: about-map\` \`:::\` | what the map is made from, with the layers to download |

Files are text in UTF-8. A block ends with a line of \`:::\`. The list of sources and what the map is made from stand in the last section.`;

export const charts = `A chart is a table, \`charts/NAME.csv\`, and its words here, in a file of the same name; every word may be left out, and so may the file. Any table of two columns is a chart of the form \`bars\`, \`columns\`, \`line\` or \`dots\`: the first is what is measured, or when, the second how much. Their headings are yours; further columns are named as below, in any order.

A table may be as spreadsheets write it: with commas, semicolons or tabs between its columns, with thousands separators, with a decimal point or comma, and empty where nothing is known. What \`1,234\` is follows from the other numbers of its column; if from none, it is more than a thousand, or less than two where semicolons separate the columns.`;

export const metadata =
  'Beside its features a file may say of itself what its entry in `layers.yaml` says of it otherwise: all from `source` to `date`. And more:';

export const features =
  'A file is a `FeatureCollection` as [RFC 7946](https://www.rfc-editor.org/rfc/rfc7946) has it: positions are `[longitude, latitude]`, longitudes within ±180. What crosses the 180th meridian may be cut there or leap from 180 to −180. Other properties are kept for those who download the file.';

export const places =
  'The names of the map, as points, each with a `name`, a `kind` (`country`, `territory` for one whose status is disputed, `province`, `sea`, `peak`, `capital`, `city` or `town`), a `rank` from 1, the best known, to 6 (1 and 2 are the story’s own: their provinces have its colour), the `minZoom` from which it is shown, and an `anchor`: the side of its dot where the name stands (`left`, `right`, `top`, `bottom`, `top-left` or `bottom-right`). `name:fr` is its name in French; `local`, in the language `localLang`, is written below it.';
