import type { Activity } from 'botbuilder';

/**
 * Types of Teams' reactions that mean yes. A heart is kind, and agrees to nothing. Beyond its first six, Teams names a
 * reaction by its characters' code points and then its name, `2705_whiteheavycheckmark`:
 * https://learn.microsoft.com/graph/api/chatmessage-setreaction and the Teams SDK's list of reaction types.
 */
const YES = /^(?:like|yes|(?:1f44d|1f44c|1f197|1f4af|2705|2714|2611)(?:-[\da-f]+)*(?:_.*)?|👍|👌|🆗|💯|✅|✔|☑)/iu;

const LONGEST = 80;

/** What a reaction's activity says: at which message, which of its reactions mean yes. Teams sends one at a time. */
export function agreementIn(
  activity: Activity,
): { readonly messageId: string; readonly sign: string; readonly change: 'added' | 'removed' } | undefined {
  const { replyToId: messageId = '', reactionsAdded, reactionsRemoved } = activity;
  const [added] = signsIn(reactionsAdded);
  const [removed] = signsIn(reactionsRemoved);
  if (messageId === '') return undefined;
  if (added !== undefined) return { messageId, sign: added, change: 'added' };
  return removed === undefined ? undefined : { messageId, sign: removed, change: 'removed' };
}

function signsIn(reactions: unknown): readonly string[] {
  if (!Array.isArray(reactions)) return [];
  return reactions.slice(0, 20).flatMap((reaction: unknown) => {
    const type = typeof reaction === 'object' && reaction !== null && 'type' in reaction ? reaction.type : undefined;
    return typeof type === 'string' && type.length <= LONGEST && YES.test(type) ? [type] : [];
  });
}
