import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Json } from './teams';

export const APP_ID = '00000000-0000-4000-8000-000000000001';

/** What a token of Teams' says, good for an hour. */
export const claimsFor = (serviceUrl: string): Json => {
  const now = Math.floor(Date.now() / 1_000);
  return {
    iss: 'https://api.botframework.com',
    aud: APP_ID,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 3_600,
  };
};

const part = (json: unknown): string => Buffer.from(JSON.stringify(json)).toString('base64url');

/** Stands in for who signs what Teams sends: tells its keys over HTTP, and makes tokens. */
export class Microsoft {
  /** What its server does with a request. */
  mood: 'answers' | 'hangs' | 'fails' | 'babbles' = 'answers';
  /** Of the key that it signs with, and names at its address. */
  keyId = 'key-of-microsoft';
  /** Requests that came, whatever became of them. */
  asked = 0;
  private readonly server: Server;
  private readonly own = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  private readonly another = generateKeyPairSync('rsa', { modulusLength: 2_048 });

  private constructor() {
    this.server = createServer((request, response) => {
      this.asked += 1;
      if (this.mood === 'hangs') return;
      response.statusCode = this.mood === 'fails' ? 500 : 200;
      if (this.mood === 'babbles') return void response.end('<html>');
      response.end(JSON.stringify(request.url === '/keys' ? this.keys() : { jwks_uri: `${this.url}keys` }));
    });
  }

  static async start(): Promise<Microsoft> {
    const microsoft = new Microsoft();
    await new Promise<void>((resolve) => microsoft.server.listen(0, '127.0.0.1', resolve));
    return microsoft;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** What a bot that believes it is configured with. */
  get env(): Readonly<Record<string, string>> {
    return {
      MicrosoftAppId: APP_ID,
      MicrosoftAppPassword: 'hush-hush',
      MicrosoftAppTenantId: '00000000-0000-4000-8000-000000000002',
      BotOpenIdMetadata: this.url,
      // It gives no tokens to ask a roster with.
      GUESTS: 'allow',
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A token of these claims; its head says what `head` says. */
  token(claims: Json, head: Json = {}, by: 'Microsoft' | 'another' = 'Microsoft'): string {
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: this.keyId, ...head })}.${part(claims)}`;
    const { privateKey } = by === 'Microsoft' ? this.own : this.another;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  private keys(): Json {
    const jwk = (key: KeyObject, kid: string, more: Json = {}): Json => ({
      ...key.export({ format: 'jwk' }),
      use: 'sig',
      kid,
      ...more,
    });
    return {
      keys: [
        jwk(this.own.publicKey, this.keyId, { endorsements: ['msteams'] }),
        { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'of another kind' },
      ],
    };
  }
}
