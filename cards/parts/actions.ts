import { encodePress, PRESS } from '../../core/screen/press';
import type { Button, Link } from '../../core/screen/screens';
import type { ActionSet, CardAction, ExecuteAction, OpenUrlAction, Spacing } from '../card';
import { LIMITS } from '../limits';

export function pressOf({ title, press: pressed, style: wanted, withInputs }: Button): ExecuteAction {
  const { verb } = pressed;
  // Red is for the press that destroys; the one that only asks first stays quiet.
  const style = wanted === 'destructive' && verb.startsWith('ask') ? undefined : wanted;
  const shared = {
    title,
    data: { [PRESS]: encodePress(pressed) },
    ...(style === undefined ? {} : { style }),
    ...(withInputs !== true ? { associatedInputs: 'none' as const } : {}),
  };
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } };
}

export const open = ({ title, url }: Link): OpenUrlAction => ({ type: 'Action.OpenUrl', title, url });

/** Buttons, then links that are buttons, in their order, and last what destroys; those past the limit go behind "…", whose place a lone one takes. */
export function actions(buttons: readonly Button[], links: readonly Link[] = []): readonly CardAction[] {
  const isLast = ({ style }: Button): boolean => style === 'destructive';
  const [last, first] = [buttons.filter(isLast), buttons.filter((button) => !isLast(button))];
  const asButtons = links.filter(({ inLine }) => inLine !== true);
  const all: readonly CardAction[] = [...first.map(pressOf), ...asButtons.map(open), ...last.map(pressOf)];
  if (all.length <= LIMITS.buttonsShown + 1) return all;
  return all.map((action, index) => (index < LIMITS.buttonsShown ? action : { ...action, mode: 'secondary' }));
}

const set = (shown: readonly CardAction[], spacing: Spacing): readonly ActionSet[] =>
  shown.length === 0 ? [] : [{ type: 'ActionSet', spacing, actions: shown }];

/** A row of buttons inside the body; none where there are no buttons. */
export const actionSet = (buttons: readonly Button[], spacing: Spacing): readonly ActionSet[] =>
  set(actions(buttons), spacing);

/** The readings of an answer, all in sight: a long list takes several rows. */
export function readings(buttons: readonly Button[]): readonly ActionSet[] {
  const size = LIMITS.readingsPerRow;
  const rows = Array.from({ length: Math.ceil(buttons.length / size) }, (_, row) =>
    buttons.slice(row * size, (row + 1) * size),
  );
  return rows.flatMap((row, index) => set(row.map(pressOf), index === 0 ? 'default' : 'small'));
}
