/** What JSON may hold, counted before it is parsed: each value costs a parser, and a schema, hundreds of bytes. */
export interface Amount {
  /** Elements of lists and members of objects, all together. */
  readonly values: number;
  /** Lists and objects inside one another. */
  readonly depth: number;
}

/** Far more than a message with a table of 100 rows and 20 columns, and parsed within milliseconds. */
export const PLENTY: Amount = { values: 100_000, depth: 100 };

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c];
/** `[` or `{`, and `]` or `}`: each pair is one bit apart. */
const isOpening = (byte: number): boolean => (byte & 0xdf) === 0x5b;
const isClosing = (byte: number): boolean => (byte & 0xdf) === 0x5d;

/** Whether JSON in UTF-8 holds no more than `most`. What is no JSON may pass: a parser tells. */
export function isWithin(json: Buffer, most: Amount): boolean {
  let [values, depth, at] = [0, 0, 0];
  while (at < json.length) {
    const byte = json[at] as number;
    if (byte === QUOTE) {
      at = endOfText(json, at);
      continue;
    }
    if (isOpening(byte)) depth += 1;
    if (isClosing(byte)) depth -= 1;
    if (byte === COMMA || isOpening(byte)) values += 1;
    if (values > most.values || depth > most.depth) return false;
    at += 1;
  }
  return true;
}

/** Where a text that begins at `start` is over. */
function endOfText(json: Buffer, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === BACKSLASH) at += 1;
    else if (json[at] === QUOTE) return at + 1;
  }
  return json.length;
}
