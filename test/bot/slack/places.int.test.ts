import { eventually } from '../../helpers/world/eventually';
import { aCrowd, folioIn } from '../../helpers/platforms/slack-crowd';
import type { SlackPerson } from '../../helpers/platforms/slack-person';
import { buttonIn, titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { reportOf } from '../../helpers/stores/stored';
import type { Json } from '../../helpers/platforms/teams';

const crowd = aCrowd();

describe('/informe', () => {
  /** What one person alone was shown where the command was given. */
  const alone = (): readonly Json[] => crowd.workspace.responses.map(({ message }) => message);
  const newest = (): { readonly blocks: readonly Json[] } & Json => alone().at(-1) as never;
  async function commands(person: SlackPerson, words: string): Promise<void> {
    const before = alone().length;
    const answer = await person.command(words);
    expect([answer.status, answer.text]).toEqual([200, '']);
    await eventually(() => alone().length > before);
  }

  test.each([
    ['míos', 'informes'],
    ['pendientes', 'revisión'],
    ['buscar soporte', 'soporte'],
    ['INF-1999-0001', 'INF-1999-0001'],
    ['ver inf 1999 1', 'INF-1999-0001'],
    ['¿cómo va mi informe?', 'Todavía no tiene informes'],
    ['avance', 'Todavía no tiene informes'],
    ['', 'informe de visita'],
  ])('«%s» is answered where it was typed, to its sender alone', async (words, shown) => {
    const ana = crowd.somebody();
    await ana.open();
    await commands(ana, words);
    expect(newest()).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsIn(newest())).toContain(shown);
    expect(ana.posts()).toEqual([]);
  });

  test.each([
    ['nuevo', 'Campo 1 de 9'],
    ['  NUEVO ', 'Campo 1 de 9'],
    ['cancelar', 'ningún borrador'],
    ['continuar', 'informe de visita'],
  ])('«%s» goes on in the direct message, and leads there', async (words, shown) => {
    const ana = crowd.somebody();
    await ana.open();
    await commands(ana, words);
    expect(newest()).toMatchObject({ response_type: 'ephemeral', text: 'Le respondo en nuestro chat directo.' });
    expect(buttonIn(newest(), 'Abrir el chat')['url']).toBe(
      'https://slack.com/app_redirect?app=A0INFORMES&team=T000000001',
    );
    await eventually(() => ana.posts().length === 1);
    expect(wordsIn(ana.card())).toContain(shown);
  });

  test('in the direct message, it leads nowhere else', async () => {
    const ana = crowd.somebody();
    const dm = await ana.open();
    const before = alone().length;
    await ana.command('nuevo', dm);
    await eventually(() => ana.posts().length === 1);
    await ana.command('míos', dm);
    await eventually(() => alone().length === before + 1);
    expect(wordsIn(newest())).toContain('Mis informes');
  });

  test.each(['pendiente', 'ninguna', 'ayúdame', 'hola', 'Se revisó el PREP.', 'sí', 'Coahuila'])(
    '«%s» is no answer to what is asked: the help says so at once',
    async (words) => {
      const ana = crowd.somebody();
      for (const text of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local']) await ana.type(text);
      const [posts, { edits }] = [ana.posts().length, ana.card()];
      const { status, text } = await ana.command(words);
      const help = JSON.parse(text) as { response_type: string; blocks: readonly Json[] };
      expect([status, help.response_type]).toEqual([200, 'ephemeral']);
      expect(wordsIn(help)).toContain(`No reconozco «${words}»`);
      expect(wordsIn(help).includes('¿Quiso decir «pendientes»?')).toBe(words === 'pendiente');
      expect(wordsIn(await ana.type('hola'))).toContain('Objetivo de la visita');
      expect([ana.posts().length, edits]).toEqual([posts + 1, 0]);
    },
  );

  test('«corregir fecha» opens that field in the direct message', async () => {
    const ana = crowd.somebody();
    for (const text of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'Local']) await ana.type(text);
    const before = ana.posts().length;
    await commands(ana, 'corregir fecha');
    await eventually(() => ana.posts().length > before);
    expect(wordsIn(ana.card())).toContain('Fecha de visita');
  });

  test('«ayuda» is answered to its sender alone, and begins a report in the direct message', async () => {
    const ana = crowd.somebody();
    await ana.open();
    const { text } = await ana.command('ayuda');
    const help = JSON.parse(text) as { response_type: string; blocks: readonly Json[] };
    expect(help.response_type).toBe('ephemeral');
    expect(titlesIn(help)).toContain('Nuevo informe');
    await ana.interaction(await ana.press(whispered(ana, help.blocks), 'Nuevo informe'));
    await eventually(() => ana.posts().length === 1);
    expect(wordsIn(ana.card())).toContain('Campo 1 de 9');
    await eventually(() => newest()['text'] === 'Le respondo en nuestro chat directo.');
    expect(titlesIn(newest())).toEqual(['Abrir el chat']);
    await ana.type('UTSI');
    await eventually(() => wordsIn(ana.posts()[0]!).startsWith('✓'));
  });

  test('a draft listed there is gone on with in the direct message', async () => {
    const ana = crowd.somebody();
    for (const words of ['nuevo', 'UTSI']) await ana.type(words);
    await commands(ana, 'míos');
    const before = ana.posts().length;
    await ana.interaction(await ana.press(whispered(ana, newest().blocks), 'Continuar'));
    await eventually(() => ana.posts().length > before);
    expect(wordsIn(ana.card())).toContain('Entidad Federativa');
  });

  const whispered = (person: SlackPerson, blocks: readonly Json[]) => ({
    ...{ channel: crowd.workspace.channel('otro'), ts: '1.000001', thread: undefined, metadata: undefined },
    ...{ to: person.id, text: 'x', blocks, edits: 0, deleted: false },
  });
});

