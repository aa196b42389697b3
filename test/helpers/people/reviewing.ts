import { PRESS } from '../../../core/screen/press';
import type { Screen } from '../../../core/screen/screens';
import { observationsOf } from '../../../core/record/queries/observations';
import { buttonsOf, chatters, type Chatter, type TestServices } from '../world/chatter';
import { sentBy } from './sent';

export const CHANNEL = { place: 'review-channel' } as const;
export const CARLA = { id: 'teams:29:carla', name: 'Carla Ríos' };

export let bot: TestServices;
export let ana: Chatter;
export let bruno: Chatter;
export let folio: string;

/** Ana's report is in review before each test of a file; Bruno reviews. */
export function aReportInReview(): void {
  beforeEach(async () => {
    ({ bot, ana, bruno } = chatters());
    folio = await sentBy(ana);
  });
  afterEach(() => bot.store.close());
}

export const report = async () => {
  const stored = await bot.store.loadByFolio(folio);
  if (stored === undefined) throw new Error('no report');
  return stored.report;
};
export const states = async () => observationsOf(await report()).map(({ state }) => state);
export const press = async (who: Chatter, verb: string, more: object = {}, inputs = {}, where: object = CHANNEL) => {
  const { id, version } = await report();
  const data = { [PRESS]: JSON.stringify({ verb, report: id, seen: version, form: 1, ...more }) };
  who.shown = await who.pressData(data, inputs, where);
  await bot.deliver();
  return who.shown;
};
export const ask = (who: Chatter, inputs: Record<string, string>, fields: readonly string[] = []) =>
  press(who, 'requestChanges', { fields }, inputs);
export const listed = (who: Chatter) => press(who, 'observations', { page: 1, back: 'post' });
export const titles = (screen: Screen) => buttonsOf(screen).map(({ title }) => title);
export const told = () => ana.posts().at(-1)?.screen;
