import type { Activity } from 'botbuilder';
import { dataOf, textAt } from './channel';

/**
 * The tenant of whoever acts, where it is not the bot's own; undefined where they belong, or where the bot
 * has none (nobody asked for an identity, or any tenant is served). An activity that names no tenant comes
 * from a channel with no organization behind it.
 * Rule: Teams names the tenant of its people in `channelData.tenant` and in the conversation.
 */
export function outsiderOf(activity: Activity, ownTenant: string | undefined): string | undefined {
  if (ownTenant === undefined) return undefined;
  const named = [textAt(dataOf(activity).tenant, 'id'), activity.conversation.tenantId ?? ''].filter(
    (tenant) => tenant !== '',
  );
  const foreign = named.find((tenant) => tenant.toLowerCase() !== ownTenant.toLowerCase());
  return named.length === 0 ? 'unknown' : foreign;
}
