import { readIntent } from '../../../core/talk/intent';

const verify = (asked: object = {}) => ({ wants: 'verify', ...asked });
const folio = 'INF-2026-0042';
const digits = '3f9a1c0788d24be1';

test.each<[string, object]>([
  ['verificar', verify()],
  ['Verificar.', verify()],
  ['verifica este documento', verify()],
  ['¿Puede verificar si este PDF es el aprobado?', verify()],
  ['comprobar documento', verify()],
  ['verificar INF-2026-0042', verify({ folio })],
  [`verificar INF-2026-0042 ${digits}`, verify({ folio, digits })],
  [`verificar ${digits} INF-2026-0042`, verify({ folio, digits })],
  ['verificar 3F9A1C07… inf 2026 42', verify({ folio, digits: '3f9a1c07' })],
  ['verificar la huella 3f9a 1c07 88d2 4be1 del folio INF-2026-0042', verify({ folio, digits })],
  [`verificar ${digits}`, verify({ digits })],
])('«%s» asks for a verification', (text, expected) => expect(readIntent(text)).toEqual(expected));

test.each([
  'Verificar el avance del PREP',
  'verificar los equipos de la Junta Local',
  'Se acordó verificar el documento con la UTSI',
  'validar el informe',
  'verificar INF-2026-0042 mañana',
  `${digits} INF-2026-0042`,
])('«%s» is an answer, or something else', (text) => expect(readIntent(text)?.wants).not.toBe('verify'));
