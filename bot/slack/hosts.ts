import { Agent, request, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as requestSecurely } from 'node:https';
import { text } from 'node:stream/consumers';
import type { FetchFunction } from '@slack/web-api';
import { SlackRefusal } from './calls';

/** Whether an address is Slack's to name: where a press is answered, where a file lies. */
export type IsSlacks = (address: string) => boolean;

/** A host of Slack's own, of its offering for governments as well. */
export const isOfSlack = (host: string): boolean => /(^|\.)slack(-gov)?\.com$/.test(host);
/** Of what `slackHosts` allows: a stand-in's, which may be on this machine. */
export const isStandIn = (address: string): boolean => !isOfSlack(new URL(address).hostname);
const isLoopback = (host: string): boolean => /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/.test(host);

/**
 * Slack's own hosts, by HTTPS; where `apiUrl` names a stand-in for Slack, its host too, and on this
 * machine all of this machine.
 */
export function slackHosts(apiUrl?: string): IsSlacks {
  const standIn = apiUrl === undefined || isOfSlack(new URL(apiUrl).hostname) ? undefined : new URL(apiUrl);
  return (address) => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, port, username, password } = new URL(address);
    if (username !== '' || password !== '') return false;
    if (protocol === 'https:' && port === '' && isOfSlack(hostname)) return true;
    if (standIn === undefined || (protocol !== 'https:' && protocol !== standIn.protocol)) return false;
    return hostname === standIn.hostname || (isLoopback(hostname) && isLoopback(standIn.hostname));
  };
}

/** A connection unused for so long, in ms, is closed before Slack closes it under a call. */
const IDLE_MS = 4_000;

/**
 * What Slack's SDK calls Slack with. Node's `fetch` makes streams of each request and answer, which took half of what
 * a call costs. It calls Slack alone, wherever it is sent, follows no redirect, and gives up after `ms`.
 */
export function slackFetch(isSlacks: IsSlacks, ms: number): FetchFunction {
  const kept = { keepAlive: true, timeout: IDLE_MS };
  const plain = { request, agent: new Agent(kept) };
  const secure = { request: requestSecurely, agent: new SecureAgent(kept) };
  return async (address, { method = 'POST', headers = {}, body = '', signal = AbortSignal.timeout(ms) } = {}) => {
    const url = new URL(address);
    if (!isSlacks(url.href)) throw new Error('The address is none of Slack’s');
    // A form, of files, is written by `fetch` alone.
    if (typeof body !== 'string') return fetch(url, { method, headers, body, redirect: 'error', signal });
    const { request, agent } = url.protocol === 'https:' ? secure : plain;
    return new Promise((resolve, reject) => {
      const failed = (error: Error): void => reject(signal.aborted ? (signal.reason as Error) : error);
      const outgoing = request(url, { method, headers, agent, signal }, (incoming) => {
        text(incoming).then((said) => resolve(answerOf(url, incoming, said)), failed);
      });
      outgoing.on('error', failed).end(body);
    });
  };
}

function answerOf({ href }: URL, { statusCode: status = 0, statusMessage, headers }: IncomingMessage, said: string) {
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText: statusMessage ?? '',
    url: href,
    headers: {
      get: (name: string) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () => Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    },
    text: async () => said,
    json: async (): Promise<unknown> => JSON.parse(said),
    arrayBuffer: async () => new TextEncoder().encode(said).buffer,
  };
}

/** How a payload is answered at the address that it names; undefined where that is none of Slack's: the answer goes another way. */
export const createAnswerAt = (isSlacks: IsSlacks, call: FetchFunction) => (address: string) => {
  if (!isSlacks(address)) return undefined;
  return async (message: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const { ok, status } = await call(address, { method: 'POST', headers, body: JSON.stringify(message) });
    if (!ok) throw new SlackRefusal(`http_${status}`, 'later', { status });
  };
};
