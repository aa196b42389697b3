import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { USUAL_ORDER, type MonthKey } from '../../core/paper/month/order';
import type { ScopedReviewer } from '../../core/record/queries/access';
import { ConfigError, type Fault } from './error';
import { slackOf, teamsOf, type SlackConfig, type TeamsConfig } from './platforms';
import { Wrong } from './reader';
import { crossFaults, warningsOf } from './rules';
import type { Secret } from './secret';
import {
  DEFAULT_PORT,
  storageProblem,
  variableNames,
  variables,
  type LogLevel,
  type Read,
  type VariableName,
} from './variables';

export { ConfigError } from './error';
export { Secret } from './secret';
export { storageProblem, variableNames, type LogLevel } from './variables';

/** Deep-frozen. Printed or logged, its secrets read `[oculto]`. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** As configured, without a final slash; see `publicUrlAt`. */
  readonly publicUrl?: string;
  /** `sqlite:` and a path, relative to the working folder. */
  readonly storageUrl: string;
  readonly webchat: boolean;
  /** An IANA name that Intl knows. */
  readonly timeZone: string;
  readonly logLevel: LogLevel;
  /** Working days, 0 to 60, after which whoever a report waits for is reminded of it; 0: never. */
  readonly remindAfterDays: { readonly draft: number; readonly observations: number; readonly review: number };
  /** The hour, 6 to 12, from which the review channel reads on working days what waits. */
  readonly morningSummary: number | 'off';
  /** Days, `YYYY-MM-DD`, on which nobody is reminded, besides weekends and those of mandatory rest. */
  readonly holidays: readonly string[];
  /** Days, 1 to 366, that a link to a document is good for. */
  readonly linkDays: number;
  /** Absent: one is made and kept beside the reports. */
  readonly linkSecret?: Secret;
  /** By what the reports of a month are put in order, the first first. */
  readonly monthOrder: readonly MonthKey[];
  /** The office's own Word template, relative to the working folder; absent: the one that comes with the bot. */
  readonly template?: string;
  /** Where `/metrics` is: where absent, on `port`; and what must be said to read them: where absent, nothing. */
  readonly metrics: { readonly port?: number; readonly token?: Secret };
  readonly teams: TeamsConfig;
  readonly slack: SlackConfig;
  /** Person ids, `teams:…` or `slack:…`. Without any, scoped or not: whoever acts from inside the review channel. */
  readonly reviewers: readonly string[];
  /** Those who review the reports of a unit or of a state alone. */
  readonly scopedReviewers: readonly ScopedReviewer[];
  /** How many people must approve a report: 1 or 2. */
  readonly approvals: number;
  readonly admins: readonly string[];
  /** What becomes of guests of the organization's own tenant or workspace. */
  readonly guests: 'refuse' | 'allow';
  /** Ids that are one person's, on whatever platforms; one alone is nobody else's. */
  readonly people: readonly (readonly string[])[];
  /** Domains whose e-mail addresses tell that somebody on one platform is somebody on another. Empty: none do. */
  readonly linkEmails: readonly string[];
  /** For the log at the start, in Spanish: allowed, but probably not meant. */
  readonly warnings: readonly string[];
}

const TIME_ZONE = 'America/Mexico_City';
const DEFAULT_STORAGE = 'sqlite:./data/visits.db';

/** The process's environment over the file `.env` of the working folder, where there is one. */
export function environment(file = '.env'): NodeJS.ProcessEnv {
  if (!existsSync(file)) return { ...process.env };
  return { ...parseEnv(readFileSync(file, 'utf8')), ...process.env };
}

/**
 * The configuration, with defaults in place.
 * @throws {ConfigError} naming every fault found, in Spanish.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { read, faults } = readVariables(env);
  const given = (name: VariableName): boolean => valueOf(env, name) !== undefined;
  const all = [...faults, ...crossFaults(read, given)];
  if (all.length > 0) throw new ConfigError(all);
  return deepFreeze({ ...assemble(read), warnings: warningsOf(read, env) });
}

/**
 * The store's address alone, for tools that need nothing else of the configuration.
 * @throws {ConfigError}
 */
