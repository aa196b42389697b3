/** What a channel's link, or its id, says of it. */
export interface TeamsChannel {
  /** `19:…@thread.tacv2`, or `…@thread.skype` of older teams. */
  readonly id: string;
  /** The organization that the link names. */
  readonly tenantId?: string;
}

export type ReadChannel =
  | { readonly is: 'channel'; readonly channel: TeamsChannel }
  /** What it is instead. */
  | { readonly is: 'chat' | 'team-link' | 'message' | 'unknown' };

const CHANNEL_ID = /^19:[^\s;/?#@]+@thread\.(tacv2|skype)$/;
const CHAT_ID = /^(a:\S+|19:\S+@(thread\.v2|unq\.gbl\.spaces)|19:meeting_\S+)$/i;

/** Commercial, its newer name, GCC High, the Department of Defense, and China's. */
const HOSTS: ReadonlySet<string> = new Set([
  'teams.microsoft.com',
  'teams.cloud.microsoft',
  'gov.teams.microsoft.us',
  'dod.teams.microsoft.us',
  'teams.microsoftonline.cn',
]);

/** How often something may have been encoded on its way through mails and chats. */
const ENCODINGS = 3;

/** The channel that an operator named: by the link that Teams copies, or by its id, encoded or not. Never throws. */
export function readTeamsChannel(raw: string): ReadChannel {
  const given = raw.trim().replace(/^<(.*)>$/, '$1');
  const link = linkOf(given);
  return link === undefined ? fromId(decoded(given)) : fromLink(link);
}

/** Outlook wraps links in one of its own. */
function linkOf(given: string): URL | undefined {
  const text = /^(https?|msteams)%3a/i.test(given) ? decoded(given) : given;
  if (!/^(https?|msteams):/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text.replace(/^msteams:(\/\/)?(teams\.microsoft\.com)?\/?/i, 'https://teams.microsoft.com/'));
  const wrapped = url.hostname.endsWith('.safelinks.protection.outlook.com') ? url.searchParams.get('url') : null;
  return wrapped !== null && URL.canParse(wrapped) ? new URL(wrapped) : url;
}

function fromLink(link: URL): ReadChannel {
  const [first, kind, id = ''] = link.pathname.split('/').filter((part) => part !== '');
  if (!HOSTS.has(link.hostname) || first !== 'l') return { is: 'unknown' };
  switch (kind) {
    case 'channel':
      return withTenant(fromId(decoded(id)), link.searchParams.get('tenantId'));
    case 'team':
      return { is: 'team-link' };
    case 'message':
      return { is: 'message' };
    case 'chat':
    case 'meetup-join':
      return { is: 'chat' };
    default:
      return { is: 'unknown' };
  }
}

function withTenant(read: ReadChannel, tenantId: string | null): ReadChannel {
  if (read.is !== 'channel' || tenantId === null || tenantId === '') return read;
  return { is: 'channel', channel: { ...read.channel, tenantId } };
}

function fromId(id: string): ReadChannel {
  if (CHANNEL_ID.test(id)) return { is: 'channel', channel: { id } };
  if (/;messageid=/i.test(id)) return { is: 'message' };
  return { is: CHAT_ID.test(id) ? 'chat' : 'unknown' };
}

function decoded(text: string): string {
  let plain = text;
  for (let times = 0; times < ENCODINGS && /%[0-9a-f]{2}/i.test(plain); times += 1) {
    try {
      plain = decodeURIComponent(plain);
    } catch {
      return plain;
    }
  }
  return plain;
}

const HOW_TO_GET_IT =
  'en Teams abra el menú «…» del canal, elija «Copiar vínculo» («Obtener vínculo al canal») y pegue aquí lo copiado, o use el identificador, como 19:…@thread.tacv2.';

/** Why that names no channel, and how to get one, in Spanish. */
export function teamsChannelFault(read: Exclude<ReadChannel, { is: 'channel' }>['is'], raw: string): string {
  const text = raw.length <= QUOTED ? raw : `${raw.slice(0, QUOTED)}…`;
  switch (read) {
    case 'chat':
      return `«${text}» es de un chat, y los informes se revisan en un canal estándar de un equipo; ${HOW_TO_GET_IT}`;
    case 'team-link':
      return `«${text}» es el vínculo del equipo, no el de uno de sus canales; ${HOW_TO_GET_IT}`;
    case 'message':
      return `«${text}» es de un mensaje, no del canal; ${HOW_TO_GET_IT}`;
    case 'unknown':
      return `«${text}» no es un canal de Teams; ${HOW_TO_GET_IT}`;
    default:
      return read satisfies never;
  }
}

/** Characters of a wrong value that its fault repeats. */
const QUOTED = 120;

/** A Slack channel's id, from itself or from the link that Slack copies; undefined for anything else. */
export function readSlackChannel(raw: string): string | undefined {
  const given = raw.trim().replace(/^<(.*)>$/, '$1');
  const [, fromLink] = /^https:\/\/[\w.-]+\.slack\.com\/(?:archives|client\/[TE]\w+)\/([CG]\w+)\/?$/.exec(given) ?? [];
  const id = fromLink ?? given;
  return /^[CG][A-Z0-9]{2,30}$/.test(id) ? id : undefined;
}
