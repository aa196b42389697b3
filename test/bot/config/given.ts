import { ConfigError, readConfig } from '../../../bot/config/config';
import type { Fault } from '../../../bot/config/error';

export const APP_ID = '7d6f2f0e-52a4-4f7f-9a55-0f6f6f1f0c01';
export const TENANT = '1b7d3a52-7f5b-4d0a-8d8e-2b1f4f6a9c02';
export const teams = { MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'hush-hush', MicrosoftAppTenantId: TENANT };

/** What such an environment is refused for; nothing where it is taken. */
export function faultsOf(env: NodeJS.ProcessEnv): readonly Fault[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

export const faulty = (env: NodeJS.ProcessEnv): string[] => faultsOf(env).map(({ variable }) => variable);

/** Variable and text, as the start says them. */
export const saidOf = (env: NodeJS.ProcessEnv): string[] =>
  faultsOf(env).map(({ variable, text }) => `${variable}: ${text}`);
