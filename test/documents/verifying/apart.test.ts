import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import type { Shown } from '../../../core/paper/papers';
import { apartFrom } from '../../../documents/verifying/apart';
import { renderPdf } from '../../../documents/pdf/pdf';
import { renderWord } from '../../../documents/word/word';
import { allSeeds } from '../../fixtures/seeds';
import { edited } from '../../helpers/people/given-out';

const seal = { seq: 42, hash: '3f9a1c0788d24be1'.repeat(4) };
const shownOf = (answers: Shown['answers']): Shown => ({
  ...{ answers, changedAt: {}, state: 'approved', folio: 'INF-2023-0042', round: 2, seal },
});

describe.each(allSeeds.map((seed) => [seed.name, seed] as const))('%s', (_, { answers }) => {
  const shown = shownOf(answers);
  const file = renderWord(visitReport, shown);

  test('says the same as its own paper, also where another program packed it anew', async () => {
    expect(await apartFrom(visitReport, file, shown)).toEqual([]);
    const anew = new PizZip(file).generate({ type: 'nodebuffer', compression: 'STORE' });
    expect(await apartFrom(visitReport, anew, shown)).toEqual([]);
  });

  test('a word that was changed is told by its field, and one outside of the fields as such', async () => {
    const unit = edited(file, 'Unidad Técnica de Servicios de Informática', 'Unidad Técnica de Fiscalización');
    expect(await apartFrom(visitReport, unit, shown)).toEqual(['unit']);
    const more = edited(file, '<w:sectPr', '<w:p><w:r><w:t>Se autoriza el pago.</w:t></w:r></w:p><w:sectPr');
    expect(await apartFrom(visitReport, more, shown)).toContain('');
    const stamped = edited(file, '<w:sectPr', '<w:p><w:r><w:drawing/></w:r></w:p><w:sectPr');
    expect(await apartFrom(visitReport, stamped, shown)).toEqual(['']);
  });

  test('beside the paper of other answers, each that differs is told', async () => {
    const { states: _, ...others } = answers;
    expect(await apartFrom(visitReport, file, shownOf(others))).toEqual(['states']);
    const { matters: _all, ...without } = answers;
    expect(await apartFrom(visitReport, file, shownOf(without))).toEqual(['matters']);
  });
});

test('what is no such form cannot be compared', async () => {
  const shown = shownOf({});
  expect(await apartFrom(visitReport, renderPdf(visitReport, shown), shown)).toBeUndefined();
  expect(await apartFrom(visitReport, Buffer.from('PK\u0003\u0004'), shown)).toBeUndefined();
  expect(await apartFrom(visitReport, renderWord(visitReport, shown), shown)).toEqual([]);
});
