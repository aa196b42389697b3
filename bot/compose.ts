import { randomUUID } from 'node:crypto';
import { createDeciders } from './outbox/deciders';
import { createDelivery } from './outbox/delivery';
import { keepDocument, keepDownload } from './turns/paper/reads';
import { createGuests, everybodyBelongs } from './turns/people/guests';
import { createKnownPeople } from './turns/people/known';
import { vouching } from './turns/people/linking';
import { createReceiver } from './turns/receive';
import type { Services } from './turns/services';
import { createCommandHandler } from './turns/handle-command';
import type { Clock, Log } from '../core/record/runtime';
import { createAttached } from './attached';
import { createPaperReading } from './paper-reading';
import { createPapers, type PapersOptions } from '../documents/making/papers';
import { linkSecretOf } from './beside-reports';
import { exportMaker } from './exports';
import { createAlarm } from './outbox/alarm';
import { createGiving } from './outbox/files/giving';
import { createHearing } from './outbox/hearing';
import { createLookups } from './outbox/lookups';
import { placeOf } from './outbox/messenger';
import { createRelay } from './outbox/relay';
import type { FileMaker } from './outbox/files/orders';
import { createReviewChannels } from './outbox/review-channels';
import type { ProgressPace } from './outbox/files/progress-card';
import { createReminding } from './outbox/remind/reminding';
import type { ReminderPace } from './outbox/remind/reminders';
import { publicUrlAt, type Config } from './config/config';
import { rolesOf } from './config/reviewers';
import { visitReport } from '../core/form/visit-report';
import type { Address, Report } from '../core/record/types';
import { workdays } from '../core/record/queries/working-days';
import { platformOf } from '../core/record/queries/posts';
import { homeAddress } from '../core/record/queries/whereabouts';
import { plainDateAt } from '../core/screen/when';
import { serveDocuments } from './http/documents';
import { createFileLinks } from './http/file-links';
import { serveFiles } from './http/files';
import { serveHealth } from './http/health';
import { createLinks } from './http/links';
import { createMetrics, showMetrics } from './http/metrics';
import type { Pace, Slack } from './slack/open';
import type { Standing } from './slack/reading/read-event';
import { monthMaker } from './month';
import { close, createServer, listen } from './http/server';
import { openTeams } from './teams/open';
import { openPlayground } from './open-playground';
import { routed, type Platforms } from './routed';
import { teamsReview } from './teams-review';
import { readTemplate } from './template';
import { openStore } from '../storage/open';

export interface Running {
  /** Where it listens. */
  readonly url: string;
  /** Takes nothing new, finishes what is in flight, closes the store. */
  stop(): Promise<void>;
}

/** What only a test turns: Slack's pace is a second a post, reminders are looked for in minutes, the store is the one configured. */
export interface Tuning {
  readonly slackPace?: Pace;
  readonly reminderPace?: Partial<ReminderPace>;
  readonly progressPace?: ProgressPace;
  /** Files of a kind of their own. */
  readonly makers?: Readonly<Record<string, FileMaker>>;
  /** A store in trouble. */
  readonly openStore?: typeof openStore;
  /** Where a stand-in for Teams keeps files, on this machine. */
  readonly ownFiles?: (url: string) => boolean;
  /** Documents are made out of the build, which a test is not. */
  readonly making?: PapersOptions;
}

