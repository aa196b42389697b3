import type { Fault } from './error';
import { DEFAULT_PORT, isLoopback, isMongo, variableNames, type Read, type VariableName } from './variables';

type Given = (name: VariableName) => boolean;

/** Rules between variables. They see what was given, even where its own value is faulty, so that all faults come at once. */
export function crossFaults(read: Read, given: Given): readonly Fault[] {
  return [
    ...teamsFaults(read, given),
    ...slackFaults(given),
    ...webchatFaults(read, given),
    ...metricsFaults(read),
    ...productionFaults(read, given),
    ...approvalFaults(read),
  ];
}

/** One person cannot approve twice. Whoever is in the review channel, where nobody is named, may be many. */
function approvalFaults({ APPROVALS: needed, REVIEWERS: named }: Read): readonly Fault[] {
  if (needed === undefined || named === undefined) return [];
  const people = new Set([...named.reviewers, ...named.scoped.map(({ id }) => id)]);
  if (people.size === 0 || people.size >= needed) return [];
  return [{ variable: 'APPROVALS', text: `pide ${needed} aprobaciones, y en REVIEWERS hay una sola persona.` }];
}

function teamsFaults(read: Read, given: Given): readonly Fault[] {
  if (!given('MicrosoftAppId')) {
    const orphan = (['MicrosoftAppPassword', 'MicrosoftAppTenantId', 'BotOpenIdMetadata'] as const).find(given);
    return orphan === undefined ? [] : [{ variable: 'MicrosoftAppId', text: `falta, y ${orphan} no sirve sin él.` }];
  }
  const type = read.MicrosoftAppType ?? 'SingleTenant';
  const faults: Fault[] = [...foreignChannelFaults(read)];
  if (type !== 'UserAssignedMSI' && !given('MicrosoftAppPassword')) {
    faults.push({ variable: 'MicrosoftAppPassword', text: `falta; una aplicación ${type} se identifica con ella.` });
  }
  if (type !== 'MultiTenant' && !given('MicrosoftAppTenantId')) {
    faults.push({
      variable: 'MicrosoftAppTenantId',
      text: `falta; una aplicación ${type} pertenece a una organización.`,
    });
  }
  return faults;
}

/** A bot of one organization is in no other's teams. */
function foreignChannelFaults(read: Read): readonly Fault[] {
  const { MicrosoftAppTenantId: own, TEAMS_REVIEW_CHANNEL: channel } = read;
  const isOwn = channel?.tenantId?.toLowerCase() === own?.toLowerCase();
  if (own === undefined || channel?.tenantId === undefined || isOwn) return [];
  return [
    {
      variable: 'TEAMS_REVIEW_CHANNEL',
      text: 'el enlace es de un canal de otra organización que la de MicrosoftAppTenantId.',
    },
  ];
}

const SLACK_WITHOUT_TOKEN = ['SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN', 'SLACK_REVIEW_CHANNEL'] as const;

function slackFaults(given: Given): readonly Fault[] {
  const orphan = given('SLACK_BOT_TOKEN') ? undefined : SLACK_WITHOUT_TOKEN.find(given);
  return orphan === undefined ? [] : [{ variable: 'SLACK_BOT_TOKEN', text: `falta, y ${orphan} no sirve sin él.` }];
}

/** The page lets its user act as anyone, over an endpoint that asks for no proof: it lives alone, and never in production. */
function webchatFaults(read: Read, given: Given): readonly Fault[] {
  if (read.WEBCHAT !== 'on') return [];
  const faults: Fault[] = [];
  if (given('MicrosoftAppId')) {
    faults.push({
      variable: 'WEBCHAT',
      text: 'la página local no puede estar junto a Teams, porque no pide identidad; use off o quite MicrosoftAppId.',
    });
  }
  if (read.NODE_ENV === 'production') {
    faults.push({
      variable: 'WEBCHAT',
      text: 'la página local no pide identidad y no se abre en producción; use off.',
    });
  }
  return faults;
}

function metricsFaults({ PORT: port = DEFAULT_PORT, METRICS_PORT: metricsPort }: Read): readonly Fault[] {
  return metricsPort === port ? [{ variable: 'METRICS_PORT', text: 'es el mismo que PORT; use otro, o quítelo.' }] : [];
}

function productionFaults(read: Read, given: Given): readonly Fault[] {
  const production = read.NODE_ENV === 'production';
  const faults: Fault[] = [];
  for (const variable of ['BotOpenIdMetadata', 'TEAMS_SERVICE_URL', 'SLACK_API_URL'] as const)
    if (!allowedHttp(read[variable], !production)) faults.push({ variable, text: 'debe empezar con https://.' });
  if (!production) return faults;
  if (!allowedHttp(read.PUBLIC_URL, true)) {
    faults.push({
      variable: 'PUBLIC_URL',
      text: 'debe empezar con https:// en producción: por ahí viajan los informes.',
    });
  }
  if (read.STORAGE_URL === 'sqlite::memory:') {
    faults.push({
      variable: 'STORAGE_URL',
      text: 'en producción los informes se guardan en un archivo, no en la memoria.',
    });
  }
  if (read.STORAGE_URL !== undefined && isMongo(read.STORAGE_URL) && !given('LINK_SECRET')) {
    faults.push({
      variable: 'LINK_SECRET',
      text: 'falta; con MongoDB varios procesos firman los mismos enlaces y comparten el secreto.',
    });
  }
  return faults;
}

