import { slackFetch, slackHosts, withoutForeignAddresses } from '../../../bot/slack/hosts';

describe.each<[string, string | undefined]>([
  ['by itself', undefined],
  ['with the SDK’s own address', 'https://slack.com/api/'],
])('%s', (_, apiUrl) => {
  const isSlacks = slackHosts(apiUrl);

  it.each([
    'https://hooks.slack.com/actions/T1/1/x',
    'https://files.slack.com/files-pri/T1-F1/x.pdf',
    'https://slack.com/api/',
    'https://ine.enterprise.slack.com/files/x',
  ])('%s is Slack’s', (address) => expect(isSlacks(address)).toBe(true));

  it.each([
    ...[
      'http://hooks.slack.com/x',
      'https://hooks.slack.com:8443/x',
      'https://hooks.slack.com.example/x',
      'https://notslack.com/x',
    ],
    ...[
      'https://hooks.slack.com@example.com/x',
      'https://user@hooks.slack.com/x',
      'https://example.com/?hooks.slack.com',
    ],
    ...[
      'http://127.0.0.1:3978/metrics',
      'http://169.254.169.254/latest/',
      'file:///etc/passwd',
      '//hooks.slack.com/x',
      '',
      'x',
    ],
  ])('%s is not', (address) => expect(isSlacks(address)).toBe(false));
});

describe('with a stand-in', () => {
  it('its host is Slack’s too', () => {
    const isSlacks = slackHosts('https://slack.example/api/');
    expect(['https://slack.example/respond/1', 'https://hooks.slack.com/x'].map(isSlacks)).toEqual([true, true]);
    expect(['http://slack.example/respond/1', 'https://other.example/'].map(isSlacks)).toEqual([false, false]);
  });

  it('on this machine, it is all of this machine', () => {
    const isSlacks = slackHosts('http://127.0.0.1:4000/api/');
    expect(['http://127.0.0.1:4000/respond', 'http://localhost:4001/x'].map(isSlacks)).toEqual([true, true]);
    expect(['http://10.0.0.1:4000/respond', 'http://127.0.0.1.example/'].map(isSlacks)).toEqual([false, false]);
  });
});

describe('an interaction', () => {
  const isSlacks = slackHosts();
  const [good, bad] = ['https://hooks.slack.com/actions/1', 'https://hooks.slack.example/1'];

  it.each<[string, object]>([
    ['without an address', { type: 'block_actions' }],
    ['with Slack’s', { response_url: good }],
    ['with several of Slack’s', { response_urls: [{ response_url: good }] }],
  ])('%s stays as it is', (_, body) => {
    expect(withoutForeignAddresses({ ...body }, isSlacks)).toEqual(body);
  });

  it.each<[string, object]>([
    ['another’s', { response_url: bad }],
    ['what is no address', { response_url: { toString: 1 } }],
    ['another’s among several', { response_urls: [{ response_url: good }, { response_url: bad }] }],
    ['nothing among several', { response_urls: [null] }],
  ])('with %s has none', (_, body) => {
    expect(withoutForeignAddresses({ type: 'x', ...body }, isSlacks)).toEqual({ type: 'x' });
  });
});

it('the SDK calls nobody else, wherever it is sent', async () => {
  await expect(slackFetch(slackHosts(), 1_000)('https://example.com/upload')).rejects.toThrow('none of Slack’s');
});