/** Wires the rooms together and opens the door. Rejects where the port or the store cannot be had. */
export async function startBot(
  config: Config,
  log: Log,
  clock: Clock = { now: () => new Date() },
  {
    slackPace,
    reminderPace = {},
    progressPace,
    makers = {},
    openStore: open = openStore,
    ownFiles = () => false,
    making = {},
  }: Tuning = {},
): Promise<Running> {
  // Refused before anything is opened: a template that cannot be filled in never reaches a report.
  const template = await readTemplate(config.template);
  const server = createServer(log);
  const store = await open(config.storageUrl, log);
  const form = visitReport;
  let [baseUrl, localUrl] = ['', ''];
  const linking = { secret: linkSecretOf(config), days: config.linkDays, clock, baseUrl: () => baseUrl };
  const links = createLinks(linking);
  // Where the page is, all happens on this machine; platforms fetch a picture, and over https alone.
  const showsPictures = config.webchat || config.publicUrl?.startsWith('https:') === true;
  const { word, pdf, picture } = links;
  const viewing = { form, zone: config.timeZone, word, pdf, ...(showsPictures ? { picture } : {}) };
  const playground = config.webchat
    ? await openPlayground(server, config, { log, clock, baseUrl: () => localUrl })
    : undefined;
  const isOfPage = (where: Address): boolean => playground !== undefined && where.server === playground.serviceUrl();
  const isOwnFile = (url: string): boolean =>
    playground !== undefined && new URL(url).origin === new URL(localUrl).origin;
  const platforms: Platforms = {
    teams: { messenger: () => teams?.messenger, reviewChannel: teamsReview(config, playground, () => teams?.server()) },
    slack: { messenger: () => slack?.messenger, reviewChannel: () => slack?.reviewChannel },
  };
  const reviewChannels = createReviewChannels({
    notes: store,
    clock,
    log,
    configured: (author, platform) => platforms[platform]?.reviewChannel(author),
    names: Object.keys(platforms),
    isApart: isOfPage,
  });
  const metrics = createMetrics(() => relay.state());
  const messenger = routed(platforms, isOfPage);
  const hearing = createHearing({ notes: store, messenger, log });
  const lookups = createLookups({ messenger, reviewChannel: reviewChannels.of, store, log });
  const nudge = (reportId: string): void => relay.nudge(reportId);
  const wake = (place: string): void => void relay.wake(place);
  const reminding = { isWorkday: workdays(config.holidays), afterDays: config.remindAfterDays };
  const people = createKnownPeople({
    ...{ notes: store, clock, log, configured: config.people, domains: config.linkEmails },
    vouch: vouching({
      ...(config.teams.open ? { teams: () => teams } : {}),
      ...(config.slack.open ? { slack: () => slack } : {}),
    }),
  });
  const guests = config.guests === 'allow' ? everybodyBelongs : createGuests({ notes: store, clock, log });
  const wasGuest = (id: string): Promise<boolean> => guests.wasGuest(id);
  const deciders = createDeciders({ messenger, people, roles: rolesOf(config) });
  const { monthOrder } = config;
  const gathering = { store, roles: rolesOf(config), dayOf: dayIn(config), order: monthOrder, clock, log };
  const readForm = async (bytes: Buffer) => (await import('../documents/reading/reading')).readForm(form, bytes);
  const fileLinks = createFileLinks(linking);
  const giving = createGiving({
    messenger,
    links: fileLinks,
    makers: {
      export: exportMaker({ store, form, roles: rolesOf(config), zone: config.timeZone, clock }),
      month: monthMaker({ ...gathering, make: (as, printed) => papers.month(as, printed) }),
      ...makers,
    },
    log,
    ...(progressPace === undefined ? {} : { pace: progressPace }),
  });
  serveFiles(server, { giving, links: fileLinks, wasGuest, log });
  const paperReading = createPaperReading(form, template);
  const asked = { lookups, hearing, deciders, people, paperReading, readForm, giving, reviewChannels };
  const parts = { store, viewing, log, ...asked, reminding, nudge, wake, monthOrder };
  const services = servicesOf(config, parts);
  const { timeZone: zone, morningSummary: morning } = config;
  const reminders = createReminding({ ...services, ...reminding, messenger, clock, zone, morning, pace: reminderPace });
  const receiver = createReceiver({ services, clock, counted: metrics.counted });
  const teams = config.teams.open
    ? openTeams({
        server,
        auth: config.teams.auth,
        tenantId: config.teams.tenantId,
        receiver,
        clock,
        log,
        reviewChannels,
        ...{ services, guests },
        added: wake,
        isOwn: (url) => isOwnFile(url) || ownFiles(url),
      })
    : undefined;
  const slack = config.slack.open
    ? // Loaded where it is on, like all that most bots do without: a bot of Teams starts without Bolt.
      (await import('./slack/open')).openSlack({
        server,
        config: config.slack,
        receiver,
        services,
        guests,
        clock,
        reviewChannels,
        stands: (change) => stands(change),
        ...(slackPace === undefined ? {} : { pace: slackPace }),
      })
    : undefined;
  const alarm = createAlarm({
    log,
    clock,
    admins: config.admins,
    tell: async (admin, text, server) => {
      const platform = platformOf(admin);
      const id = admin.slice(platform.length + 1);
      if (platform === 'slack') return slack?.tell(id, text);
      if (platform === 'teams') return teams?.tell(id, text, server);
    },
  });
  const papers = createPapers({ ...making, ...(template === undefined ? {} : { template }) });
  const made = keepDocument(services, clock);
  const relay = createRelay({
    store,
    clock,
    log,
    failed: (...told) => alarm.failed(...told),
    deliver: createDelivery({
      store,
      viewing,
      messenger,
      lookups,
      hearing,
      deciders,
      reviewChannel: reviewChannels.of,
      platforms: reviewChannels.platforms,
      clock,
      documents: createAttached({ store, papers, made }),
      isTimely: reminders.isTimely,
    }),
  });
  const stands = (change: Standing): void => {
    if (change.is === 'let-in') return void relay.wake(placeOf({ platform: 'slack', conversation: change.channel }));
    alarm.raise({ platform: 'slack', conversation: '', reason: change.reason });
  };
  serveHealth(server, store, relay);
  const metricsServer = await showMetrics(server, config, metrics, log);
  serveDocuments(server, { ...services, wasGuest, links, papers, made, kept: keepDownload(services, clock) });
  const port = await listen(server, config.host, config.port);
  [baseUrl, localUrl] = [publicUrlAt(config, port), publicUrlAt({ host: config.host }, port)];
  relay.start();
  await reviewChannels.tell(Object.keys(platforms));
  reminders.start();
  connect(slack, log);
  return {
    url: baseUrl,
    stop: async () => {
      const closed = Promise.all([close(server), metricsServer === undefined ? undefined : close(metricsServer)]);
      await playground?.close();
      await closed;
      await receiver.idle();
      await giving.close();
      await people.idle();
      await teams?.idle();
      await slack?.stop();
      await reminders.stop();
      await relay.stop();
      await alarm.idle();
      await papers.close();
      await store.close();
    },
  };
}

/** The day of an instant where the bot is. */
const dayIn =
  ({ timeZone }: Config) =>
  (at: string): string =>
    plainDateAt(new Date(at), timeZone);

function servicesOf(config: Config, parts: Omit<Services, 'form' | 'handle' | 'newId' | 'dayOf' | 'roles'>): Services {
  const { form } = parts.viewing;
  const dayOf = dayIn(config);
  const yearOf = (at: string): number => Number(dayOf(at).slice(0, 4));
  const roles = rolesOf(config);
  const reviewedOn = (report: Report) => parts.reviewChannels.platforms(homeAddress(report));
  return {
    ...parts,
    form,
    handle: createCommandHandler({
      ...{ store: parts.store, form, yearOf, saved: parts.nudge, roles, reviewedOn },
      people: parts.people,
    }),
    newId: () => randomUUID(),
    dayOf,
    roles,
  };
}

/** Where Slack is away, or refuses, the bot serves the rest all the same, and the log says so. */
function connect(slack: Slack | undefined, log: Log): void {
  slack?.start().catch((error: unknown) => log.error('Slack not connected', { reason: String(error) }));
}
