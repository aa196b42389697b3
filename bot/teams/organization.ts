import type { Activity } from 'botbuilder';

/**
 * The tenant of whoever acts, where it is not the bot's own; undefined where they belong, or where the bot
 * has none (nobody asked for an identity, or any tenant is served). An activity that names no tenant comes
 * from a channel with no organization behind it.
 * Rule: Teams names the tenant of its people in `channelData.tenant` and in the conversation.
 */
export function outsiderOf(activity: Activity, ownTenant: string | undefined): string | undefined {
  if (ownTenant === undefined) return undefined;
  const named = tenantsOf(activity);
  const foreign = named.find((tenant) => tenant.toLowerCase() !== ownTenant.toLowerCase());
  return named.length === 0 ? 'unknown' : foreign;
}

function tenantsOf({ channelData, conversation }: Activity): readonly string[] {
  const tenant: unknown = isRecord(channelData) && isRecord(channelData['tenant']) ? channelData['tenant']['id'] : '';
  return [tenant, conversation.tenantId].filter(isNamed);
}

const isNamed = (tenant: unknown): tenant is string => typeof tenant === 'string' && tenant !== '';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
