import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import { StoryError, shortened } from './story-error.ts';

/** How many tags of XML are read, each of which takes a kilobyte of memory. */
const mostTags = 300_000;

const isDeeper = (node: Node, depth: number): boolean =>
  depth < 0 || [...node.childNodes].some((child) => isDeeper(child, depth - 1));

/** Parses XML whose tags are nested at most `deepest` deep. @throws StoryError */
export function xmlOf(text: string, file: string, deepest = 200): Document {
  const fault = (problem: string, remedy = 'Export it again from where it comes.') =>
    new StoryError([{ file, problem, remedy }]);
  const many = `it has more than ${mostTags.toLocaleString('en')} tags of XML.`;
  if (text.split('<', mostTags + 2).length > mostTags + 1)
    throw fault(many, 'Leave out what the story does not need, or split it.');
  // Declared entities may expand without end, and declared attributes are set by browsers.
  if (/<![AEN]/.test(text)) throw fault('it defines a document type, which is not read.');
  const parser = new DOMParser({ onError: onWarningStopParsing });
  try {
    const xml = parser.parseFromString(text, 'text/xml') as unknown as Document;
    if (!isDeeper(xml, deepest)) return xml;
  } catch (error) {
    const words = (error as Error).message.replace(/^Reporting \w+ "(.*)" caused .*/s, '$1');
    throw fault(`this is not XML: ${shortened(words)}.`);
  }
  throw fault(`its tags are nested more than ${deepest} deep.`);
}
