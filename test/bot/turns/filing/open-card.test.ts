import { openCard } from '../../../../bot/turns/filing/open-card';
import { encodePress, PRESS } from '../../../../core/screen/press';
import { buttonsOf, Chatter, someServices, type TestServices } from '../../../helpers/world/chatter';
import { ANA, BRUNO } from '../../../helpers/people/reports';
import { sentBy } from '../../../helpers/people/sent';

let bot: TestServices;
let ana: Chatter;
beforeEach(() => {
  bot = someServices();
  ana = new Chatter(bot, ANA);
});
afterEach(() => bot.store.close());

/** The data of the buttons on what somebody sees. */
const dataOn = (who: Chatter): readonly unknown[] =>
  buttonsOf(who.shown).map(({ press }) => ({ [PRESS]: encodePress(press) }));

test('is what the report that its buttons name asks now, else the open one', async () => {
  await ana.types('nuevo');
  await ana.types('UTSI');
  const older = dataOn(ana);
  await ana.types('Coahuila');
  await ana.presses('Guardar y continuar', { visitDates: '3 de abril de 2023' });
  expect(await openCard(bot, ANA.id, older)).toMatchObject({ data: { heading: 'Junta' } });
  expect(await openCard(bot, ANA.id, [{}, null, 'x'])).toMatchObject({ data: { heading: 'Junta' } });
});

test('is nobody’s but the author’s, and none once the report is sent', async () => {
  await ana.types('nuevo');
  const buttons = dataOn(ana);
  expect(await openCard(bot, BRUNO.id, buttons)).toBeUndefined();
  expect(await openCard(bot, BRUNO.id, [])).toBeUndefined();
  const bruno = new Chatter(bot, BRUNO);
  await sentBy(bruno);
  expect(await openCard(bot, BRUNO.id, dataOn(bruno))).toBeUndefined();
});
