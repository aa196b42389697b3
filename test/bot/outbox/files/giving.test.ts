import { createGiving } from '../../../../bot/outbox/files/giving';
import type { Address } from '../../../../core/record/types';
import type { Screen } from '../../../../core/screen/screens';
import { eventually } from '../../../helpers/world/eventually';
import { silentLog } from '../../../helpers/world/logs';
import { letters, orderOf } from '../../../helpers/documents/made-files';

const [first, second, third] = [['teams:29:Ana'], ['teams:29:Bruno'], ['teams:29:Carla']] as const;

test('what waits in line ends when it is called off, and another may be asked for at once', async () => {
  const file = letters();
  let goOn = (): void => {};
  file.state.waits = new Promise((resolve) => (goOn = resolve));
  const said: { readonly to: string; readonly screen: Screen }[] = [];
  const giving = createGiving({
    messenger: {
      post: async ({ conversation: to }, screen) => {
        said.push({ to, screen });
        return String(said.length);
      },
      edit: async () => undefined,
      attach: async () => {},
    },
    makers: file.makers,
    links: { days: 7, to: (_, name) => `https://example.test/${name}` },
    log: silentLog,
  });
  const asks = (ids: readonly string[]) =>
    giving.give({ ids, to: { conversation: ids.join() } as Address, order: orderOf(9) });

  // given two whose files are being made, and one who waits for them
  expect([asks(first), asks(second), asks(third)]).toEqual(['begun', 'begun', 'begun']);
  await eventually(() => file.made.length === 2);
  // when the one who waits calls it off
  expect(giving.stop(third)).toBe(true);
  // then they are told, and may ask again while the others are still at it
  await eventually(() => said.some(({ to }) => to === third.join()));
  await eventually(() => asks(third) === 'begun');
  expect(file.made).toHaveLength(2);
  goOn();
  await eventually(() => file.made.length === 3);
  await eventually(() => said.length === 4);
  await giving.close();
});
