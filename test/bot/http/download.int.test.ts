import { download, type DownloadRules } from '../../../bot/http/download';
import { isPrivate, PrivateAddress, publicLookup } from '../../../bot/http/private-addresses';
import { problemText, type Problem } from '../../../core/words/problems';
import { FileStorage, headed } from '../../helpers/stores/file-storage';
import { aLog, silentLog } from '../../helpers/world/logs';

let storage: FileStorage;
beforeAll(async () => void (storage = await FileStorage.start()));
afterAll(() => storage.stop());

const rules = (more: Partial<DownloadRules> = {}): DownloadRules => ({
  allows: () => true,
  isOwn: (url) => url.startsWith(storage.origin),
  log: silentLog,
  limits: { bytes: 1024 * 1024, ms: 2_000 },
  ...more,
});
const bring = (url: string, more: Partial<DownloadRules> = {}, headers = {}) =>
  download({ name: 'informe.docx', url, headers }, rules(more));
const code = async (brought: Promise<Buffer | Problem>) => {
  const got = await brought;
  return Buffer.isBuffer(got) ? `${got.length} bytes` : got.code;
};

test('a file comes whole, with what it is asked with', async () => {
  const url = storage.at('/whole', Buffer.from('words'));
  expect(await bring(url, {}, { authorization: 'Bearer x' })).toEqual(Buffer.from('words'));
  expect(storage.requests.at(-1)?.headers).toMatchObject({ authorization: 'Bearer x', 'accept-encoding': 'identity' });
});

describe('what is not brought', () => {
  test.each<[string, string, Parameters<FileStorage['at']>[1]]>([
    [
      'one that says it is too big',
      'file.too-big',
      (response) => headed(response, 200, { 'content-length': 2e9 }).flushHeaders(),
    ],
    [
      'one that does not say, and is',
      'file.too-big',
      (response) => {
        response.writeHead(200, { 'transfer-encoding': 'chunked' });
        const more = (): void => void (response.writable && response.write(Buffer.alloc(65_536), more));
        more();
      },
    ],
    [
      'one that ends before it said',
      'file.not-fetched',
      (response) => {
        response.writeHead(200, { 'content-length': 100 });
        response.write('half');
        setTimeout(() => response.destroy(), 50);
      },
    ],
    ['one that never comes', 'file.not-fetched', () => undefined],
    [
      'one that stops on the way',
      'file.not-fetched',
      (response) => void headed(response, 200, { 'content-length': 100 }).write('half'),
    ],
    ['one that is gone', 'file.gone', (response) => headed(response, 404).end()],
    ['one that may not be read', 'file.barred', (response) => headed(response, 403).end()],
    ['one whose server is in trouble', 'file.not-fetched', (response) => headed(response, 503).end()],
    ['one that lies elsewhere', 'file.elsewhere', (r) => headed(r, 302, { location: 'http://127.0.0.1:9/x' }).end()],
    ['one that lies nowhere', 'file.elsewhere', (response) => headed(response, 302, { location: 'http://' }).end()],
    [
      'one that sends us round',
      'file.not-fetched',
      (response, { url }) => headed(response, 302, { location: url }).end(),
    ],
  ])('%s: %s', async (name, expected, answer) => {
    const url = storage.at(`/${encodeURIComponent(name)}`, answer);
    expect(await code(bring(url, { limits: { bytes: 1024 * 1024, ms: 400 } }))).toBe(expected);
  });

  test('says more than came: no more than it said is taken', async () => {
    const url = storage.at('/short', (response) => {
      response.socket?.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nwords');
    });
    expect(await code(bring(url))).not.toBe('5 bytes');
  });

  test.each([
    ['plain HTTP', 'http://ine.example/x'],
    ['another protocol', 'file:///etc/passwd'],
    ['somebody’s name and word', 'https://ana:word@ine.example/x'],
    ['this machine', 'https://127.0.0.1/x'],
    ['this machine by its name', 'https://localhost/x'],
    ['this machine in other digits', 'https://2130706433/x'],
    ['this machine in IPv6', 'https://[::1]/x'],
    ['the machine’s cloud', 'https://169.254.169.254/latest/meta-data'],
    ['the net behind it', 'https://10.0.0.8/x'],
    ['the same in IPv6', 'https://[::ffff:10.0.0.8]/x'],
    ['no address', 'informe.docx'],
  ])('one at an address of %s', async (_, url) => expect(await code(bring(url))).toBe('file.elsewhere'));

  test('one where the platform keeps none', async () =>
    expect(await code(bring(storage.origin, { allows: () => false }))).toBe('file.elsewhere'));
});

test('a server may send us on within its own origin', async () => {
  storage.at('/there', Buffer.from('words'));
  const url = storage.at('/here', (response) => headed(response, 307, { location: '/there' }).end());
  expect(await code(bring(url))).toBe('5 bytes');
});

test('the reason is for the log, which never has the address', async () => {
  const log = aLog();
  const got = await bring(`${storage.origin}/secret-token`, { log });
  expect(problemText(got as Problem)).toBe(
    'El archivo «informe.docx» ya no está donde lo guardó su chat. Envíelo de nuevo, o pegue aquí su contenido.',
  );
  expect(log.lines).toEqual([
    { level: 'warn', message: 'file not fetched', facts: { code: 'file.gone', reason: 'answered 404' } },
  ]);
});

test.each([
  ['93.184.216.34', false],
  ['2606:2800:220:1::1', false],
  ['172.31.0.1', true],
  ['100.64.0.1', true],
  ['0.0.0.0', true],
  ['224.0.0.1', true],
  ['255.255.255.255', true],
  ['fe80::1', true],
  ['fd00::1', true],
  ['64:ff9b::a00:1', true],
  ['2002:a00:1::', true],
  ['not an address', true],
])('%s is private: %s', (address, expected) => expect(isPrivate(address)).toBe(expected));

test.each([{}, { all: true }])('a name that leads to this machine is not called: %j', async (options) => {
  const found = await new Promise((resolve) => publicLookup('localhost', options, resolve));
  expect(found).toBeInstanceOf(PrivateAddress);
});
