import { z } from 'zod';
import type { WholeReport } from '../whole';

const message = { id: z.string(), at: z.int().min(1), attempts: z.int(), error: z.string(), message: z.string() };
const aside = z.array(z.strictObject(message));

const wholeReport = z.strictObject({
  id: z.string(),
  made: z.int(),
  document: z.string(),
  columns: z.strictObject({
    version: z.int(),
    state: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    submittedAt: z.string().nullable(),
    folio: z.string().nullable(),
    folioYear: z.int().nullable(),
    folioNumber: z.int().nullable(),
    unitId: z.string().nullable(),
    unit: z.string(),
    states: z.string(),
  }),
  tip: z.strictObject({ seq: z.int(), hash: z.string() }),
  history: z.array(z.strictObject({ seq: z.int(), hash: z.string(), event: z.string() })),
  posts: z.array(z.strictObject({ slot: z.string(), messageId: z.string() })),
  outbox: z.array(z.strictObject({ ...message, due: z.int() })),
  dead: aside,
  damaged: aside,
}) satisfies z.ZodType<WholeReport>;

/** What a database without a schema, or a file, gives for a whole report; throws what zod throws. */
export const parseWhole = (given: unknown): WholeReport => wholeReport.parse(given);
