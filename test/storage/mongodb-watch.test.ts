import { EventEmitter } from 'node:events';
import type { MongoClient } from 'mongodb';
import { inTime, onceUnwatched } from '../../storage/mongodb/watch';

/** A client as far as its heartbeats are heard. */
class Watched extends EventEmitter {
  readonly options = { connectTimeoutMS: 2_000, heartbeatFrequencyMS: 10_000 };
  readonly told = jest.fn();

  constructor() {
    super();
    onceUnwatched(this as unknown as MongoClient, this.told);
  }

  begins(server: string, awaited = false): void {
    this.emit('serverHeartbeatStarted', { connectionId: server, awaited });
  }

  ends(server: string, how: 'Succeeded' | 'Failed' = 'Succeeded'): void {
    this.emit(`serverHeartbeat${how}`, { connectionId: server });
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const LONG = 7_001;

describe('a client that is watched', () => {
  test('is left alone while its heartbeats end, well or badly', () => {
    const client = new Watched();
    for (const how of ['Succeeded', 'Failed', 'Succeeded'] as const) {
      client.begins('one:27017');
      jest.advanceTimersByTime(6_000);
      client.ends('one:27017', how);
      jest.advanceTimersByTime(60_000);
    }
    expect(client.told).not.toHaveBeenCalled();
  });

  test('is told of once where a heartbeat never ends', () => {
    const client = new Watched();
    client.begins('one:27017');
    jest.advanceTimersByTime(LONG);
    client.begins('one:27017');
    jest.advanceTimersByTime(LONG);
    expect(client.told).toHaveBeenCalledTimes(1);
  });

  test('may wait as long as its server does for something to change', () => {
    const client = new Watched();
    client.begins('one:27017', true);
    jest.advanceTimersByTime(LONG);
    expect(client.told).not.toHaveBeenCalled();
    jest.advanceTimersByTime(10_000);
    expect(client.told).toHaveBeenCalledTimes(1);
  });

  test('each server has a heartbeat of its own', () => {
    const client = new Watched();
    client.begins('one:27017');
    client.begins('two:27017');
    client.ends('one:27017');
    jest.advanceTimersByTime(LONG);
    expect(client.told).toHaveBeenCalledTimes(1);
  });

  test('a server that left the set is not waited for', () => {
    const client = new Watched();
    client.begins('one:27017');
    client.emit('serverClosed', { address: 'one:27017' });
    jest.advanceTimersByTime(LONG);
    expect(client.told).not.toHaveBeenCalled();
  });
});

describe('a call within its time', () => {
  test('gives its own outcome', async () => {
    expect(await inTime(Promise.resolve('saved'))).toBe('saved');
    await expect(inTime(Promise.reject(new Error('no')))).rejects.toThrow('no');
  });

  test('that never ends is refused as unreachable', async () => {
    const refused = expect(inTime(new Promise(() => {}), 50)).rejects.toMatchObject({ code: 'store.unreachable' });
    await jest.advanceTimersByTimeAsync(51);
    await refused;
  });
});
