import { Secret } from './secret';
import type { Read } from './variables';

/** How the Teams endpoint knows that a request is Microsoft's, and how the bot proves itself to the connector. */
export type TeamsAuth =
  /** Nobody is asked for anything: for one's own machine, never in production. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'password';
      readonly appType: 'SingleTenant' | 'MultiTenant';
      readonly appId: string;
      readonly password: Secret;
      /** Absent for MultiTenant alone. */
      readonly tenantId?: string;
      /** Where the keys that requests are signed with are told; where absent, at Microsoft's own address. */
      readonly keysUrl?: string;
    }
  | {
      readonly kind: 'managed-identity';
      readonly appType: 'UserAssignedMSI';
      readonly appId: string;
      readonly tenantId: string;
      /** As above. */
      readonly keysUrl?: string;
    };

export interface TeamsReviewChannel {
  readonly conversationId: string;
  /** Where absent, the service address of the author whose report is posted. */
  readonly serviceUrl?: string;
}

export type TeamsConfig =
  /** `because` is for the log, in Spanish. */
  | { readonly open: false; readonly because: string }
  | {
      readonly open: true;
      readonly auth: TeamsAuth;
      /** The organization whose people are served; absent: whoever comes. */
      readonly tenantId?: string;
      readonly reviewChannel?: TeamsReviewChannel;
    };

/** How Slack's requests reach the bot: posted to it and signed, or over a socket that the bot opens. */
export type SlackDoor =
  { readonly kind: 'http'; readonly signingSecret: Secret } | { readonly kind: 'socket'; readonly appToken: Secret };

export type SlackConfig =
  /** `because` is for the log, in Spanish; absent where nobody asked for Slack. */
  | { readonly open: false; readonly because?: string }
  | {
      readonly open: true;
      readonly token: Secret;
      readonly door: SlackDoor;
      /** Where absent, the SDK's own; ends with a slash. */
      readonly apiUrl?: string;
      /** A channel's id, `C…` or `G…`. */
      readonly reviewChannel?: string;
    };

export function teamsOf(read: Read, production: boolean): TeamsConfig {
  const auth = authOf(read);
  if (auth.kind === 'none' && production) {
    return { open: false, because: 'Teams queda cerrado: en producción hace falta MicrosoftAppId.' };
  }
  const conversationId = read.TEAMS_REVIEW_CHANNEL?.id;
  const tenantId = read.MicrosoftAppTenantId;
  const open = { open: true, auth, ...(tenantId === undefined ? {} : { tenantId }) } as const;
  if (conversationId === undefined) return open;
  return {
    ...open,
    reviewChannel: {
      conversationId,
      ...(read.TEAMS_SERVICE_URL === undefined ? {} : { serviceUrl: read.TEAMS_SERVICE_URL }),
    },
  };
}

/** Without a way to tell Slack's requests from anybody's, the door stays shut, in production and out of it. */
export function slackOf(read: Read): SlackConfig {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: apiUrl, SLACK_REVIEW_CHANNEL: reviewChannel } = read;
  if (token === undefined) return { open: false };
  const door = slackDoorOf(read);
  if (door === undefined)
    return { open: false, because: 'Slack queda cerrado: hace falta SLACK_SIGNING_SECRET o SLACK_APP_TOKEN.' };
  return {
    open: true,
    token,
    door,
    ...(apiUrl === undefined ? {} : { apiUrl }),
    ...(reviewChannel === undefined ? {} : { reviewChannel }),
  };
}

function slackDoorOf({ SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret }: Read): SlackDoor | undefined {
  if (appToken !== undefined) return { kind: 'socket', appToken };
  return signingSecret === undefined ? undefined : { kind: 'http', signingSecret };
}

/** The cross rules have seen to it that what each kind needs is there. */
function authOf(read: Read): TeamsAuth {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = read;
  const appType = read.MicrosoftAppType ?? 'SingleTenant';
  if (appId === undefined) return { kind: 'none' };
  const keysAt = read.BotOpenIdMetadata === undefined ? {} : { keysUrl: read.BotOpenIdMetadata };
  if (appType === 'UserAssignedMSI')
    return { kind: 'managed-identity', appType, appId, tenantId: tenantId ?? '', ...keysAt };
  const ownTenant = appType === 'SingleTenant' && tenantId !== undefined ? { tenantId } : {};
  return { kind: 'password', appType, appId, password: password ?? new Secret(''), ...ownTenant, ...keysAt };
}
