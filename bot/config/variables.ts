import { z } from 'zod';
import { readSlackChannel, readTeamsChannel, teamsChannelFault, type TeamsChannel } from './channels';
import { monthOrder } from './month';
import { emailDomains, people, samePeople } from './people';
import { reviewersVariable } from './reviewers';
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

function oneOf<const T extends readonly string[]>(values: T) {
  return z.string().transform((raw, context): T[number] => {
    const found = values.find((value) => value.toLowerCase() === raw.toLowerCase());
    if (found !== undefined) return found;
    context.addIssue({ code: 'custom', message: `«${raw}» no se reconoce; use ${values.join(', ')}.` });
    return z.NEVER;
  });
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

const reminderDays = z
  .string()
  .refine((raw) => /^\d{1,2}$/.test(raw) && Number(raw) <= LONGEST_REMINDER_DAYS, {
    error: ({ input }) =>
      `«${String(input)}» no es un número de días; use un número entero de 0 a ${LONGEST_REMINDER_DAYS} (0: nunca).`,
  })
  .transform(Number);

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

const days = z.string().transform((raw, context): readonly string[] => {
  const read = raw
    .split(',')
    .map((day) => day.trim())
    .filter((day) => day !== '');
  const wrong = read.find((day) => !isDay(day));
  if (wrong === undefined) return read;
  context.addIssue({ code: 'custom', message: `«${wrong}» no es un día; use AAAA-MM-DD, y comas entre varios.` });
  return z.NEVER;
});

const webAddress = z.string().refine(isPlainUrl, {
  error: 'no es una dirección completa; use http:// o https:// y el nombre del servidor, sin «?» ni «#».',
});

const secret = z
  .string()
  .refine((raw) => !/\s/.test(raw), { error: 'lleva espacios; cópielo de nuevo, sin ellos.' })
  .transform((raw) => new Secret(raw));

const teamsChannel = z.string().transform((raw, context): TeamsChannel => {
  const read = readTeamsChannel(raw);
  if (read.is === 'channel') return read.channel;
  context.addIssue({ code: 'custom', message: teamsChannelFault(read.is, raw) });
  return z.NEVER;
});

const slackChannel = z.string().transform((raw, context): string => {
  const id = readSlackChannel(raw);
  if (id !== undefined) return id;
  context.addIssue({
    code: 'custom',
    message: `«${raw}» no es el identificador de un canal; use el que empieza con C, como C0123ABCD, de los detalles del canal, o el enlace que copia Slack.`,
  });
  return z.NEVER;
});

/** Of our own making. */
const longSecret = z
  .string()
  .refine((raw) => raw.length >= SECRET_LENGTH, {
    error: ({ input }) => `tiene ${String(input).length} caracteres; use ${SECRET_LENGTH} o más, al azar.`,
  })
  .transform((raw) => new Secret(raw));

/** Each variable, as text from the environment to its value. Blank ones never get here: they count as absent. */
export const variables = {
  NODE_ENV: oneOf(['production', 'development', 'test']),
  HOST: z.string().regex(/^[\w.:-]+$/, {
    error: 'no es un nombre ni una dirección IP; use 127.0.0.1 para esta máquina o 0.0.0.0 para toda la red.',
  }),
  PORT: z
    .string()
    .refine((raw) => /^\d{1,5}$/.test(raw) && Number(raw) <= 65_535, {
      error: ({ input }) => `«${String(input)}» no es un puerto; use un número de 0 a 65535 (0: uno libre).`,
    })
    .transform(Number),
  PUBLIC_URL: webAddress.transform((raw) => raw.replace(/\/+$/, '')),
  STORAGE_URL: z.string().superRefine((raw, context) => {
    const message = storageProblem(raw);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  }),
  WEBCHAT: oneOf(['on', 'off']),
  TIME_ZONE: z.string().refine(isTimeZone, {
    error: ({ input }) => `«${String(input)}» no es una zona horaria; use un nombre como America/Mexico_City.`,
  }),
  LOG_LEVEL: oneOf(LOG_LEVELS),
  REMIND_AFTER_DAYS: reminderDays,
  REMIND_DRAFT_DAYS: reminderDays,
  REMIND_OBSERVATIONS_DAYS: reminderDays,
  REMIND_REVIEW_DAYS: reminderDays,
  MORNING_SUMMARY: z.string().transform((raw, context): number | 'off' => {
    if (raw.toLowerCase() === 'off') return 'off';
    const hour = /^\d{1,2}(:00)?$/.test(raw) ? Number.parseInt(raw, 10) : Number.NaN;
    if (hour >= MORNING.first && hour <= MORNING.last) return hour;
    context.addIssue({
      code: 'custom',
      message: `«${raw}» no es una hora de la mañana; use una en punto, de ${MORNING.first} a ${MORNING.last}, u off.`,
    });
    return z.NEVER;
  }),
  HOLIDAYS: days,
  LINK_DAYS: z
    .string()
    .refine((raw) => /^[1-9]\d{0,2}$/.test(raw) && Number(raw) <= LONGEST_LINK_DAYS, {
      error: ({ input }) =>
        `«${String(input)}» no es un número de días; use un número entero de 1 a ${LONGEST_LINK_DAYS}.`,
    })
    .transform(Number),
  LINK_SECRET: longSecret,
  MONTH_ORDER: monthOrder,
  TEMPLATE: z.string().refine((raw) => !/[\u0000-\u001f]/.test(raw), {
    error: 'no es la ruta de un archivo.',
  }),
  METRICS_PORT: z
    .string()
    .refine((raw) => /^[1-9]\d{0,4}$/.test(raw) && Number(raw) <= 65_535, {
      error: ({ input }) => `«${String(input)}» no es un puerto; use un número de 1 a 65535.`,
    })
    .transform(Number),
  METRICS_TOKEN: longSecret,
  MicrosoftAppId: z.string(),
  MicrosoftAppPassword: z.string().transform((raw) => new Secret(raw)),
  MicrosoftAppType: oneOf(APP_TYPES),
  MicrosoftAppTenantId: z.string(),
  BotOpenIdMetadata: webAddress,
  TEAMS_REVIEW_CHANNEL: teamsChannel,
  TEAMS_SERVICE_URL: webAddress,
  SLACK_BOT_TOKEN: secret,
  SLACK_SIGNING_SECRET: secret,
  SLACK_APP_TOKEN: secret,
  SLACK_API_URL: webAddress.transform((raw) => (raw.endsWith('/') ? raw : `${raw}/`)),
  SLACK_REVIEW_CHANNEL: slackChannel,
  REVIEWERS: reviewersVariable,
  APPROVALS: oneOf(['1', '2']).transform(Number),
  ADMINS: people,
  PEOPLE: samePeople,
  LINK_EMAILS: emailDomains,
} as const;

export type VariableName = keyof typeof variables;
export const variableNames = Object.keys(variables) as readonly VariableName[];

/** What could be read: absent and faulty variables are both missing. */
export type Read = { readonly [N in VariableName]?: z.output<(typeof variables)[N]> };
