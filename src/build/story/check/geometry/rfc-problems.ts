import { getIssues, type HintIssue } from '@placemarkio/check-geojson';
import { memoizeByText } from '../../files/memoize.ts';
import { positionAt } from '../../yaml/json-position.ts';
import type { Position } from '../../yaml/position.ts';

/** Something that RFC 7946 forbids: where in the text, what, and how to mend it. */
interface RfcProblem extends Position {
  readonly problem: string;
  readonly remedy: string;
}

/** What to do about the checker's messages, by the first pattern that matches. */
const remedies: readonly (readonly [message: RegExp, remedy: string])[] = [
  [/^Invalid JSON/, 'Mend the JSON there: a comma too many or too few, a bracket, a quote.'],
  [/(in a|A) bbox/, 'Write it as [west, south, east, north], or leave the bbox out.'],
  [
    /position here, found/,
    'Nest the coordinates as the geometry type asks: positions in a LineString, lists of positions in a Polygon or a MultiLineString.',
  ],
  [/position (should|must)|a position here/, 'Write each position as [longitude, latitude].'],
  [/array of positions/, 'Nest the coordinates as the geometry type asks.'],
  [/two or more/, 'Give the line at least two positions.'],
  [/four or more|First and last/, 'End the ring with the very position that it begins with.'],
  [/cannot contain/, 'Take that member out.'],
  [/array/, 'Write a list in square brackets.'],
  [/properties/, 'Write "properties": { "name": "…" } into the feature.'],
  [/an object/, 'Write an object in curly brackets.'],
  [/geometry member/, 'Write a "geometry" into the feature, with a type and coordinates.'],
  [/coordinates member/, 'Write the "coordinates" of the geometry.'],
  [/ id /, 'Write the id as text or as a number, or leave it out.'],
  [/Duplicate/, 'Keep one of the members with this name.'],
  [/type/i, 'Write "Feature" as the type of a feature, and a type of geometry in its geometry.'],
];

/** What a file of JSON has that RFC 7946 forbids, each at its line and column. */
export const rfcProblems = memoizeByText((text): readonly RfcProblem[] => {
  const issues = getIssues(text).filter((issue, index, all) => !isTold(issue, all.slice(0, index)));
  return issues.map(({ message, from, to }) => {
    const written = text.slice(from, to);
    const short = written.length < 30 && !written.includes('\n') ? ` It is ${written}.` : '';
    return {
      ...positionAt(text, from),
      problem: `${message.charAt(0).toLowerCase()}${message.slice(1).replace(/\.$/, '')}.${short}`,
      remedy: remedyFor(message),
    };
  });
});

/** Whether an issue is an artefact of the checker, or repeats another at the same position. */
function isTold({ message, from }: HintIssue, before: readonly HintIssue[]): boolean {
  const last = before.at(-1);
  const again = message.startsWith('First and last') && last?.message === message;
  return (
    message.startsWith('Invalid JSON') || again || (last?.from === from && /missing/.test(message))
  );
}

/** The first syntax error of a text that is not JSON. */
export function jsonProblem(text: string): RfcProblem {
  const message = getIssues(text)[0]?.message ?? '';
  const [, found, line, column] = /Unexpected (.+) found\. \((\d+):(\d+)\)/.exec(message) ?? [];
  const ends = found === undefined || found.startsWith('end of');
  return {
    ...(ends ? positionAt(text, text.length) : { line: Number(line), column: Number(column) }),
    problem: ends
      ? 'the JSON ends too soon.'
      : `this is not JSON: ${quote(found)} cannot stand here.`,
    remedy: ends ? 'Close what is open: a quote, a bracket.' : remedyFor('Invalid JSON'),
  };
}

/** The character of `character x` or of `token Punctuator(])`, in quotes. */
function quote(found: string): string {
  return found.replace(/^\w+ (?:\w+\((.*)\)|(.*))$/, '"$1$2"');
}

function remedyFor(message: string): string {
  const fit = remedies.find(([pattern]) => pattern.test(message));
  return fit?.[1] ?? 'Write it as RFC 7946, the standard of GeoJSON, says.';
}
