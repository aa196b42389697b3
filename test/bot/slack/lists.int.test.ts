import { Workspace, type SlackMessage } from '../../helpers/platforms/slack';
import { startSlackBot, type SlackBot } from '../../helpers/platforms/slack-bot';
import { SlackPerson } from '../../helpers/platforms/slack-person';
import { titlesIn, wordsIn } from '../../helpers/platforms/slack-shown';
import { parts, type Json } from '../../helpers/platforms/teams';

const LARGE = ['15', '09', '14', '30', '21'];
const ALL = Array.from({ length: 32 }, (_, index) => String(index + 1).padStart(2, '0'));

let workspace: Workspace;
let bot: SlackBot;
beforeAll(async () => {
  workspace = await Workspace.start(['ana', 'luis', 'eva']);
  bot = await startSlackBot(workspace);
});
afterAll(async () => {
  await bot?.stop();
  await workspace?.stop();
});

/** The card that asks for the districts of these states. */
async function askedOf(person: SlackPerson, states: readonly string[]): Promise<SlackMessage> {
  if (titlesIn(await person.type('nuevo')).includes('Empezar otro')) await person.click('Empezar otro');
  await person.click('Guardar y continuar', { unit: 'UTSI' });
  await person.click('Guardar y continuar', { states: states.join(',') });
  await person.click('Guardar y continuar', { visitDates: '3 de abril de 2024' });
  return person.click('Guardar y continuar', { boards: 'distrital' });
}

const listsOf = ({ blocks }: SlackMessage): readonly Json[] =>
  parts(blocks).filter((part) => part['action_id'] === 'districts');
const offeredBy = (card: SlackMessage): readonly string[] =>
  parts(listsOf(card)).flatMap((part) => (typeof part['value'] === 'string' ? [part['value']] : []));

test.each([
  ['four', LARGE.slice(0, 4), 101],
  ['five', LARGE, 117],
])(
  'the districts of %s large states are all offered on the card, and picked from several lists',
  async (_, states, count) => {
    const ana = new SlackPerson(bot, workspace, 'ana');
    const card = await askedOf(ana, states);
    expect(new Set(offeredBy(card)).size).toBe(count);
    expect(listsOf(card).map(({ type }) => type)).not.toContain('multi_external_select');
    const next = await ana.click('Guardar y continuar', { districts: '15/07,15/40,14/03' });
    expect(wordsIn(next)).toContain('✓ Distritos: Jalisco: 03; México: 07 y 40');
  },
);

test('what was chosen stands in the lists when the card comes back', async () => {
  const eva = new SlackPerson(bot, workspace, 'eva');
  await askedOf(eva, LARGE.slice(0, 4));
  await eva.click('Guardar y continuar', { districts: '15/07,14/03,30/01,09/05' });
  const back = await eva.click('Atrás');
  const kept = await eva.click('Guardar y continuar', {}, back);
  expect(wordsIn(kept)).toContain('✓ Distritos: Ciudad de México: 05; Jalisco: 03; México: 07; Veracruz: 01');
});

test('a list of the whole country is answered as one types, and what is found is kept', async () => {
  const luis = new SlackPerson(bot, workspace, 'luis');
  const card = await askedOf(luis, ALL);
  expect(listsOf(card)).toMatchObject([{ type: 'multi_external_select' }]);
  const ask = async (typed: string, who = luis, input = 'districts'): Promise<readonly Json[]> => {
    const { status, text } = await who.interaction(who.suggestion(card, input, typed));
    expect(status).toBe(200);
    return (JSON.parse(text) as { options: readonly Json[] }).options;
  };
  expect(await ask('')).toHaveLength(100);
  expect(await ask('cuautitlan izcalli')).toMatchObject([
    { text: { text: expect.stringContaining('Cuautitlán Izcalli') as unknown }, value: '15/07' },
  ]);
  expect(await ask('nada de esto')).toEqual([]);
  expect(await ask('', luis, 'constructor')).toEqual([]);
  // Of nobody's card but one's own.
  expect(await ask('', new SlackPerson(bot, workspace, 'ana'))).toEqual([]);
  const next = await luis.click('Guardar y continuar', { districts: '15/07,31/01' });
  expect(wordsIn(next)).toContain('✓ Distritos: México: 07; Yucatán: 01');
});

test('every district of the country can be chosen at once', async () => {
  const ana = new SlackPerson(bot, workspace, 'ana');
  const card = await askedOf(ana, LARGE);
  const next = await ana.click('Guardar y continuar', { districts: offeredBy(card).join(',') });
  expect(wordsIn(next)).toContain('Objetivo de la visita');
});
