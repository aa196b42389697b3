import type { AnswerInput } from '../../../core/form/definition';
import type { Command } from '../../../core/record/types';
import { below } from '../../../core/report/react';
import type { Told } from '../../../core/words/problems';
import type { Loaded } from '../../../storage/ports';
import { readPasted } from '../../pasted/read';
import { say, sayRefused, saidBelowWith } from '../below';
import { follow } from '../filing/drafts';
import { leftOut } from '../filing/files';
import type { CommandFacts, Handled } from '../handle-command';
import type { Services } from '../services';
import type { Message } from '../update';

/** Nothing was said in it. */
export const isEmpty = ({ text, html, blocks }: Message): boolean =>
  text.trim() === '' && html === undefined && blocks === undefined;

/** What a message says, as an answer. */
export const inputOf = ({ text, html, blocks }: Message): AnswerInput =>
  readPasted({
    text,
    ...(html === undefined ? {} : { html }),
    ...(blocks === undefined ? {} : { blocks }),
  });

/** A typed command to a person's open report, and below the message what came of it. */
export async function typed(services: Services, message: Message, loaded: Loaded, facts: CommandFacts): Promise<void> {
  const stored = await follow(services, message, loaded);
  const { key, at, person: by, messageId } = message;
  const command = { ...facts, key, at, by, ...(messageId === undefined ? {} : { message: messageId }) } as Command;
  const left = facts.type === 'AnswerStep' ? leftOut(message) : [];
  const handled = await services.handle(stored.report.id, stored, command, saidBelowWith(left));
  if (isUnchanged(handled)) return askAgain(services, message, stored);
  await sayRefused(services, handled, message, left);
}

/** Every short field on one card, below. */
export async function showForm(services: Services, message: Message, loaded: Loaded): Promise<void> {
  const { report, applied } = await follow(services, message, loaded);
  if (!applied) await say(services, report.id, message.key, below([{ show: 'moved' }, { show: 'form' }]));
}

/** Nothing came of it, and so nothing would be said: what was asked for is there already. */
const isUnchanged = ({ stored, events, refusal }: Handled): boolean =>
  events.length === 0 && refusal === undefined && stored?.applied !== true;

/** What is asked, once more below, with a line at its top. */
export async function askAgain(services: Services, message: Message, loaded: Loaded, notice?: Told): Promise<void> {
  const { report, applied } = await follow(services, message, loaded);
  if (applied) return;
  const next = { show: 'walk', ...(notice === undefined ? {} : { notice }) } as const;
  await say(services, report.id, message.key, below([{ show: 'moved' }, next]));
}
