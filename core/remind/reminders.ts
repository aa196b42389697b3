import { listed } from '../form/reading/words';
import { setting } from './reminders.es';
import { notice, type NoticeScreen } from '../screen/screens';

/** How a person's reminders stand, and the button that turns them. `days`: working days after which they come; 0: never. */
export function remindersScreen(
  isOff: boolean,
  { draft, observations }: { readonly draft: number; readonly observations: number },
): NoticeScreen {
  const kinds = [
    ...(draft > 0 ? [setting.draft(draft)] : []),
    ...(observations > 0 ? [setting.observations(observations)] : []),
  ];
  const lineOn = kinds.length === 0 ? setting.none : setting.lineOn(listed(kinds));
  return notice({
    title: isOff ? setting.titleOff : setting.titleOn,
    lines: [isOff ? setting.lineOff : lineOn],
    buttons: [
      {
        title: isOff ? setting.turnOn : setting.turnOff,
        press: { verb: 'reminders', to: isOff ? 'on' : 'off' },
      },
    ],
  });
}
