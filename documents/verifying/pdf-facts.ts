import { readXml } from '../reading/xml';

/** Bytes of a PDF's metadata: those of a paper are some two thousand. */
const LARGEST = 256 * 1024;

const [BEGINS, ENDS] = ['<x:xmpmeta', '</x:xmpmeta>'];

/**
 * What a PDF says of itself, by name, in the keywords of its metadata (XMP), which PDF/UA and PDF/A want to stand in
 * the file as they are. Of several the last counts, as of all that is appended to a PDF. Rejects with `NotOpened`.
 */
export async function pdfProperties(file: Buffer): Promise<ReadonlyMap<string, string>> {
  const begins = file.lastIndexOf(BEGINS);
  const ends = begins < 0 ? -1 : file.indexOf(ENDS, begins);
  if (ends < 0 || ends - begins > LARGEST) return new Map();
  return propertiesIn(await keywordsIn(file.subarray(begins, ends + ENDS.length)));
}

async function keywordsIn(metadata: Buffer): Promise<string> {
  let [keywords, isInside] = ['', false];
  await readXml(metadata, {
    open: ({ name }) => (isInside = name === ':Keywords'),
    text: (text) => {
      if (isInside) keywords += text;
    },
    close: () => (isInside = false),
  });
  return keywords;
}

/** «Folio: INF-2023-0001, Revisión: 2, …»: no value of a paper has a comma. */
const propertiesIn = (keywords: string): ReadonlyMap<string, string> =>
  new Map(
    keywords.split(',').flatMap((keyword) => {
      const [, name, value] = /^\s*([^:]+): (.*)$/s.exec(keyword) ?? [];
      return name === undefined || value === undefined ? [] : [[name.trim(), value.trim()] as const];
    }),
  );
