import { Resvg } from '@resvg/resvg-js';
import type { Form } from '../../core/form/definition';
import type { Printed } from '../printed';
import { paperData } from './data';
import { typeset, type Typeset } from './typst';

const LAYOUT = 'visit-report.typ';
/** Pixels: a phone shows it whole, and enlarged its text can be read. */
const PICTURE_WIDTH = 1_200;

/** For the archive: PDF/A-3a, which is read without anything outside of it, with the report's data attached as JSON. */
interface ForArchive {
  readonly attachment: Buffer;
}

/**
 * The report as the Institute's form, a PDF that screen readers read (PDF/UA-1). What is blank stays blank; one not
 * yet sent carries the word Borrador across. The same report gives the same bytes on every machine.
 */
export function renderPdf(form: Form, report: Printed, archive?: ForArchive): Buffer {
  if (archive === undefined) return typesetReport(form, report).pdf();
  const data = paperData(form, report, [ATTACHED]);
  return typeset(LAYOUT, data, { [ATTACHED.path]: archive.attachment }, 'archival').pdf();
}

const ATTACHED = { path: 'informe.json', type: 'application/json', description: 'Los datos del informe' };

/** Its first page as a PNG, 1,200 pixels wide, on white. */
export function renderPicture(form: Form, report: Printed): Buffer {
  const page = typesetReport(form, report).svg(1);
  const drawn = new Resvg(page, {
    fitTo: { mode: 'width', value: PICTURE_WIDTH },
    background: 'white',
    font: NO_FONTS,
  });
  return drawn.render().asPng();
}

/** Letters come as shapes: looking for the machine's fonts takes longer than drawing. */
const NO_FONTS = { loadSystemFonts: false };

const typesetReport = (form: Form, report: Printed): Typeset =>
  typeset(LAYOUT, paperData(form, report), {}, 'accessible');
