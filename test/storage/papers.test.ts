import fc from 'fast-check';
import { visitReport } from '../../core/form/visit-report';
import { paperReading } from '../../documents/verifying/verifying';
import { examine } from '../../storage/papers';
import { Chatter, someServices } from '../helpers/world/chatter';
import { commandOf } from '../helpers/people/given';
import { givenOut } from '../helpers/people/given-out';
import { ANA, BRUNO } from '../helpers/people/reports';
import { sentBy } from '../helpers/people/sent';

const reading = paperReading(visitReport);

test('a file that was given out is the approved one, and with any byte of it changed, cut or added it is not', async () => {
  const bot = someServices();
  const folio = await sentBy(new Chatter(bot, ANA));
  const id = (await bot.store.loadByFolio(folio))?.report.id ?? '';
  await bot.give(id, commandOf({ type: 'Approve' }, { by: BRUNO, at: '2023-05-04T10:00:00.000Z', key: 'approve' }));
  const files = [await givenOut(bot, id, 'word'), await givenOut(bot, id, 'pdf')] as const;
  const is = async (file: Buffer) => (await examine(file, { store: bot.store, form: visitReport, reading })).verdict.is;
  for (const file of files) expect(await is(file)).toBe('approved');
  const change = fc.record({
    file: fc.constantFrom(...files),
    at: fc.nat(),
    mask: fc.integer({ min: 1, max: 255 }),
    how: fc.constantFrom('flip', 'cut', 'add'),
  });
  await fc.assert(
    fc.asyncProperty(change, async ({ file, at, mask, how }) => {
      const place = at % file.length;
      const [before, after] = [file.subarray(0, place), file.subarray(place + (how === 'flip' ? 1 : 0))];
      const changed = how === 'cut' ? before : Buffer.concat([before, Buffer.from([(file[place] ?? 0) ^ mask]), after]);
      expect(['altered', 'foreign', 'unknown', 'draft']).toContain(await is(changed));
    }),
    { numRuns: 150 },
  );
  await bot.store.close();
});