export function storageUrlOf(env: NodeJS.ProcessEnv): string {
  const given = valueOf(env, 'STORAGE_URL') ?? DEFAULT_STORAGE;
  const text = storageProblem(given);
  if (text !== undefined) throw new ConfigError([{ variable: 'STORAGE_URL', text }]);
  return given;
}

/**
 * The Word template alone, for tools that need nothing else of the configuration; undefined: the one that comes with the bot.
 * @throws {ConfigError}
 */
export function templateOf(env: NodeJS.ProcessEnv): string | undefined {
  const { read, faults } = readVariables({ TEMPLATE: env['TEMPLATE'] });
  if (faults.length > 0) throw new ConfigError(faults);
  return read.TEMPLATE;
}

/** Where people are whose times are told, for a tool that needs nothing else; the default where it is given wrong. */
export const timeZoneOf = (env: NodeJS.ProcessEnv): string => readVariables(env).read.TIME_ZONE ?? TIME_ZONE;

/** The address people and platforms reach the bot at, given the port it ended up listening on. No final slash. */
export function publicUrlAt(config: Pick<Config, 'publicUrl' | 'host'>, port: number): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  const host = everywhere ? '127.0.0.1' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** An empty line in `.env` means "not set", as its author sees it. */
function valueOf(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

function readVariables(env: NodeJS.ProcessEnv): { read: Read; faults: Fault[] } {
  const faults: Fault[] = [];
  const read: Record<string, unknown> = {};
  for (const name of variableNames) {
    const raw = valueOf(env, name);
    if (raw === undefined) continue;
    const value = variables[name](raw);
    if (value instanceof Wrong) faults.push(...value.texts.map((text) => ({ variable: name, text })));
    else read[name] = value;
  }
  return { read: read, faults };
}

function assemble(read: Read): Omit<Config, 'warnings'> {
  const production = read.NODE_ENV === 'production';
  return {
    production,
    host: read.HOST ?? '127.0.0.1',
    port: read.PORT ?? DEFAULT_PORT,
    ...(read.PUBLIC_URL === undefined ? {} : { publicUrl: read.PUBLIC_URL }),
    storageUrl: read.STORAGE_URL ?? DEFAULT_STORAGE,
    webchat: read.WEBCHAT === undefined ? !production && nothingConfigured(read) : read.WEBCHAT === 'on',
    timeZone: read.TIME_ZONE ?? TIME_ZONE,
    logLevel: read.LOG_LEVEL ?? 'info',
    remindAfterDays: {
      draft: read.REMIND_DRAFT_DAYS ?? read.REMIND_AFTER_DAYS ?? 1,
      observations: read.REMIND_OBSERVATIONS_DAYS ?? read.REMIND_AFTER_DAYS ?? 2,
      review: read.REMIND_REVIEW_DAYS ?? read.REMIND_AFTER_DAYS ?? 1,
    },
    morningSummary: read.MORNING_SUMMARY ?? 9,
    holidays: read.HOLIDAYS ?? [],
    linkDays: read.LINK_DAYS ?? 14,
    ...(read.LINK_SECRET === undefined ? {} : { linkSecret: read.LINK_SECRET }),
    monthOrder: read.MONTH_ORDER ?? USUAL_ORDER,
    ...(read.TEMPLATE === undefined ? {} : { template: read.TEMPLATE }),
    metrics: {
      ...(read.METRICS_PORT === undefined ? {} : { port: read.METRICS_PORT }),
      ...(read.METRICS_TOKEN === undefined ? {} : { token: read.METRICS_TOKEN }),
    },
    teams: teamsOf(read, production),
    slack: slackOf(read),
    reviewers: read.REVIEWERS?.reviewers ?? [],
    scopedReviewers: read.REVIEWERS?.scoped ?? [],
    approvals: read.APPROVALS ?? 1,
    admins: read.ADMINS ?? [],
    guests: read.GUESTS ?? 'refuse',
    people: read.PEOPLE ?? [],
    linkEmails: read.LINK_EMAILS ?? [],
  };
}

const nothingConfigured = (read: Read): boolean =>
  read.MicrosoftAppId === undefined && read.SLACK_BOT_TOKEN === undefined;

function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}
