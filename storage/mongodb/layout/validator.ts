import type { Document } from 'mongodb';
import type { CellValue, Value } from '../../../core/form/values';

/** Raised with every change of the validator below, for a process only ever puts in a newer one. */
export const VALIDATOR = 1;

const text = { bsonType: 'string' };
const number = { bsonType: 'number' };
const date = { bsonType: 'date' };
const day = { ...date, description: 'A calendar day, as midnight UTC' };
const flag = { bsonType: 'bool' };
const object = { bsonType: 'object' };
const oneOf = (...values: readonly string[]): Document => ({ bsonType: 'string', enum: values });
const list = (items: Document): Document => ({ bsonType: 'array', items });
const shape = (required: Document, optional: Document = {}): Document => ({
  bsonType: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
});

const marks = list(shape({ from: number, to: number, is: oneOf('bold', 'italic', 'link') }, { href: text }));
const paragraph = shape(
  { type: oneOf('paragraph'), text },
  { marks, list: shape({ kind: oneOf('bulleted', 'numbered'), level: number, sign: number }), below: flag },
);
const table = shape({
  type: oneOf('table'),
  rows: list(list(shape({ text }, { marks, colSpan: number, rowSpan: number }))),
  headerRows: number,
});
const blocks = list({ anyOf: [paragraph, table] });

const cells: { readonly [K in CellValue['kind']]: Document } = {
  prose: shape({ kind: oneOf('prose'), blocks }),
  project: shape({ kind: oneOf('project'), blocks }, { code: text, name: text, carried: flag }),
};

/** Each kind of answer as it is kept. */
const answer: { readonly [K in Value['kind']]: Document } = {
  ...cells,
  unit: shape({ kind: oneOf('unit'), id: text, name: text }),
  states: shape({ kind: oneOf('states'), keys: list(text) }, { literal: text }),
  dates: shape({ kind: oneOf('dates'), days: list(day), ranges: list(shape({ from: day, to: day })) }),
  boards: shape({ kind: oneOf('boards'), boards: list(oneOf('local', 'distrital', 'opl')) }),
  districts: shape(
    { kind: oneOf('districts'), districts: list(shape({ state: text, number: text })) },
    { map: oneOf('2017', '2022') },
  ),
  count: shape({ kind: oneOf('count'), count: number }),
  text: shape({ kind: oneOf('text'), text }),
  rows: shape({
    kind: oneOf('rows'),
    rows: list(
      shape({
        id: text,
        columns: list(text),
        cells: { ...object, additionalProperties: { anyOf: Object.values(cells) } },
      }),
    ),
  }),
};
const answers = { ...object, additionalProperties: { anyOf: Object.values(answer) } };

const person = shape({ id: text, name: text });
const message = { id: text, line: text, at: number, attempts: number, error: text, message: object };
const waiting = shape({ ...message, due: date, lease: text }, { place: text, holds: flag });

/**
 * What every report's document looks like, whoever writes it: what the store and analysts lean on. States and events
 * are not listed.
 */
const validator: Document = {
  $jsonSchema: {
    title: `visit report ${VALIDATOR}`,
    ...shape(
      {
        _id: text,
        report: shape(
          {
            version: number,
            schemaVersion: number,
            formVersion: number,
            state: text,
            author: person,
            createdAt: date,
            updatedAt: date,
            answers,
          },
          { submittedAt: date, folio: text, previous: shape({ answers }), inForce: shape({ answers }) },
        ),
        shown: shape({ unit: text, states: text, visitDates: text }),
        waitingSince: date,
        made: number,
        tip: shape({ seq: number, hash: text }),
        history: list(shape({ seq: number, hash: text, event: object })),
        historyBytes: number,
        outbox: list(waiting),
        aside: list(waiting),
        dead: list(shape(message)),
        damaged: list(object),
        posts: list(shape({ slot: text, messageId: text })),
      },
      {
        folio: shape({ year: number, number }),
        reportedOn: {
          ...shape({ date, by: oneOf('visit', 'sending') }),
          description: 'Last day of the visit, as midnight UTC, or else the instant of sending',
        },
        words: list(text),
        head: shape({ due: date, at: number }),
      },
    ),
  },
};

/** One that is broken already still takes the relay's marks: it must stand in no other's way. */
export const RULE = { validator, validationLevel: 'moderate' } as const;

/** Which version of ours a validator is; 0 where it is none of ours. */
export const versionOf = (found: unknown): number =>
  Number(/"visit report (\d+)"/.exec(JSON.stringify(found))?.[1] ?? 0);
