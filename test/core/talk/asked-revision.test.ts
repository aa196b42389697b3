import { readIntent } from '../../../core/talk/intent';

const folio = 'INF-2026-0007';
const whole = (revision: number) => ({ wants: 'revision', folio, asked: { is: 'whole', revision } });
const changes = (pair: { from?: number; to?: number } = {}) => ({
  wants: 'revision',
  folio,
  asked: { is: 'changes', ...pair },
});

test.each<[string, object]>([
  ['ver INF-2026-0007 cambios', changes()],
  ['ver inf 2026 7 cambios', changes()],
  ['Cambios de INF-2026-0007', changes()],
  ['¿Qué cambió en INF-2026-0007?', changes()],
  ['diferencias INF-2026-0007', changes()],
  ['INF-2026-0007 cambios', changes()],
  ['ver INF-2026-0007 cambios 1 3', changes({ from: 1, to: 3 })],
  ['ver INF-2026-0007 cambios 3-1', changes({ from: 1, to: 3 })],
  ['ver INF-2026-0007 rev 1 y rev 3', changes({ from: 1, to: 3 })],
  ['comparar la rev. 1 con la rev. 2 de INF-2026-0007', changes({ from: 1, to: 2 })],
  ['cambios de la revisión 2 de INF-2026-0007', changes({ to: 2 })],
  ['ver INF-2026-0007 rev 1', whole(1)],
  ['ver INF-2026-0007 revisión 1', whole(1)],
  ['ver inf 2026 0007 v1', whole(1)],
  ['INF-2026-0007 versión 2', whole(2)],
  ['ver la primera revisión de INF-2026-0007', whole(1)],
  ['ver INF-2026-0007 rev 99', whole(99)],
])('«%s» asks for a revision, or for what changed', (text, expected) => expect(readIntent(text)).toEqual(expected));

test.each([
  'ver INF-2026-0007',
  'Se revisaron los cambios de INF-2026-0007 con la junta',
  'cambios',
  'rev 1',
  'ver INF-2026-0007 1',
  'cambios 1 2 3 de INF-2026-0007',
])('«%s» asks for no revision', (text) => expect(readIntent(text)?.wants).not.toBe('revision'));
