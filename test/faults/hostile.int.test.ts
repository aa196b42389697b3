import { Somebody } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { folioIn, only, openField, postsOf, upTo } from '../helpers/people/filing';
import { aBot } from '../helpers/people/standing';
import { cardIn, linkOf, parts, textOf, type Json } from '../helpers/platforms/teams';
import { readWord } from '../helpers/documents/word-text';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aBot();

/** What was typed, and what of it is kept where that is not all: control and direction marks say nothing to a reader. */
const HOSTILE: readonly (readonly [string, string, string?])[] = [
  ['HTML', '<script>alert(1)</script> & <b>negritas</b> &lt;no&gt; <img src=x onerror=alert(1)>'],
  ['Markdown', '**no negritas** _ni cursivas_ [enlace](javascript:alert(1)) `código` ~~x~~ # título'],
  ['a mention', '<at>Todos</at> @canal <!channel> <@U123>'],
  ['control characters', 'antes\u0000\u0007\u001b[31mdespués', 'antes[31mdespués'],
  ['direction marks', 'uno \u202Eodarbmuc\u202C \u2066dos\u2069 \u200Ffin', 'uno odarbmuc dos fin'],
  ['emoji', 'Reunión 👩🏽‍💻 con la Vocalía 🇲🇽 ✔️'],
  ['halves of pairs', 'mitad \ud83d y otra \ude00 fin', 'mitad y otra fin'],
  ['template marks', '${unit} ${$root.x} {tag} {{x}} {#each}{/each} {%x} <%= 7*7 %> $(id) `id`'],
  ['XML of Word', '</w:t></w:r><w:br/>]]> <![CDATA[x]]> <?xml?> &#x0; &amp;'],
  ['quotes and slashes', `'; DROP TABLE reports; -- "\\ \\u0000 %s %n ../../`],
  ['letters of many scripts', 'ñ Ñ ü Ü á é í ó ú — “comillas” … 日本語 العربية עברית'],
];

const tidied = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe.each(HOSTILE.map(([name, typed, held]) => [name, typed, held ?? typed] as const))(
  '%s',
  (name, typed, held) => {
    test('in every input that takes words: word for word in the report, its cards and its document', async () => {
      const ana = new Somebody(bot, `Ana ${name}`);
      await upTo(ana, 'objective');
      await ana.click('Guardar y continuar', { objective: typed });
      await ana.click('Guardar y continuar', { columns: 'ordinary,pycipef,project' });
      await ana.type(typed);
      await ana.click('Guardar y continuar', { pycipef: typed });
      await ana.click('Guardar y continuar', { projectCode: 'L091910', projectName: typed, project: typed });
      await ana.click('Continuar');
      const summary = await ana.click('Guardar y continuar', { remarks: typed });
      expect(tidied(textOf(summary))).toContain(tidied(held));
      const { report } = await only(bot, ana);
      const { objective, matters, remarks } = report.answers;
      const cells = matters?.kind === 'rows' ? matters.rows[0]?.cells : {};
      for (const value of [objective, remarks, cells?.['ordinary'], cells?.['pycipef'], cells?.['project']])
        expect(textIn(value)).toBe(tidied(held));
      const folio = folioIn(await ana.click('Enviar a revisión'));
      await eventually(() => postsOf(bot, folio).length === 1);
      const card = cardIn(postsOf(bot, folio)[0]?.activity);
      expect(tidied(textOf(card))).toContain(tidied(held));
      noMarkup(card, held);
      const word = readWord(Buffer.from(await (await fetch(linkOf(card, 'Descargar Word'))).arrayBuffer()));
      const [row] = word.matters;
      for (const text of [word.fields['objective'], word.fields['remarks']])
        expect(tidied(text ?? '')).toBe(tidied(held));
      for (const column of ['ordinary', 'pycipef', 'project'])
        expect(textIn({ blocks: row?.[column] })).toContain(tidied(held));
    });

    test('where it is no answer: asked again, and what stands in the report stays', async () => {
      const ana = new Somebody(bot, `Ana con ${name}`);
      await upTo(ana, 'summary');
      const before = (await only(bot, ana)).report.answers;
      for (const field of ['unit', 'states', 'visitDates', 'boards', 'districts', 'trainedStaff']) {
        await openField(ana, field);
        const card = await ana.click('Guardar y continuar', { [field]: typed });
        expect(textOf(card).length).toBeGreaterThan(20);
        await ana.type(typed);
        await ana.type('revisar');
      }
      const { answers } = (await only(bot, ana)).report;
      for (const field of ['unit', 'visitDates', 'boards', 'trainedStaff'])
        expect(answers[field]).toEqual(before[field]);
      expect(textOf(await ana.type('revisar'))).toContain('Resumen del informe');
    });

    test('as a comment, a reason, a person’s name and words to look for', async () => {
      const ana = new Somebody(bot, `Ana revisada con ${name}`);
      await upTo(ana, 'summary');
      const folio = folioIn(await ana.click('Enviar a revisión'));
      await eventually(() => postsOf(bot, folio).length === 1);
      const [post] = postsOf(bot, folio);
      const said = (words: string): readonly string[] =>
        ana
          .posts()
          .map((each) => tidied(textOf(cardIn(each.activity))))
          .filter((text) => text.includes(words));
      const rita = new Somebody(bot, `Rita ${name}`, { thread: post?.id ?? '' });
      const from = { ...(rita.activity({})['from'] as Json), name: typed };
      expect((await rita.send({ ...rita.message(typed), from })).status).toBe(200);
      await eventually(() => said('comentó el informe').some((words) => words.includes(tidied(held))));
      const form = await rita.click('Pedir cambios', {}, cardIn(post?.activity));
      const press = { ...rita.press('Enviar observaciones', { reason: typed, 'reason.unit': typed }, form), from };
      const { status, body } = await rita.send(press);
      expect(status).toBe(200);
      expect(tidied(textOf(body?.['value']))).toContain(tidied(held));
      await eventually(() => said('con observaciones').some((words) => words.includes(tidied(held))));
      for (const words of [`buscar ${typed}`, `ver ${typed}`]) await ana.type(words);
      const { comments, changeRequests } = (await only(bot, ana)).report;
      expect(comments.map(({ text, by }) => [tidied(text), by.name])).toEqual([[tidied(held), tidied(held)]]);
      expect(changeRequests.map(({ reason, fields }) => [tidied(reason), tidied(fields['unit'] ?? '')])).toEqual([
        [tidied(held), tidied(held)],
      ]);
    });
  },
);

/** Paragraphs of a prose or project value, as one line. */
function textIn(value: unknown): string {
  const blocks = (value as { blocks?: readonly { text?: string }[] } | undefined)?.blocks ?? [];
  return tidied(blocks.map(({ text }) => text ?? '').join(' '));
}

/** A typed text stands in text runs, which no client reads as Markdown. */
function noMarkup(card: unknown, typed: string): void {
  for (const part of parts(card))
    if (part['type'] === 'TextBlock') expect(tidied(String(part['text']))).not.toContain(tidied(typed));
}
