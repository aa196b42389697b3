import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ConnectorFactory, type BotFrameworkAuthentication } from 'botframework-connector';
import type { TeamsAuth } from '../config/platforms';
import { BotAdapter } from './endpoint';
import { tryOnce } from './one-try';

/** Different service addresses remembered: Teams has a handful; without an app id anyone may name one. */
const CLIENTS_KEPT = 64;

/** An adapter that speaks as configured and keeps its HTTP clients from one thing said to the next. */
export const createAdapter = (auth: TeamsAuth): BotAdapter =>
  new BotAdapter(new KeptClients({}, auth.kind === 'none' ? undefined : credentialsOf(auth)));

/** The app id that proactive turns claim; '' where nobody is asked for one. */
export const appIdOf = (auth: TeamsAuth): string => (auth.kind === 'none' ? '' : auth.appId);

const credentialsOf = (auth: Exclude<TeamsAuth, { readonly kind: 'none' }>) =>
  new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: auth.appId,
    MicrosoftAppType: auth.appType,
    ...(auth.kind === 'password' ? { MicrosoftAppPassword: auth.password.reveal() } : {}),
    ...(auth.tenantId === undefined ? {} : { MicrosoftAppTenantId: auth.tenantId }),
  });

type Identity = Parameters<BotFrameworkAuthentication['createConnectorFactory']>[0];

/**
 * The SDK builds a connector client and a token client anew each time, which costs more than what is said. Both depend
 * only on who the bot is, which stays, and on the service's address, so they are kept.
 */
class KeptClients extends ConfigurationBotFrameworkAuthentication {
  private connectors: ConnectorFactory | undefined;
  private tokens: ReturnType<BotFrameworkAuthentication['createUserTokenClient']> | undefined;

  override createConnectorFactory(identity: Identity): ConnectorFactory {
    return (this.connectors ??= new KeptConnectors(super.createConnectorFactory(identity)));
  }

  override createUserTokenClient(identity: Identity) {
    return (this.tokens ??= super.createUserTokenClient(identity));
  }
}

class KeptConnectors extends ConnectorFactory {
  private readonly clients = new Map<string, ReturnType<ConnectorFactory['create']>>();

  constructor(private readonly inner: ConnectorFactory) {
    super();
  }

  override create(serviceUrl: string, audience: string): ReturnType<ConnectorFactory['create']> {
    const key = `${serviceUrl}\n${audience}`;
    const known = this.clients.get(key);
    if (known !== undefined) return known;
    const made = this.inner.create(serviceUrl, audience).then(tryOnce);
    this.clients.set(key, made);
    const oldest = this.clients.size > CLIENTS_KEPT ? this.clients.keys().next() : undefined;
    if (oldest?.done === false) this.clients.delete(oldest.value);
    return made;
  }
}
