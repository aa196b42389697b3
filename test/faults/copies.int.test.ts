import { dataOf } from '../helpers/people/presses';
import { Somebody, startTestBot } from '../helpers/world/bot';
import { eventually } from '../helpers/world/eventually';
import { begin, countOf, kept, only, upTo } from '../helpers/people/filing';
import { aBot } from '../helpers/people/standing';
import { cardIn, inputOf, textOf, type Json } from '../helpers/platforms/teams';

// Twenty times what they take alone: the machine may have other work.
jest.setTimeout(60_000);

const bot = aBot();

/** How a slow bot is sent an activity again: with its own id, and later with another. */
const copiesOf = (activity: Json, count: number): readonly Json[] =>
  Array.from({ length: count }, (_, at) =>
    at < 2 ? activity : { ...activity, id: `${String(activity['id'])}:${at}` },
  );

const TIMES: readonly (readonly [string, Json])[] = [
  ['a time of its own', {}],
  ['the time of an old recording', { timestamp: '2026-01-02T18:28:24.3788393Z' }],
  ['a time that is none', { timestamp: 'ayer' }],
  ['no time', { timestamp: undefined }],
];

const ORDERS = ['one after the other', 'at once'] as const;

async function deliver(person: Somebody, order: (typeof ORDERS)[number], activities: readonly Json[]) {
  if (order === 'at once') return Promise.all(activities.map((activity) => person.send(activity)));
  const answers = [];
  for (const activity of activities) answers.push(await person.send(activity));
  return answers;
}

let people = 0;
const somebody = (): Somebody => new Somebody(bot, `Persona ${(people += 1)}`);

/** The chat comes to rest: what is asked last is answered last, and nothing more is said about what was delivered. */
async function rest(person: Somebody): Promise<void> {
  await person.send(person.message('ayuda'));
  await eventually(() => textOf(cardIn(person.posts().at(-1)?.activity)).includes('Qué puede escribir'));
}

describe.each(ORDERS)('copies %s', (order) => {
  describe.each([2, 3, 4])('%i times', (times) => {
    test.each(TIMES)('a typed answer with %s is taken once', async (_, time) => {
      const ana = somebody();
      await upTo(ana, 'states');
      await deliver(ana, order, copiesOf({ ...ana.message('Coahuila'), ...time }, times));
      await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('Fecha de visita'));
      await rest(ana);
      const report = await only(bot, ana);
      expect(countOf(report, 'StepAnswered')).toBe(2);
      expect(report.report.at).toEqual({ at: 'field', field: 'visitDates' });
      expect(ana.posts().filter((post) => textOf(cardIn(post.activity)).includes('Campo 3 de 9'))).toHaveLength(1);
    });

    test('a refused typed answer is refused once', async () => {
      const ana = somebody();
      await upTo(ana, 'visitDates');
      await deliver(ana, order, copiesOf(ana.message('cuando se pudo'), times));
      await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes('No entendí'));
      await rest(ana);
      expect(ana.posts().filter((post) => textOf(cardIn(post.activity)).includes('No entendí'))).toHaveLength(1);
    });

    test('a press is taken once and every copy is answered with the next card', async () => {
      const ana = somebody();
      await begin(ana);
      const press = ana.press('Guardar y continuar', { unit: 'UTSI' });
      const answers = await deliver(ana, order, copiesOf(press, times));
      for (const { status, body } of answers) {
        expect(status).toBe(200);
        expect(textOf(body?.['value'])).toContain('Campo 2 de 9');
      }
      expect(countOf(await only(bot, ana), 'StepAnswered')).toBe(1);
    });

    test('a press of a client that knows only Action.Submit is taken once', async () => {
      const ana = somebody();
      await begin(ana);
      const { value, replyToId } = ana.press('Guardar y continuar', { unit: 'UTSI' });
      const { data } = (value as { action: { data: Json } }).action;
      const submit = ana.activity({ type: 'message', value: data, replyToId });
      for (const { status } of await deliver(ana, order, copiesOf(submit, times))) expect(status).toBe(200);
      const report = await only(bot, ana);
      expect(countOf(report, 'StepAnswered')).toBe(1);
      expect(report.report.at).toEqual({ at: 'field', field: 'states' });
    });

    test('«nuevo» begins one report', async () => {
      const ana = somebody();
      await deliver(ana, order, copiesOf(ana.message('nuevo'), times));
      await eventually(() => ana.posts().length > 0);
      await rest(ana);
      expect(await kept(bot, ana)).toHaveLength(1);
    });
  });
});

