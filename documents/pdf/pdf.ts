import { Resvg } from '@resvg/resvg-js';
import type { Form } from '../../core/form/definition';
import type { Printed } from '../printed';
import { paperData } from './data';
import { typeset, type Typeset } from './typst';

const LAYOUT = 'visit-report.typ';
/** Pixels: a phone shows it whole, and enlarged its text can be read. */
const PICTURE_WIDTH = 1_200;

/**
 * The report as the Institute's form, a PDF that screen readers read (PDF/UA-1). What is blank stays blank; one not
 * yet sent carries the word Borrador across. The same report gives the same bytes on every machine.
 */
export const renderPdf = (form: Form, report: Printed): Buffer => typesetReport(form, report).pdf();

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
