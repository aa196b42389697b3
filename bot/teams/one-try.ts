/** How long the platform may take to answer one call, in ms. Teams answers in tenths of a second, or not at all. */
export const CALL_MS = 10_000;

interface Pipeline {
  removePolicy(policy: { readonly name: string }): readonly unknown[];
  addPolicy(policy: {
    readonly name: string;
    sendRequest(request: { timeout: number }, next: (request: { timeout: number }) => Promise<unknown>): unknown;
  }): void;
}

/**
 * Makes a connector client try once, and give up for good after `CALL_MS`. By itself it tries four
 * times and waits as long as a 429 asks, so that a call that the outbox had given up would go on
 * behind its back and say twice, and late, what it says again. Its options name a way to turn that
 * off, which it ignores (botframework-connector 4.23); hence the pipeline. Throws where an update has
 * moved it.
 */
export function tryOnce<C extends object>(connector: C): C {
  const pipeline = (connector as { readonly client?: { readonly pipeline?: Pipeline } }).client?.pipeline;
  const removed = pipeline?.removePolicy({ name: 'defaultRetryPolicy' }) ?? [];
  if (pipeline === undefined || removed.length === 0)
    throw new Error('The connector client has no retries to turn off');
  pipeline.addPolicy({
    name: 'visitReportBot.timeLimit',
    sendRequest: (request, next) => {
      request.timeout = CALL_MS;
      return next(request);
    },
  });
  return connector;
}
