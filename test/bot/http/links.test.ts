import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinks, keptSecret } from '../../../bot/http/links';

const report = { id: 'abc123', folio: 'INF-2026-0007' };
const at = (day: string) => ({ now: () => new Date(`${day}T12:00:00Z`) });
const linksAt = (day: string, secret = 'one') =>
  createLinks({ secret, clock: at(day), baseUrl: () => 'https://visitas.example.mx' });

const partsOf = (link: string) => {
  const url = new URL(link);
  return {
    path: url.pathname,
    expires: url.searchParams.get('expires') ?? undefined,
    signature: url.searchParams.get('signature') ?? undefined,
  };
};

describe('a link to a document', () => {
  const { path, expires, signature } = partsOf(linksAt('2026-03-02').word(report));

  it('names the report and is good for two weeks', () => {
    expect(path).toBe('/documents/abc123/INF-2026-0007.docx');
    expect(linksAt('2026-03-02').check('abc123', expires, signature)).toBe('good');
    expect(linksAt('2026-03-15').check('abc123', expires, signature)).toBe('good');
    expect(linksAt('2026-03-17').check('abc123', expires, signature)).toBe('expired');
  });

  it('is the same all day, so that a card drawn twice is the same card', () => {
    const early = createLinks({
      secret: 'one',
      clock: { now: () => new Date('2026-03-02T00:00:01Z') },
      baseUrl: () => '',
    });
    const late = createLinks({
      secret: 'one',
      clock: { now: () => new Date('2026-03-02T23:59:59Z') },
      baseUrl: () => '',
    });
    expect(early.word(report)).toBe(late.word(report));
  });

  it.each([
    ['another report', ['other', expires, signature]],
    ['a longer life', ['abc123', String(Number(expires) + 1), signature]],
    ['no signature', ['abc123', expires, undefined]],
    ['nothing', ['abc123', undefined, undefined]],
    ['garbage', ['abc123', 'NaN', '🐟'.repeat(50)]],
  ] as const)('is forged with %s', (_, [id, until, signed]) => {
    expect(linksAt('2026-03-02').check(id, until, signed)).toBe('forged');
  });

  it('is forged under another secret', () => {
    expect(linksAt('2026-03-02', 'two').check('abc123', expires, signature)).toBe('forged');
  });
});

it('a secret is made once, for its owner alone, and kept', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'secret-')), 'link-secret');
  const first = keptSecret(file);
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(file)).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
