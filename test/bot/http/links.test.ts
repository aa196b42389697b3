import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinks, keptSecret } from '../../../bot/http/links';

const report = { id: 'abc123', folio: 'INF-2026-0007' };
const READERS = ['teams:29:1a_b-c=', 'teams:11111111-2222'];
const linksAt = (at: string, { secret = 'one', days = 14 } = {}) =>
  createLinks({ secret, days, clock: { now: () => new Date(at) }, baseUrl: () => 'https://visitas.example.mx' });

const NOON = '2026-03-02T12:00:00Z';
const given = (link: string) => {
  const { pathname, searchParams } = new URL(link);
  return {
    path: pathname,
    reportId: 'abc123',
    expires: searchParams.get('expires'),
    readers: searchParams.get('for'),
    signature: searchParams.get('signature'),
  };
};
const made = given(linksAt(NOON).word(report, READERS));

describe('a link to a document', () => {
  it('names the report, and says for whom it was made', () => {
    expect(made.path).toBe('/documents/abc123/INF-2026-0007.docx');
    expect(linksAt(NOON).check(made)).toEqual({ is: 'good', readers: READERS });
  });

  it.each([
    [14, '2026-03-16T11:59:59Z', '2026-03-16T13:00:01Z'],
    [1, '2026-03-03T11:59:59Z', '2026-03-03T13:00:01Z'],
    [90, '2026-05-31T11:59:59Z', '2026-05-31T13:00:01Z'],
  ])('lives %d days, and no more than an hour longer', (days, last, after) => {
    const link = given(linksAt(NOON, { days }).word(report, READERS));
    expect(linksAt(last).check(link)).toMatchObject({ is: 'good' });
    expect(linksAt(after).check(link)).toEqual({ is: 'expired', readers: READERS });
  });

  it('is the same for an hour, so that a card drawn twice is the same card', () => {
    const [early, late] = ['2026-03-02T12:00:01Z', '2026-03-02T12:59:59Z'].map((at) =>
      linksAt(at).word(report, READERS),
    );
    expect(early).toBe(late);
  });

  it.each([
    ['another report', { reportId: 'other' }],
    ['a longer life', { expires: String(Number(made.expires) + 1) }],
    ['another reader', { readers: 'slack:U1' }],
    ['no reader', { readers: undefined }],
    ['two readers', { readers: ['slack:U1', made.readers] }],
    ['no signature', { signature: undefined }],
    ['nothing', { expires: undefined, readers: undefined, signature: undefined }],
    ['lists', { expires: ['1'], signature: ['x'] }],
    ['garbage', { expires: 'NaN', signature: '🐟'.repeat(50) }],
  ])('is forged with %s', (_, wrong) => expect(linksAt(NOON).check({ ...made, ...wrong })).toEqual({ is: 'forged' }));

  it('to a revision is forged as one to the report as it is', () => {
    const link = given(linksAt(NOON).word(report, ['slack:U1'], 2));
    expect(linksAt(NOON).check({ ...link, readers: 'slack:U1\nrevision 2' })).toEqual({ is: 'forged' });
  });

  it('is forged under another secret', () =>
    expect(linksAt(NOON, { secret: 'two' }).check(made)).toEqual({ is: 'forged' }));
});

it('a secret is made once, for its owner alone, and kept', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'secret-')), 'link-secret');
  const first = keptSecret(file);
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(file)).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
