import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { visitReport } from '../../../core/form/visit-report';
import type { Printed } from '../../../documents/printed';
import { tagsOf, type Tags } from '../../../documents/word/data';

/** The same document as docxtemplater's manual makes one: the template read anew, filled in, and zipped by its own library. */
export function stockWord(source: Buffer, report: Printed): Buffer {
  const document = new Docxtemplater(new PizZip(source), {
    paragraphLoop: true,
    linebreaks: true,
    parser: (tag) => ({
      get: (scope: Tags, context) => {
        const shown = scope.get(tag);
        if (shown === undefined) return undefined;
        if (context.meta.part.module === 'rawxml') return shown.xml();
        return context.meta.part.module === 'loop' ? (shown.rows ?? shown.text !== '') : shown.text;
      },
    }),
  });
  document.render(tagsOf(visitReport, report));
  return document.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
