import { looksUp, readIntent, suggestedWord } from '../../../core/talk/intent';
import type { Form } from '../../../core/form/definition';
import { readTalk } from '../../../core/talk/talk';
import type { Screen } from '../../../core/screen/screens';
import { help } from '../../../core/words/texts.es';
import { clip } from '../../../core/form/reading/words';
import { helpCard, home } from '../find/lists';
import { onMessage } from './message';
import type { Reply } from '../reply';
import type { Services } from '../services';
import type { Commanded } from '../update';

type Asked =
  | { readonly is: 'nothing' | 'unknown' }
  /** Looked up there, for whoever asked alone. */
  | { readonly is: 'there' }
  /** Goes on in the person's own chat. */
  | { readonly is: 'in-chat' };

/** What the words after a command ask for. They are never an answer: whoever gives a command may not see what is asked. */
function readCommand(form: Form, text: string): Asked {
  if (text.trim() === '') return { is: 'nothing' };
  const intent = readIntent(text);
  if (intent !== undefined) return { is: looksUp(intent) ? 'there' : 'in-chat' };
  const talk = readTalk(form, text);
  if (talk?.wants === 'status') return { is: 'there' };
  return { is: talk?.wants === 'mend' ? 'in-chat' : 'unknown' };
}

/** Whether the words after a command ask for what is shown where it was given. */
export const looksUpThere = (form: Form, text: string): boolean => readCommand(form, text).is !== 'in-chat';

/** The help, where it is all that a command is answered with: undefined where there is more to do. */
export function helpFor({ form, newId }: Pick<Services, 'form' | 'newId'>, text: string): Screen | undefined {
  if (readIntent(text)?.wants === 'help') return helpCard({ newId });
  if (readCommand(form, text).is !== 'unknown') return undefined;
  return helpCard({ newId }, undefined, help.unknown(clip(text), suggestedWord(text)));
}

/** A command given anywhere: looked up there, for its giver alone, or done in their own chat. */
export async function onCommand(services: Services, command: Commanded): Promise<readonly Reply[]> {
  const { text } = command;
  const asked = readCommand(services.form, text);
  const alone = (screens: readonly Screen[]): readonly Reply[] =>
    screens.map((screen) => ({ screen, where: 'whisper' }));
  switch (asked.is) {
    case 'nothing':
      return alone([await home(services, command, false)]);
    case 'unknown':
      return alone([helpFor(services, text) ?? helpCard(services)]);
    case 'there':
      return alone(await onMessage(services, { ...command, is: 'message' }));
    case 'in-chat':
      return (await onMessage(services, { ...command, is: 'message' })).map((screen) => ({ screen, where: 'below' }));
    default:
      return asked satisfies never;
  }
}
