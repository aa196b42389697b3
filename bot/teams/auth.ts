import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationConstants,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  ConnectorFactory,
} from 'botframework-connector';
import type { TeamsAuth } from '../config/platforms';
import { tryOnce } from './one-try';
import type { Token } from './token';

type Authenticated = Awaited<ReturnType<BotFrameworkAuthentication['authenticateRequest']>>;
type Identity = Authenticated['claimsIdentity'];
type UserTokenClient = Awaited<ReturnType<BotFrameworkAuthentication['createUserTokenClient']>>;

/** Different service addresses remembered: Teams has a handful; without an app id anyone may name one. */
const CLIENTS_KEPT = 64;

/**
 * The SDK's adapter for activities that have been read, and whose sender is known. Its own `process` does
 * both once more, in a way that costs as much as the rest of the turn, and answers in the error's own
 * words; and it reads Microsoft's keys without a limit of time, which `keys.ts` does not.
 */
export class BotAdapter extends CloudAdapter {
  constructor(private readonly authentication: BotFrameworkAuthentication) {
    super(authentication);
  }

  /** What an invoke is answered with, undefined for any other activity. Without a token the sender is anybody. */
  take(
    token: Token | undefined,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return token === undefined
      ? this.processActivity('', activity, turn)
      : this.processActivity(this.authenticated(token), activity, turn);
  }

  /** What the SDK makes of a good token: of its claims it looks at the bot's id alone. */
  private authenticated({ claims }: Token): Authenticated {
    const { AudienceClaim, ToChannelFromBotOAuthScope } = AuthenticationConstants;
    const claimsIdentity = new ClaimsIdentity([{ type: AudienceClaim, value: String(claims[AudienceClaim]) }], true);
    return {
      audience: ToChannelFromBotOAuthScope,
      claimsIdentity,
      connectorFactory: this.authentication.createConnectorFactory(claimsIdentity),
    };
  }
}

/** An adapter that authenticates as configured and keeps its HTTP clients from turn to turn. */
export function createAdapter(auth: TeamsAuth): BotAdapter {
  return new BotAdapter(new KeptClients(authenticationOf(auth)));
}

/** The app id that proactive turns claim; '' where nobody is asked for one. */
export const appIdOf = (auth: TeamsAuth): string => (auth.kind === 'none' ? '' : auth.appId);

function authenticationOf(auth: TeamsAuth): BotFrameworkAuthentication {
  if (auth.kind === 'none') return new ConfigurationBotFrameworkAuthentication({});
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: auth.appId,
    MicrosoftAppType: auth.appType,
    ...(auth.kind === 'password' ? { MicrosoftAppPassword: auth.password.reveal() } : {}),
    ...(auth.tenantId === undefined ? {} : { MicrosoftAppTenantId: auth.tenantId }),
  });
  return new ConfigurationBotFrameworkAuthentication({}, credentials);
}

/**
 * The SDK builds a connector client and a token client anew in every turn, which costs more than all
 * the rest of the turn. Both depend only on who the bot is and on the service's address, so they are
 * kept.
 */
class KeptClients extends BotFrameworkAuthentication {
  private readonly tokenClients = new Map<string, Promise<UserTokenClient>>();
  private readonly factories = new Map<string, KeptConnectors>();

  constructor(private readonly inner: BotFrameworkAuthentication) {
    super();
  }

  override async authenticateRequest(...request: Parameters<BotFrameworkAuthentication['authenticateRequest']>) {
    const result = await this.inner.authenticateRequest(...request);
    return { ...result, connectorFactory: this.createConnectorFactory(result.claimsIdentity) };
  }

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    return kept(this.factories, whoOf(identity), () => new KeptConnectors(this.inner.createConnectorFactory(identity)));
  }

  override createUserTokenClient(identity: Identity): Promise<UserTokenClient> {
    return kept(this.tokenClients, whoOf(identity), () => this.inner.createUserTokenClient(identity));
  }

  override authenticateStreamingRequest(
    ...request: Parameters<BotFrameworkAuthentication['authenticateStreamingRequest']>
  ) {
    return this.inner.authenticateStreamingRequest(...request);
  }

  override createBotFrameworkClient() {
    return this.inner.createBotFrameworkClient();
  }

  override getOriginatingAudience(): string {
    return this.inner.getOriginatingAudience();
  }

  override authenticateChannelRequest(header: string): Promise<Identity> {
    return this.inner.authenticateChannelRequest(header);
  }
}

class KeptConnectors extends ConnectorFactory {
  private readonly clients = new Map<string, ReturnType<ConnectorFactory['create']>>();

  constructor(private readonly inner: ConnectorFactory) {
    super();
  }

  override create(serviceUrl: string, audience: string): ReturnType<ConnectorFactory['create']> {
    return kept(this.clients, `${serviceUrl}\n${audience}`, async () =>
      tryOnce(await this.inner.create(serviceUrl, audience)),
    );
  }
}

/** The app id alone: a token's other claims, its expiry among them, change all the time. */
const whoOf = (identity: Identity): string =>
  identity.getClaimValue(AuthenticationConstants.AudienceClaim) ??
  identity.getClaimValue(AuthenticationConstants.AppIdClaim) ??
  '';

function kept<T>(clients: Map<string, T>, key: string, make: () => T): T {
  const known = clients.get(key);
  if (known !== undefined) return known;
  const made = make();
  clients.set(key, made);
  const oldest = clients.size > CLIENTS_KEPT ? clients.keys().next() : undefined;
  if (oldest?.done === false) clients.delete(oldest.value);
  return made;
}
