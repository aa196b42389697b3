import { states } from '../../core/words/texts.es';
import { propertiesOf, readProperties } from '../../documents/properties';
import type { Printed } from '../../documents/printed';

const hash = '3f9a1c0788d24be1'.repeat(4);
const approved: Printed = {
  answers: {},
  state: 'approved',
  folio: 'INF-2026-0007',
  round: 2,
  seal: { seq: 42, hash },
};

describe('what a file says of itself', () => {
  test('is written in words that whoever looks at its properties understands', () => {
    expect([...propertiesOf(approved)]).toEqual([
      ['Folio', 'INF-2026-0007'],
      ['Revisión', '2'],
      ['Estado', 'Aprobado'],
      ['Entrada del historial', '42'],
      ['Huella del historial', hash],
    ]);
  });

  test('comes back as it was, of every state, with seal and without', () => {
    for (const state of Object.keys(states) as Printed['state'][]) {
      const sealed = { answers: {}, state, folio: 'INF-2026-0007', round: 3, seal: { seq: 1, hash } };
      expect(readProperties(propertiesOf(sealed))).toEqual({
        folio: 'INF-2026-0007',
        revision: 3,
        state,
        seal: { seq: 1, hash },
      });
    }
    expect(readProperties(propertiesOf({ answers: {}, state: 'draft', round: 0 }))).toEqual({ state: 'draft' });
  });

  test('uses the words of the chat for states, as long as those stay', () => {
    for (const state of Object.keys(states) as Printed['state'][])
      expect(propertiesOf({ answers: {}, state }).get('Estado')).toBe(states[state]);
  });

  test('is nothing in a file of somebody else, and what was spoilt in it is left out', () => {
    expect(readProperties(new Map([['Estado', 'Listo']]))).toBeUndefined();
    expect(readProperties(new Map())).toBeUndefined();
    const spoilt = new Map([...propertiesOf(approved), ['Huella del historial', 'abc'], ['Revisión', '2.5']]);
    expect(readProperties(spoilt)).toEqual({ folio: 'INF-2026-0007', state: 'approved' });
  });
});