describe('Home', () => {
  const view = (person: SlackPerson) => crowd.workspace.views.filter(({ user }) => user === person.id).at(-1)?.view;
  const opened = (person: SlackPerson) =>
    person.event(person.envelope({ type: 'app_home_opened', channel: person.dm, tab: 'home', event_ts: '1.1' }));

  async function pressHome(person: SlackPerson, title: string): Promise<void> {
    const home = view(person) as { blocks: readonly Json[] } & Json;
    await person.interaction({
      type: 'block_actions',
      user: { id: person.id, username: person.name, team_id: 'T000000001' },
      container: { type: 'view', view_id: home['id'] },
      trigger_id: await crowd.workspace.trigger(person.id),
      team: { id: 'T000000001', domain: 'ine' },
      view: { ...home, state: { values: {} } },
      actions: [{ ...buttonIn(home, title), action_ts: String(Math.random()) }],
    });
  }

  test("shows the person's drafts, and begins and resumes them in the direct message", async () => {
    const ana = crowd.somebody();
    await ana.open();
    await opened(ana);
    await eventually(() => view(ana) !== undefined);
    expect(view(ana)).toMatchObject({ type: 'home' });
    await pressHome(ana, 'Nuevo informe');
    await eventually(() => ana.posts().length === 1);
    await ana.type('UTSI');
    await eventually(() => wordsIn(ana.posts()[0]!).startsWith('✓'));

    await opened(ana);
    await eventually(() => wordsIn(view(ana) as never).includes('Servicios de Informática'));
    const before = ana.card();
    await pressHome(ana, 'Continuar');
    await eventually(() => ana.card().ts !== before.ts && wordsIn(before).includes('Continúa abajo'));
    expect(wordsIn(ana.card())).toContain('Campo 2 de 9');
  });
});

test('a table built in Slack stays a table', async () => {
  const ana = crowd.somebody();
  for (const words of ['nuevo', 'UTSI', 'Coahuila', 'omitir', 'omitir', 'omitir', 'ordinaria']) await ana.type(words);
  const cell = (text: string) => ({ type: 'raw_text', text });
  const rich = (text: string) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
  });
  await ana.type('x', {
    text: 'Se hizo esto:',
    blocks: [
      rich('Se hizo esto:'),
      {
        type: 'table',
        block_id: 't',
        rows: [
          [rich('Evento'), rich('Fecha')],
          [cell('Simulacro & más'), cell('3 de abril')],
        ],
      },
    ],
  });
  for (const words of ['listo', 'omitir', 'omitir']) await ana.type(words);
  const sent = await ana.click('Enviar a revisión');
  const matters = (await reportOf(crowd.bot.storageUrl, folioIn(sent)))?.answers['matters'];
  expect(matters).toMatchObject({
    rows: [
      {
        cells: {
          ordinary: {
            blocks: [
              { type: 'paragraph', text: 'Se hizo esto:' },
              {
                type: 'table',
                headerRows: 1,
                rows: [
                  [{ text: 'Evento' }, { text: 'Fecha' }],
                  [{ text: 'Simulacro & más' }, { text: '3 de abril' }],
                ],
              },
            ],
          },
        },
      },
    ],
  });
});

test('a choice made without a button is acknowledged, and changes nothing', async () => {
  const ana = crowd.somebody();
  const card = await ana.type('nuevo');
  const press = await ana.press(card, 'Guardar y continuar');
  const action = { type: 'static_select', action_id: 'unit', block_id: 'x', selected_option: null, action_ts: '1.1' };
  expect((await ana.interaction({ ...press, actions: [action] })).status).toBe(200);
  await ana.type('ayuda');
  expect(card.edits).toBe(0);
});
