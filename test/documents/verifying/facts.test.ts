import PizZip from 'pizzip';
import fc from 'fast-check';
import { visitReport } from '../../../core/form/visit-report';
import { renderPdf } from '../../../documents/pdf/pdf';
import type { Printed } from '../../../documents/printed';
import { factsOf } from '../../../documents/verifying/verifying';
import { renderWord } from '../../../documents/word/word';
import { seeds } from '../../fixtures/seeds';

const seal = { seq: 42, hash: '3f9a1c0788d24be1'.repeat(4) };
const paper: Printed = {
  ...{ answers: seeds.coahuila.answers, state: 'approved', folio: 'INF-2023-0042', round: 2, seal },
  submittedAt: '2023-05-03T16:00:00.000Z',
};
const said = { folio: 'INF-2023-0042', revision: 2, state: 'approved', seal };
const word = renderWord(visitReport, paper);
const pdf = renderPdf(visitReport, paper);

/** The Word file with a part of it changed; none where there is no text. */
function rezipped(change: (zip: PizZip) => unknown): Buffer {
  const zip = new PizZip(word);
  change(zip);
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
const custom = 'docProps/custom.xml';

test('a Word file and a PDF say which paper they are, and by their digest which file', async () => {
  expect(await factsOf(word)).toMatchObject({ kind: 'word', ...said });
  expect(await factsOf(pdf)).toMatchObject({ kind: 'pdf', ...said });
  expect((await factsOf(word)).sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await factsOf(word)).sha256).not.toBe((await factsOf(pdf)).sha256);
});

test('a draft has no folio, and says that it is one', async () => {
  const draft: Printed = { answers: {}, state: 'draft' };
  for (const file of [renderWord(visitReport, draft), renderPdf(visitReport, draft)]) {
    const facts = await factsOf(file);
    expect(facts).toMatchObject({ state: 'draft' });
    expect(facts).not.toHaveProperty('folio');
  }
});

test('a Word file without properties is known by what is printed at its foot', async () => {
  const bare = rezipped((zip) => zip.remove(custom));
  const { folio, state, ...facts } = await factsOf(bare);
  expect({ folio, state, seal: facts.seal }).toEqual({ folio: 'INF-2023-0042', state: undefined, seal });
});

test('what was appended to a PDF later counts, as for whoever shows it', async () => {
  const other = renderPdf(visitReport, { ...paper, folio: 'INF-2023-0043' });
  expect(await factsOf(Buffer.concat([pdf, other]))).toMatchObject({ folio: 'INF-2023-0043' });
});

describe('whatever else comes says nothing, and does no harm', () => {
  const bomb = 'Huella '.repeat(4_000_000);
  const entities = `<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><Properties>&b;</Properties>`;
  const nothing: readonly (readonly [string, Buffer])[] = [
    ['an empty file', Buffer.alloc(0)],
    ['a text', Buffer.from('Folio: INF-2023-0042')],
    ['half a Word file', word.subarray(0, word.length / 2)],
    ['a zip of nothing', new PizZip().generate({ type: 'nodebuffer' })],
    ['properties of another program', rezipped((zip) => zip.file(custom, '<Properties/>').remove('word/footer1.xml'))],
    ['a zip bomb', rezipped((zip) => zip.file(custom, bomb))],
    ['entities', rezipped((zip) => zip.file(custom, entities))],
    ['a torn part', rezipped((zip) => zip.file(custom, '<Properties><property name="Folio">'))],
    ['half a PDF', pdf.subarray(0, pdf.length / 2)],
    ['a PDF of nothing', Buffer.from('%PDF-1.7\n')],
    [
      'a PDF whose metadata never ends',
      Buffer.concat([Buffer.from('%PDF-1.7 <x:xmpmeta'), Buffer.alloc(1_000_000, 'a')]),
    ],
    ['a PDF whose metadata is torn', Buffer.from('%PDF-1.7 <x:xmpmeta><pdf:Keywords>Folio: x</x:xmpmeta>')],
  ];

  test.each(nothing)('%s', async (_, file) => {
    expect(Object.keys(await factsOf(file))).toEqual(['sha256', 'kind']);
  });

  test('a file of a hundred megabytes is looked at in an instant', async () => {
    const large = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000_000, '<x:xmpmet')]);
    expect(await factsOf(large)).toMatchObject({ kind: 'pdf' });
  });

  test('bytes at random', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('%PDF-1.7 <x:xmpmeta>', 'PK\u0003\u0004', ''),
        fc.uint8Array({ maxLength: 2_000 }),
        async (begins, bytes) => {
          const facts = await factsOf(Buffer.concat([Buffer.from(begins, 'latin1'), bytes]));
          expect(Object.keys(facts)).toEqual(['sha256', 'kind']);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any byte of a paper changed', async () => {
    const flip = fc.tuple(fc.constantFrom(word, pdf), fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(flip, async ([file, at, mask]) => {
        const changed = Buffer.from(file);
        changed[at % file.length]! ^= mask;
        expect((await factsOf(changed)).sha256).not.toBe((await factsOf(file)).sha256);
      }),
      { numRuns: 300 },
    );
  });
});
