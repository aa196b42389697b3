import { connect, type Socket } from 'node:net';
import { BSON } from 'mongodb';

const HEADER = 16;
const OP_MSG = 2013;
/** What the server says against a name may hold it. */
const LENIENT = { validation: { utf8: false } } as const;

/**
 * Inserts a document by its bytes, whatever they mean, as no driver would: over the server's own protocol, to
 * one that asks for no password. Gives what the server says against it; undefined where it took it.
 */
export async function insertRaw(url: string, collection: string, document: Uint8Array): Promise<string | undefined> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    socket.write(message(pathname.slice(1), collection, document));
    const { ok, errmsg, writeErrors } = BSON.deserialize(await answerOf(socket), LENIENT) as Record<string, unknown>;
    const refused = ok !== 1 ? errmsg : writeErrors;
    return refused === undefined ? undefined : JSON.stringify(refused);
  } finally {
    socket.destroy();
  }
}

/** Section 0 is the command, section 1 the documents as they are: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
function message(database: string, collection: string, document: Uint8Array): Buffer {
  const command = { insert: collection, $db: database, ordered: true, bypassDocumentValidation: true };
  const name = Buffer.from('documents\0');
  const body = Buffer.concat([
    ...[int32(0), Buffer.of(0), BSON.serialize(command)],
    ...[Buffer.of(1), int32(4 + name.length + document.length), name, document],
  ]);
  return Buffer.concat([int32(HEADER + body.length), int32(1), int32(0), int32(OP_MSG), body]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** The body of one answer, which comes in pieces. */
async function answerOf(socket: Socket): Promise<Buffer> {
  let got = Buffer.of();
  for await (const piece of socket) {
    got = Buffer.concat([got, piece as Buffer]);
    if (got.length >= HEADER && got.length >= got.readInt32LE(0)) return got.subarray(HEADER + 5);
  }
  throw new Error('The server hung up');
}
