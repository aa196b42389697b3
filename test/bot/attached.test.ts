import { createAttached, type Made } from '../../bot/attached';
import { visitReport } from '../../core/form/visit-report';
import type { Person } from '../../core/record/types';
import type { Papers } from '../../documents/making/papers';
import { renderPdf } from '../../documents/pdf/pdf';
import { paperReading } from '../../documents/verifying/verifying';
import { renderWord } from '../../documents/word/word';
import { Chatter, someServices } from '../helpers/world/chatter';
import { at } from '../helpers/people/given';
import { ANA } from '../helpers/people/reports';
import { sentBy } from '../helpers/people/sent';

const ROSA: Person = { id: 'teams:29:rosa', name: 'Rosa Revisora' };
const papers = {
  word: async (printed) => renderWord(visitReport, printed),
  pdf: async (printed) => renderPdf(visitReport, printed),
} as Papers;

/** A report that was sent, and what the files say that go under its post. */
async function aReport() {
  const bot = someServices({ roles: { reviewers: [ROSA.id], admins: [] } });
  const [ana, rosa] = [new Chatter(bot, ANA), new Chatter(bot, ROSA)];
  const folio = await sentBy(ana);
  const { id } = (await bot.store.loadByFolio(folio))!.report;
  const report = async () => (await bot.store.load(id))!.report;
  const made: Parameters<Made>[1][] = [];
  const attached = createAttached({
    ...{ store: bot.store, papers },
    made: async (_, one) => void made.push(one),
  });
  return {
    ...{ ana, folio, made, stop: () => bot.store.close() },
    approve: async () =>
      rosa.press({ press: { verb: 'approve', report: id, seen: (await report()).version, form: 1 } }),
    writes: async (field: string, text: string) => {
      const { version: seen } = await report();
      await ana.press({ press: { verb: 'open', report: id, seen, form: 1, step: at(`field/${field}`) } });
      await ana.types(text);
    },
    files: async () => {
      const files = attached((await bot.store.load(id))!);
      const facts = async (file: Buffer) => paperReading(visitReport).factsOf(file);
      return Promise.all(files.map(async ({ filename, content }) => ({ filename, ...(await facts(await content())) })));
    },
  };
}

test('a correction that was opened before its post was delivered leaves the files what the post shows', async () => {
  const { ana, folio, files, made, approve, writes, stop } = await aReport();
  await approve();
  await ana.types(`corregir ${folio}`);
  await writes('objective', 'Lo que se escribe a medias.');
  const approved = { folio, revision: 1, state: 'approved' };
  expect(await files()).toMatchObject([
    { filename: `${folio}.pdf`, ...approved },
    { filename: `${folio}.docx`, ...approved },
  ]);
  expect(made.map(({ kind, revision }) => `${kind} ${revision}`)).toEqual(['pdf 1', 'word 1']);
  await ana.types('enviar');
  const corrected = { folio, revision: 2, state: 'in-review' };
  expect(await files()).toMatchObject([corrected, corrected]);
  await stop();
}, 30_000);
