import { onPress, readPressed } from '../../../bot/turns/press/press';
import type { Pressed } from '../../../bot/turns/update';
import type { Log } from '../../../core/runtime';
import type { Screen } from '../../../core/screens/screens';
import { expand } from '../../../cards/teams';
import { openSqlite } from '../../../storage/sqlite/open';
import type { Json } from '../../helpers/teams';
import { lap } from '../lap';
import { pressOf } from '../pressing';
import { servicesOn } from './services';

/** The screens of one lap, in order, as the product answers it: what a stateless server is to draw. */
export async function recordedScreens(log: Log): Promise<readonly Screen[]> {
  const store = openSqlite('sqlite::memory:', { log });
  const services = servicesOn(store, log);
  const screens: Screen[] = [];
  let card: Json | undefined;
  for (const turn of lap) {
    const { data } = pressOf(turn, card, 'recorded');
    const { screen } = await onPress(services, readPressed(services, pressed(data as Json, turn.inputs)));
    screens.push(screen);
    card = expand(screen) as unknown as Json;
  }
  await store.close();
  return screens;
}

const pressed = (data: Json, inputs: Pressed['inputs']): Pressed => ({
  is: 'press',
  surface: 'message',
  person: { id: 'teams:29:recorded', name: 'Ana Martínez Peña' },
  address: { platform: 'teams', conversation: 'a:recorded', server: '', reference: {} },
  at: new Date().toISOString(),
  place: 'personal',
  aliases: [],
  data,
  inputs,
  messageId: '1700000000001',
});
