import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import { StoryError, shortened } from './story-error.ts';

/** The maximum number of tags, each of which takes a kilobyte of memory. */
const maxTags = 300_000;

const isDeeper = (node: Node, depth: number): boolean =>
  depth < 0 || [...node.childNodes].some((child) => isDeeper(child, depth - 1));

/** Parses XML whose tags are nested at most `maxDepth` deep. @throws StoryError */
export function xmlOf(text: string, file: string, maxDepth = 200): Document {
  const fault = (problem: string, remedy = 'Export it again from where it comes.') =>
    new StoryError([{ file, problem, remedy }]);
  const tooMany = `it has more than ${maxTags.toLocaleString('en')} tags of XML.`;
  if (text.split('<', maxTags + 2).length > maxTags + 1)
    throw fault(tooMany, 'Leave out what the story does not need, or split it.');
  // Declared entities may expand endlessly, and browsers set declared attributes.
  if (/<![AEN]/.test(text)) throw fault('it defines a document type, which is not supported.');
  const parser = new DOMParser({ onError: onWarningStopParsing });
  try {
    const xml = parser.parseFromString(text, 'text/xml') as unknown as Document;
    if (!isDeeper(xml, maxDepth)) return xml;
  } catch (error) {
    const words = (error as Error).message.replace(/^Reporting \w+ "(.*)" caused .*/s, '$1');
    throw fault(`this is not XML: ${shortened(words)}.`);
  }
  throw fault(`its tags are nested more than ${maxDepth} deep.`);
}
