import './embed.css';

export { offerHtml } from './offer-html.ts';
/** What few readers need and no other fetches: the page within another, and the offer of HTML for that. */
export { showEmbedded } from './show-embedded.ts';
