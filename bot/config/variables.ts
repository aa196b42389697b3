import { readSlackChannel, readTeamsChannel, teamsChannelFault, type TeamsChannel } from './channels';
import { monthOrder } from './month';
import { emailDomains, people, samePeople } from './people';
import { listOf, oneOf, text, whole, Wrong, type Reader } from './reader';
import { readReviewers } from './reviewers';
import { Secret } from './secret';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Names as botbuilder knows them; people write them in any case. */
const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;

export const DEFAULT_PORT = 3978;

const SECRET_LENGTH = 32;
const LONGEST_REMINDER_DAYS = 60;
const LONGEST_LINK_DAYS = 366;
/** Hours at which a morning's summary may begin. */
const MORNING = { first: 6, last: 12 } as const;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
export const isLoopback = (host: string): boolean => LOOPBACK.has(host) || /^127(\.\d{1,3}){3}$/.test(host);

function urlOf(raw: string): URL | undefined {
  if (!URL.canParse(raw)) return undefined;
  const url = new URL(raw);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

/** An address that paths are appended to: no query, no fragment, no user. */
function isPlainUrl(raw: string): boolean {
  const url = urlOf(raw);
  return url !== undefined && !/[?#]/.test(raw) && url.username === '' && url.password === '';
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('es-MX', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** An address of MongoDB, right or wrong. */
export const isMongo = (storageUrl: string): boolean => /^mongodb(\+srv)?:/i.test(storageUrl);

/** What is wrong with a store's address, in Spanish. Whatever follows the scheme may carry a password, so it is never quoted. */
export function storageProblem(raw: string): string | undefined {
  if (isMongo(raw)) {
    return /^mongodb(\+srv)?:\/\/[^/\s]+\/[^/?\s]+(\?\S*)?$/i.test(raw)
      ? undefined
      : 'le falta el servidor o el nombre de la base; use mongodb://servidor:27017/visitas.';
  }
  if (/^sqlite:./.test(raw)) return undefined;
  return `«${raw.split(':', 1)[0] ?? ''}» no se reconoce; use sqlite: y la ruta del archivo, por ejemplo sqlite:./data/visits.db, o mongodb://servidor/base.`;
}

const reminderDays = whole(
  0,
  LONGEST_REMINDER_DAYS,
  `no es un número de días; use un número entero de 0 a ${LONGEST_REMINDER_DAYS} (0: nunca).`,
);

const isDay = (said: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(said) && !Number.isNaN(Date.parse(said)) && new Date(said).toISOString().startsWith(said);

function days(raw: string): readonly string[] | Wrong {
  const read = listOf(raw);
  const wrong = read.find((day) => !isDay(day));
  return wrong === undefined ? read : new Wrong(`«${wrong}» no es un día; use AAAA-MM-DD, y comas entre varios.`);
}

function morning(raw: string): number | 'off' | Wrong {
  if (raw.toLowerCase() === 'off') return 'off';
  const hour = /^\d{1,2}(:00)?$/.test(raw) ? Number.parseInt(raw, 10) : Number.NaN;
  return hour >= MORNING.first && hour <= MORNING.last
    ? hour
    : new Wrong(
        `«${raw}» no es una hora de la mañana; use una en punto, de ${MORNING.first} a ${MORNING.last}, u off.`,
      );
}

const webAddress = text(
  isPlainUrl,
  'no es una dirección completa; use http:// o https:// y el nombre del servidor, sin «?» ni «#».',
);

const secret = (raw: string): Secret | Wrong =>
  /\s/.test(raw) ? new Wrong('lleva espacios; cópielo de nuevo, sin ellos.') : new Secret(raw);

/** Of our own making. */
const longSecret = (raw: string): Secret | Wrong =>
  raw.length >= SECRET_LENGTH
    ? new Secret(raw)
    : new Wrong(`tiene ${raw.length} caracteres; use ${SECRET_LENGTH} o más, al azar.`);

function teamsChannel(raw: string): TeamsChannel | Wrong {
  const read = readTeamsChannel(raw);
  return read.is === 'channel' ? read.channel : new Wrong(teamsChannelFault(read.is, raw));
}

const slackChannel = (raw: string): string | Wrong =>
  readSlackChannel(raw) ??
  new Wrong(
    `«${raw}» no es el identificador de un canal; use el que empieza con C, como C0123ABCD, de los detalles del canal, o el enlace que copia Slack.`,
  );

const anything = (raw: string): string => raw;

/** Each variable, as text from the environment to its value. Blank ones never get here: they count as absent. */
export const variables = {
  NODE_ENV: oneOf('production', 'development', 'test'),
  HOST: text(
    (raw) => /^[\w.:-]+$/.test(raw),
    'no es un nombre ni una dirección IP; use 127.0.0.1 para esta máquina o 0.0.0.0 para toda la red.',
  ),
  PORT: whole(0, 65_535, 'no es un puerto; use un número de 0 a 65535 (0: uno libre).'),
  PUBLIC_URL: (raw: string) => webAddress(raw.replace(/\/+$/, '')),
  STORAGE_URL: (raw: string): string | Wrong => {
    const problem = storageProblem(raw);
    return problem === undefined ? raw : new Wrong(problem);
  },
  WEBCHAT: oneOf('on', 'off'),
  TIME_ZONE: text(isTimeZone, (raw) => `«${raw}» no es una zona horaria; use un nombre como America/Mexico_City.`),
  LOG_LEVEL: oneOf(...LOG_LEVELS),
  REMIND_AFTER_DAYS: reminderDays,
  REMIND_DRAFT_DAYS: reminderDays,
  REMIND_OBSERVATIONS_DAYS: reminderDays,
  REMIND_REVIEW_DAYS: reminderDays,
  MORNING_SUMMARY: morning,
  HOLIDAYS: days,
  LINK_DAYS: whole(1, LONGEST_LINK_DAYS, `no es un número de días; use un número entero de 1 a ${LONGEST_LINK_DAYS}.`),
  LINK_SECRET: longSecret,
  MONTH_ORDER: monthOrder,
  TEMPLATE: text((raw) => !/[\u0000-\u001f]/.test(raw), 'no es la ruta de un archivo.'),
  METRICS_PORT: whole(1, 65_535, 'no es un puerto; use un número de 1 a 65535.'),
  METRICS_TOKEN: longSecret,
  MicrosoftAppId: anything,
  MicrosoftAppPassword: (raw: string) => new Secret(raw),
  MicrosoftAppType: oneOf(...APP_TYPES),
  MicrosoftAppTenantId: anything,
  BotOpenIdMetadata: webAddress,
  TEAMS_REVIEW_CHANNEL: teamsChannel,
  TEAMS_SERVICE_URL: webAddress,
  SLACK_BOT_TOKEN: secret,
  SLACK_SIGNING_SECRET: secret,
  SLACK_APP_TOKEN: secret,
  SLACK_API_URL: (raw: string) => webAddress(raw.endsWith('/') ? raw : `${raw}/`),
  SLACK_REVIEW_CHANNEL: slackChannel,
  REVIEWERS: readReviewers,
  APPROVALS: whole(1, 2, 'no se reconoce; use 1, 2.'),
  ADMINS: people,
  GUESTS: oneOf('refuse', 'allow'),
  PEOPLE: samePeople,
  LINK_EMAILS: emailDomains,
} as const satisfies Readonly<Record<string, Reader<unknown>>>;

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as readonly VariableName[];

/** What could be read: absent and faulty variables are both missing. */
export type Read = { readonly [N in VariableName]?: Exclude<ReturnType<(typeof variables)[N]>, Wrong> };
