import type { Address } from '../core/record/types';
import type { Playground } from '../playground/playground';
import type { Config } from './config/config';
import type { TeamsReviewChannel } from './config/platforms';

/** The page's reports are reviewed in its own channel, others of Teams in the configured one. */
export function teamsReview(
  config: Config,
  playground: Playground | undefined,
  lastServer: () => string | undefined,
): (author: Address) => Address | undefined {
  const configured = config.teams.open ? config.teams.reviewChannel : undefined;
  return (author) => {
    const isTeams = author.platform === 'teams';
    const fromPage =
      isTeams && playground !== undefined && (configured === undefined || author.server === playground.serviceUrl());
    if (fromPage) return pageChannel(playground);
    if (configured === undefined) return undefined;
    return teamsChannel(configured, isTeams ? author.server : (lastServer() ?? TEAMS_SERVER));
  };
}

/** Where no service address is known yet. Source: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages */
const TEAMS_SERVER = 'https://smba.trafficmanager.net/teams/';

const pageChannel = (playground: Playground): Address => ({
  platform: 'teams',
  conversation: playground.reviewChannel.conversationId,
  server: playground.serviceUrl(),
  reference: playground.reviewChannel.reference(),
});

const teamsChannel = ({ conversationId, serviceUrl }: TeamsReviewChannel, server: string): Address => ({
  platform: 'teams',
  conversation: conversationId,
  server: serviceUrl ?? server,
  reference: {
    channelId: 'msteams',
    serviceUrl: serviceUrl ?? server,
    conversation: { id: conversationId, isGroup: true, conversationType: 'channel', name: '' },
  },
});