describe('what only looks like a copy', () => {
  test.each(TIMES)('«omitir» three times in a row, with %s, skips three fields', async (_, time) => {
    const ana = somebody();
    await upTo(ana, 'visitDates');
    for (const next of ['Campo 4 de 9', 'Campo 5 de 8', 'Campo 6 de 8']) {
      await ana.send({ ...ana.message('omitir'), ...time });
      await eventually(() => textOf(cardIn(ana.posts().at(-1)?.activity)).includes(next));
    }
    expect((await only(bot, ana)).report.skipped).toEqual(['field/visitDates', 'field/boards', 'field/objective']);
  });

  test('the same short answer is taken for two fields by pressing, and for two by typing', async () => {
    const ana = somebody();
    await upTo(ana, 'matters');
    await ana.click('Guardar y continuar', { columns: 'agreements,particular,improvement,ordinary' });
    await ana.click('Guardar y continuar', { agreements: 'Sin novedad' });
    await ana.click('Guardar y continuar', { particular: 'Sin novedad' });
    await ana.type('Sin novedad');
    await ana.type('Sin novedad');
    const { report } = await only(bot, ana);
    const rows = report.answers['matters'];
    const cells = rows?.kind === 'rows' ? rows.rows[0]?.cells : {};
    expect(Object.keys(cells ?? {})).toEqual(['agreements', 'particular', 'improvement', 'ordinary']);
    expect(report.at).toEqual({ at: 'rows', field: 'matters' });
  });

  test('a refused answer pressed again is refused again', async () => {
    const ana = somebody();
    await upTo(ana, 'visitDates');
    for (const _ of [1, 2]) {
      const card = await ana.click('Guardar y continuar', { visitDates: 'cuando se pudo' });
      expect(textOf(card)).toContain('No entendí');
      expect(inputOf(card, 'visitDates')['value']).toBe('cuando se pudo');
    }
  });

  test('whoever goes from one draft to the other and back answers the one on the card', async () => {
    const ana = somebody();
    await upTo(ana, 'states');
    const first = (await only(bot, ana)).report.id;
    await ana.type('nuevo');
    await ana.click('Empezar otro');
    await ana.click('Guardar y continuar', { unit: 'DECEYEC' });
    const second = (await kept(bot, ana)).map(({ report }) => report.id).find((id) => id !== first) ?? '';
    const resume = async (report: string): Promise<void> => {
      const { status } = await ana.send(
        ana.activity({
          type: 'invoke',
          name: 'adaptiveCard/action',
          value: { action: { verb: 'resume', data: dataOf({ verb: 'resume', report }) } },
        }),
      );
      expect(status).toBe(200);
    };
    for (const id of [first, second, first]) await resume(id);
    await ana.type('Sonora');
    const reports = new Map((await kept(bot, ana)).map(({ report }) => [report.id, report.answers['states']]));
    expect(reports.get(first)).toMatchObject({ keys: ['26'] });
    expect(reports.get(second)).toBeUndefined();
  });

  test('a message that sent a report, delivered again after a restart, leaves the other draft alone', async () => {
    const own = await startTestBot({ connector: bot.connector });
    const ana = new Somebody(own, 'Ana reinicia');
    await upTo(ana, 'summary');
    await ana.type('nuevo');
    await ana.click('Empezar otro');
    await ana.click('Guardar y continuar', { unit: 'UTSI' });
    await ana.click('Guardar y continuar', { states: '05' });
    for (let skip = 0; skip < 3; skip += 1) await ana.click('Omitir');
    await ana.click('Guardar y continuar', { columns: 'ordinary' });
    await ana.click('Guardar y continuar', { ordinary: 'Otro' });
    await ana.click('Continuar');
    const send = ana.message('enviar');
    await ana.send(send);
    await own.stop();
    const again = await startTestBot({ connector: bot.connector, storageUrl: own.storageUrl });
    await new Somebody(again, 'Ana reinicia').send(send);
    await again.stop();
    const states = (await kept(again, ana)).map(({ report }) => report.state).sort();
    expect(states).toEqual(['draft', 'in-review']);
  });
});
