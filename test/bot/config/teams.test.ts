import { readConfig } from '../../../bot/config/config';
import { APP_ID as ID, faulty, teams, TENANT } from './given';

describe('Teams', () => {
  it('stays closed in production without an app id, and says why', () => {
    const config = readConfig({ NODE_ENV: 'production' });
    expect(config.teams).toEqual({ open: false, because: expect.stringContaining('MicrosoftAppId') });
    expect(config.webchat).toBe(false);
  });

  it('opens with a single-tenant app by default, and closes the local page', () => {
    const config = readConfig(teams);
    expect(config.teams).toMatchObject({
      open: true,
      auth: { kind: 'password', appType: 'SingleTenant', appId: ID, tenantId: TENANT },
    });
    expect(config.webchat).toBe(false);
  });

  it('takes a managed identity without a password', () => {
    const env = { MicrosoftAppId: ID, MicrosoftAppTenantId: TENANT, MicrosoftAppType: 'userassignedmsi' };
    const auth = { kind: 'managed-identity', appType: 'UserAssignedMSI', appId: ID, tenantId: TENANT };
    expect(readConfig(env).teams).toEqual({ open: true, auth, tenantId: TENANT });
  });

  it('takes an old multi-tenant app with a warning', () => {
    const config = readConfig({ MicrosoftAppId: ID, MicrosoftAppPassword: 'x', MicrosoftAppType: 'MultiTenant' });
    expect(config.teams).toMatchObject({ auth: { kind: 'password', appType: 'MultiTenant' } });
    expect(config.warnings.join()).toContain('MultiTenant');
    expect(config.warnings.join()).toContain('personas de cualquier organización');
  });

  it('serves one organization where it is named, whatever the type of app', () => {
    const env = { ...teams, MicrosoftAppType: 'MultiTenant' };
    const config = readConfig(env);
    expect(config.teams).toMatchObject({ tenantId: TENANT });
    expect(config.warnings.join()).not.toContain('cualquier organización');
  });

  it('misses what each type of app needs', () => {
    expect(faulty({ MicrosoftAppId: ID })).toEqual(['MicrosoftAppPassword', 'MicrosoftAppTenantId']);
    expect(faulty({ MicrosoftAppId: ID, MicrosoftAppType: 'UserAssignedMSI' })).toEqual(['MicrosoftAppTenantId']);
    expect(faulty({ MicrosoftAppId: ID, MicrosoftAppType: 'MultiTenant' })).toEqual(['MicrosoftAppPassword']);
    expect(faulty({ MicrosoftAppPassword: 'x' })).toEqual(['MicrosoftAppId']);
    expect(faulty({ MicrosoftAppTenantId: TENANT })).toEqual(['MicrosoftAppId']);
  });

  it('posts through the service it was told, else that of the author', () => {
    const channel = { TEAMS_REVIEW_CHANNEL: '19:abc@thread.tacv2' };
    const of = (env: NodeJS.ProcessEnv): unknown =>
      (readConfig(env).teams as { reviewChannel?: unknown }).reviewChannel;
    expect(of(channel)).toEqual({
      conversationId: '19:abc@thread.tacv2',
    });
    expect(of({ ...channel, TEAMS_SERVICE_URL: 'http://127.0.0.1:5000/c' })).toMatchObject({
      serviceUrl: 'http://127.0.0.1:5000/c',
    });
    expect(of({})).toBeUndefined();
  });
});
