import { SaxesParser, type SaxesTagNS } from 'saxes';
import { NotOpened } from './package';

/** An element as it opens. */
export interface Tag {
  /** With the prefix that the standard uses, whatever the file's own is: `w:tbl`. */
  readonly name: string;
  /** An attribute by its local name. */
  readonly at: (attribute: string) => string | undefined;
}

export interface Handler {
  readonly open: (tag: Tag) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Elements inside each other, elements, and characters of text; a form of a hundred pages has a tenth of it. */
const DEEPEST = 400;
const ELEMENTS = 1_000_000;
const CHARACTERS = 4_000_000;
/** Characters that are read in one go: what others wait for a millisecond or two. */
const CHUNK = 64 * 1024;

/** The namespaces of ECMA-376, as Word writes them and as its strict kind does. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
};

const nameOf = ({ uri, local }: Pick<SaxesTagNS, 'uri' | 'local'>): string => `${PREFIXES[uri] ?? ''}:${local}`;

/**
 * Reads XML from a stranger, a piece at a time, so that nobody waits for all of it. Entities of its own, and whatever
 * else a document type brings, are refused. Rejects with `NotOpened`.
 */
export async function readXml(bytes: Buffer, { open, text, close }: Handler): Promise<void> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let [depth, elements, characters] = [0, 0, 0];
  const tooBig = (): never => {
    throw new NotOpened('too-big');
  };
  parser.on('error', (error) => {
    throw new NotOpened('damaged', error);
  });
  parser.on('doctype', () => {
    throw new NotOpened('damaged');
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST || ++elements > ELEMENTS) tooBig();
    open({
      name: nameOf(tag),
      at: (name) => Object.values(tag.attributes).find(({ local }) => local === name)?.value,
    });
  });
  const said = (words: string): void => {
    characters += words.length;
    if (characters > CHARACTERS) tooBig();
    text(words);
  };
  parser.on('text', said);
  parser.on('cdata', said);
  parser.on('closetag', (tag) => {
    depth -= 1;
    close(nameOf(tag));
  });
  const whole = decoded(bytes);
  for (let at = 0; at < whole.length; at += CHUNK) {
    parser.write(whole.slice(at, at + CHUNK));
    if (at + CHUNK < whole.length) await new Promise((resolve) => setImmediate(resolve));
  }
  parser.close();
}

function decoded(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
