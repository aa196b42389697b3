import { countedEmails } from '../../../../bot/turns/people/emails';

const INE = ['ine.mx'];
const hashOf = (...raw: string[]): readonly string[] => countedEmails(raw, INE).map(({ hash }) => hash);

test('addresses are the same but for case, spaces around them, and how an accent is written', () => {
  const [plain] = hashOf('ana.munoz@ine.mx');
  expect(hashOf(' Ana.Munoz@INE.MX ', 'ana.munoz@ine.mx')).toEqual([plain]);
  expect(hashOf('mu\u00f1oz@ine.mx')).toEqual(hashOf('MUN\u0303OZ@ine.mx'));
});

test.each([
  ['dots', 'anamunoz@ine.mx'],
  ['what follows a plus', 'ana.munoz+x@ine.mx'],
  ['accents', 'ana.mu\u00f1oz@ine.mx'],
  ['a letter of another script that looks the same', '\u0430na.munoz@ine.mx'],
  ['a full-width letter', '\uff41na.munoz@ine.mx'],
  ['a space within that is not seen', 'ana.\u200bmunoz@ine.mx'],
  ['a dotless i', 'ana.munoz\u0131@ine.mx'],
])('%s make another address', (_, other) => {
  expect(hashOf(other)).not.toEqual(hashOf('ana.munoz@ine.mx'));
});

test.each([
  ['another domain', 'ana@ine.org'],
  ['a domain within it', 'ana@guests.ine.mx'],
  ['a domain that ends like it', 'ana@malaine.mx'],
  ['a domain in letters of another script', 'ana@\u0456ne.mx'],
  ['two addresses in one', 'ana@evil.test,x@ine.mx ana@ine.mx'],
  ['a quoted at sign', '"ana@x"@ine.mx'],
  ['a sign that lower case makes a plain letter of', 'an\u212a@ine.mx'],
  ['nothing before the at sign', '@ine.mx'],
  ['nothing', ''],
])('%s does not count', (_, raw) => {
  expect(countedEmails([raw], INE)).toEqual([]);
});

test('without domains no address counts', () => {
  expect(countedEmails(['ana@ine.mx'], [])).toEqual([]);
});

test('what is kept says nobody’s address', () => {
  expect(JSON.stringify(countedEmails(['ana@ine.mx'], INE))).not.toContain('ana');
});
