import PizZip from 'pizzip';
import { edited } from './word-templates';

/** A picture of one dot, for a logo. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/n4EABQgBAvBQhpIAAAAASUVORK5CYII=',
  'base64',
);
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const picture = `<w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" cy="360000"/><wp:docPr id="1" name="Logotipo" descr="Logotipo"/><a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/**
 * A template as an office might leave it: a letterhead of its own with a logo, another font, the last table first, a label
 * typed over, style ids as a Spanish Word writes them.
 */
export function officeTemplate(): Buffer {
  const changed = edited({
    'word/document.xml': (xml) => {
      const [first = '', , last = ''] = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
      return xml
        .replace(last, '@last@')
        .replace(first, last)
        .replace('@last@', first)
        .replace('{visitDates.label}:', 'Días de la visita:')
        .replaceAll('"Heading1"', '"Ttulo1"');
    },
    'word/styles.xml': (xml) =>
      xml
        .replaceAll('"Arial"', '"Carlito"')
        .replaceAll('"Heading1"', '"Ttulo1"')
        .replaceAll('"TablaAnidada"', '"Tablaenunarespuesta"')
        .replaceAll('"CeldaAnidada"', '"Celdadetabla"'),
    'word/header1.xml': (xml) =>
      xml.replace(
        /(<w:hdr[^>]*>)/,
        `$1<w:p>${picture}<w:r><w:t xml:space="preserve"> Junta General Ejecutiva</w:t></w:r></w:p>`,
      ),
    '[Content_Types].xml': (xml) =>
      xml.replace('<Override', '<Default Extension="png" ContentType="image/png"/><Override'),
  });
  const zip = new PizZip(changed);
  zip.file('word/media/logo.png', LOGO);
  zip.file(
    'word/_rels/header1.xml.rels',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdLogo" Type="${RELATIONS}/image" Target="media/logo.png"/></Relationships>`,
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}
