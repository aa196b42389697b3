import { EVENTS_URL } from './api';
import type { LiveEvent } from '../wire';

export interface LiveHandlers {
  readonly event: (event: LiveEvent) => void;
  /** Too much was missed, or the service forgot: read everything anew. */
  readonly reset: () => void;
  readonly connection: (connected: boolean) => void;
}

const AGAIN_MS = 1_500;
/** A break shorter than this is not worth a word, in milliseconds. */
const PATIENCE_MS = 800;

/** Follows the channel's events from that number on, for as long as the page lives; breaks heal by themselves. */
export function follow(after: number, handlers: LiveHandlers): void {
  let seen = after;
  let complaint: ReturnType<typeof setTimeout> | undefined;

  const connect = (): void => {
    const source = new EventSource(`${EVENTS_URL}?after=${seen}`);
    source.onopen = () => {
      clearTimeout(complaint);
      complaint = undefined;
      handlers.connection(true);
    };
    source.onmessage = ({ data }) => {
      const event = JSON.parse(String(data)) as LiveEvent;
      seen = Math.max(seen, event.seq);
      handlers.event(event);
    };
    source.addEventListener('reset', () => {
      source.close();
      handlers.reset();
    });
    source.onerror = () => {
      complaint ??= setTimeout(() => handlers.connection(false), PATIENCE_MS);
      // The browser asks again by itself, except where it was answered with an error.
      source.close();
      setTimeout(connect, AGAIN_MS);
    };
  };
  connect();
}