/** Plain HTTP never leaves the machine; a connector on it is for trying out. */
function allowedHttp(address: string | undefined, loopback: boolean): boolean {
  if (address === undefined) return true;
  const url = new URL(address);
  return url.protocol === 'https:' || (loopback && isLoopback(url.hostname));
}

/** Allowed, but probably not meant. */
export const warningsOf = (read: Read, env: NodeJS.ProcessEnv): readonly string[] => [
  ...[...teamsWarnings(read), ...slackWarnings(read), ...peopleWarnings(read), ...exposureWarnings(read)].flatMap(
    ([is, said]) => (is ? said : []),
  ),
  ...nameWarnings(env),
];

/** What is said, and whether it is so. */
type Warning = readonly [boolean, string];

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function teamsWarnings(read: Read): readonly Warning[] {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: type } = read;
  if (appId === undefined) return [];
  return [
    [!GUID.test(appId), 'MicrosoftAppId: no parece el identificador de una aplicación de Microsoft (un GUID).'],
    [
      tenantId !== undefined && !GUID.test(tenantId),
      'MicrosoftAppTenantId: no parece el identificador de una organización (un GUID); por él se reconoce a su personal.',
    ],
    [type === 'MultiTenant', 'MicrosoftAppType: Microsoft ya no admite bots MultiTenant nuevos; use SingleTenant.'],
    [
      type === 'MultiTenant' && tenantId === undefined,
      'MicrosoftAppTenantId: falta; sin él, el bot atiende a personas de cualquier organización.',
    ],
    [
      type === 'UserAssignedMSI' && read.MicrosoftAppPassword !== undefined,
      'MicrosoftAppPassword: se ignora; la identidad administrada no la usa.',
    ],
    [
      read.TEAMS_REVIEW_CHANNEL === undefined,
      'TEAMS_REVIEW_CHANNEL: falta; los informes enviados se publican cuando alguien de ADMINS escriba «revisar aquí» en un canal.',
    ],
  ];
}

function slackWarnings(read: Read): readonly Warning[] {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read;
  if (token === undefined) return [];
  return [
    [!token.reveal().startsWith('xoxb-'), 'SLACK_BOT_TOKEN: no parece el token de un bot (empieza con xoxb-).'],
    [
      appToken?.reveal().startsWith('xapp-') === false,
      'SLACK_APP_TOKEN: no parece el token de una aplicación (empieza con xapp-).',
    ],
    [
      appToken !== undefined && signingSecret !== undefined,
      'SLACK_SIGNING_SECRET: no se usa; con SLACK_APP_TOKEN los mensajes llegan por Socket Mode.',
    ],
    [
      read.SLACK_REVIEW_CHANNEL === undefined,
      'SLACK_REVIEW_CHANNEL: falta; los informes enviados desde Slack se publican cuando alguien de ADMINS escriba «revisar aquí» en un canal.',
    ],
  ];
}

/** Public mail: whoever likes has an address there, and nobody of ours looks after it. */
const ANYBODYS = new Set(['gmail.com', 'hotmail.com', 'outlook.com', 'yahoo.com', 'icloud.com', 'live.com']);

function peopleWarnings(read: Read): readonly Warning[] {
  const { MicrosoftAppId: teams, MicrosoftAppTenantId: tenant, SLACK_BOT_TOKEN: slack, LINK_EMAILS: domains } = read;
  const anybodys = (domains ?? []).filter((domain) => ANYBODYS.has(domain));
  return [
    [
      teams !== undefined && slack !== undefined && domains === undefined,
      'LINK_EMAILS: falta; quien use Teams y Slack cuenta como dos personas, salvo las de PEOPLE; use el dominio del correo institucional, u off.',
    ],
    [anybodys.length > 0, `LINK_EMAILS: en ${anybodys.join(', ')} cualquiera abre un correo.`],
    [
      domains !== undefined && domains.length > 0 && teams !== undefined && tenant === undefined,
      'LINK_EMAILS: sin MicrosoftAppTenantId no se reconoce a nadie de Teams por su correo.',
    ],
  ];
}

function exposureWarnings(read: Read): readonly Warning[] {
  const production = read.NODE_ENV === 'production';
  const isTeams = read.MicrosoftAppId !== undefined;
  return [
    [
      !production && !isTeams && read.HOST !== undefined && !isLoopback(read.HOST),
      'HOST: sin MicrosoftAppId nadie se identifica, y el bot queda a la vista de toda la red.',
    ],
    [
      production && (isTeams || read.SLACK_BOT_TOKEN !== undefined) && read.PUBLIC_URL === undefined,
      'PUBLIC_URL: falta; los enlaces a los documentos solo sirven en esta máquina.',
    ],
  ];
}

/** `MICROSOFT_APP_ID` for `MicrosoftAppId`: in production the wrong name would close Teams without a word. */
function nameWarnings(env: NodeJS.ProcessEnv): readonly string[] {
  const plain = (name: string): string => name.replace(/_/g, '').toLowerCase();
  const known = new Map(variableNames.map((name) => [plain(name), name]));
  return Object.keys(env)
    .filter((name) => !(variableNames as readonly string[]).includes(name))
    .flatMap((name) => {
      const meant = known.get(plain(name));
      return meant === undefined || env[meant] !== undefined ? [] : [`${name}: no se lee; el nombre es ${meant}.`];
    });
}
