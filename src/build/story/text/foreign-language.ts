/** Why a text is not English: what it is written in, and its language's tag where its words tell it. */
export interface ForeignLanguage {
  /** Such as `French`, or `letters that are not Latin`. */
  readonly written: string;
  readonly tag?: string;
}

/** Stop words of languages in Latin letters, without those that are English words too. */
const stopWords: Readonly<Record<string, string>> = {
  cs: 'se na je že který jako také byl jsou nebo od při',
  da: 'og det er til af på som den ikke blev ved fra',
  de: 'der und das ist nicht den von mit dem ein eine sich auf',
  es: 'el los las y que del una por con es para se',
  fi: 'ja oli ei että se kun myös joka mutta sen ovat',
  fr: 'le la les des et est une dans du que qui pour',
  hu: 'az és hogy nem egy volt meg csak ez mint is',
  id: 'yang dan di dengan untuk dari ini itu pada tidak dalam ke',
  it: 'il di che la per un una del della sono non le',
  nl: 'de het een en van dat niet met zijn op te ook',
  pl: 'w na z się nie jest że przez od był oraz',
  pt: 'o os e que da uma em não com para dos do',
  ro: 'și de la în cu pe din care este nu un o',
  sv: 'och att det som en på är av den inte med ett',
  tr: 've bir bu için ile olarak da de çok daha olan',
  vi: 'và của là các có trong được một cho những với',
};

const englishStopWords = new Set(['the', 'and', 'of', 'is', 'was', 'that', 'with', 'from', 'were']);

/** The least share of a text's words, and the least number of them, that are stop words of its language. */
const minimum = { share: 0.08, count: 12 } as const;

/** How many of them there are for each stop word of English; an English text, whatever its names, has a tenth of those. */
const dominance = 4;

/** How many letters a text has at least to be judged by them. */
const minLetters = 40;

/**
 * The language of a text that is plainly not English, by its letters or by its stop words; nothing
 * where that is not certain, as of an English text full of foreign names.
 */
export function foreignLanguage(text: string): ForeignLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= minLetters && latin < letters / 2)
    return { written: 'letters that are not Latin' };
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const ofEnglish = words.filter((word) => englishStopWords.has(word)).length;
  const counts = Object.entries(stopWords).map(([tag, list]) => {
    const own = new Set(list.split(' '));
    return { tag, count: words.filter((word) => own.has(word)).length };
  });
  const [likeliest] = counts.sort((a, b) => b.count - a.count);
  if (!likeliest) return undefined;
  const { tag, count } = likeliest;
  const isForeign =
    count >= minimum.count &&
    count >= minimum.share * words.length &&
    count > dominance * ofEnglish;
  return isForeign ? { written: nameOf(tag), tag } : undefined;
}

const nameOf = (tag: string): string =>
  new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
