import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import type { Printed } from '../../../documents/printed';
import { renderWord } from '../../../documents/word/word';
import { printedOf, richAnswers, someOf, wildAnswers } from '../../helpers/people/any-report';
import { officeTemplate } from '../../helpers/documents/office-template';
import { faultsOf } from '../../helpers/documents/word-faults';

const papers: readonly Printed[] = [...someOf(printedOf(richAnswers), 250), ...someOf(printedOf(wildAnswers), 250)];

test('500 reports of whatever content are whole Word files', () => {
  for (const [i, paper] of papers.entries()) expect([i, faultsOf(renderWord(visitReport, paper))]).toEqual([i, []]);
});

test('so they are from a template of the office’s own', () => {
  const own = officeTemplate();
  for (const [i, paper] of papers.entries())
    if (i % 10 === 0) expect([i, faultsOf(renderWord(visitReport, paper, own))]).toEqual([i, []]);
});

test('a file that is not whole is told by its faults', () => {
  const [paper = papers[0]] = papers;
  if (paper === undefined) throw new Error('No paper');
  const broken = (name: string, from: string | RegExp, to: string) => {
    const zip = new PizZip(renderWord(visitReport, paper));
    zip.file(name, (zip.file(name)?.asText() ?? '').replace(from, to));
    return faultsOf(zip.generate({ type: 'nodebuffer' }));
  };
  const body = 'word/document.xml';
  expect(broken(body, '</w:p></w:tc>', '</w:p><w:tbl></w:tbl></w:tc>')).toContain(`${body}: a cell ends in w:tbl`);
  expect(broken(body, 'w:val="Respuesta"', 'w:val="Nada"')).toContain(`${body}: no style Nada`);
  expect(broken(body, '<w:keepLines/>', '<w:bidi/><w:keepLines/>')).toContain(
    `${body}: w:keepLines after w:bidi in w:pPr`,
  );
  expect(broken(body, '</w:body>', '')[0]).toMatch(/^word\/document\.xml: .*closes/);
  expect(broken('word/_rels/document.xml.rels', 'header1.xml', 'header9.xml')).toContain(
    'word/_rels/document.xml.rels: no word/header9.xml',
  );
});
