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

/** `fetch` for Slack's SDK, which calls whatever address it is handed: it calls Slack alone, and gives up after `ms`. */
export function slackFetch(isSlacks: IsSlacks, ms: number): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (!isSlacks(address)) throw new Error('The address is none of Slack’s');
    return fetch(input, { ...init, redirect: 'error', signal: init?.signal ?? AbortSignal.timeout(ms) });
  };
}
