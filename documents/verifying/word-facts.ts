import { openPackage, type ReadPart } from '../reading/package';
import { readXml } from '../reading/xml';
import { propertyNames, readProperties, type PaperProperties } from '../properties';

const CUSTOM = 'docProps/custom.xml';
/** Where the form prints its folio and its seal: at the pages' foot, in parts that office programs number. */
const PRINTED = ['', 1, 2, 3, 4, 5, 6].map((number) => `word/footer${number}.xml`);

/**
 * What a Word file says of itself: in its own properties, else as it is printed, which is all that is left once a
 * program without such properties saved it again. Rejects with `NotOpened`.
 */
export async function wordProperties(file: Buffer): Promise<PaperProperties | Partial<PaperProperties> | undefined> {
  const read = await openPackage(file);
  return readProperties(await customProperties(read)) ?? printedIn(await textOf(read));
}

async function customProperties(read: ReadPart): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const bytes = await read(CUSTOM);
  if (bytes === undefined) return found;
  let name: string | undefined;
  await readXml(bytes, {
    open: (tag) => {
      if (tag.name === ':property') name = tag.at('name');
    },
    text: (text) => {
      if (name !== undefined) found.set(name, (found.get(name) ?? '') + text);
    },
    close: (tag) => {
      if (tag === ':property') name = undefined;
    },
  });
  return found;
}

/** A paragraph a line. */
async function textOf(read: ReadPart): Promise<string> {
  const lines: string[] = [];
  for (const part of PRINTED) {
    const bytes = await read(part);
    if (bytes !== undefined) lines.push(await paragraphsOf(bytes));
  }
  return lines.join('\n');
}

async function paragraphsOf(bytes: Buffer): Promise<string> {
  let [text, isText] = ['', false];
  await readXml(bytes, {
    open: ({ name }) => (isText = name === 'w:t'),
    text: (words) => {
      if (isText) text += words;
    },
    close: (name) => {
      isText = false;
      if (name === 'w:p') text += '\n';
    },
  });
  return text;
}

/** «Huella del historial: 3f9a… (entrada 42)». */
function printedIn(text: string): Partial<PaperProperties> | undefined {
  const [, hash, seq] =
    new RegExp(`${propertyNames.sealHash}: ([0-9a-f]{64}) \\(entrada (\\d{1,9})\\)`).exec(text) ?? [];
  if (hash === undefined) return undefined;
  const [, folio] = /\bFolio:? (INF-\d{4}-\d{4,6})\b/.exec(text) ?? [];
  return { seal: { seq: Number(seq), hash }, ...(folio === undefined ? {} : { folio }) };
}
