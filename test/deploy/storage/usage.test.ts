import { PlaceError } from '../../../deploy/storage/fault';
import { oneLine, shown, verdictLines } from '../../../deploy/storage/text.es';
import { readCommand } from '../../../deploy/storage/usage';
import type { Command } from '../../../deploy/storage/usage';
import { UsageError } from '../../../deploy/tool';
import { StoreError } from '../../../storage/errors';
import { TransferError } from '../../../storage/transfer';

const read = (line: string) => readCommand(line === '' ? [] : line.split(' '));
const STORE = 'sqlite:./a.db';

describe('a command', () => {
  test.each<[string, Command]>([
    ['export visits.jsonl.gz', { name: 'export', file: 'visits.jsonl.gz', storage: undefined }],
    [`export - --storage ${STORE}`, { name: 'export', file: '-', storage: STORE }],
    [`import x --storage=${STORE}`, { name: 'import', file: 'x', storage: STORE }],
    ['import x --storage mongodb://h/d', { name: 'import', file: 'x', storage: 'mongodb://h/d' }],
    ['verify', { name: 'verify', file: undefined, storage: undefined }],
    ['verify x', { name: 'verify', file: 'x', storage: undefined }],
    ['verify --hash 3F9A-1C07', { name: 'hash', digits: '3f9a1c07', file: undefined, storage: undefined }],
    [
      'verify --hash 3f9a1c07… inf-2026-7 x',
      { name: 'hash', digits: '3f9a1c07', folio: 'INF-2026-0007', file: 'x', storage: undefined },
    ],
    [`dead --storage ${STORE}`, { name: 'dead', storage: STORE }],
    ['revive m1 m2', { name: 'revive', ids: ['m1', 'm2'], storage: undefined }],
    ['revive --all', { name: 'revive', ids: 'all', storage: undefined }],
  ])('%s', (line, command) => {
    expect(read(line)).toEqual(command);
  });

  test.each([
    ['', 'Falta la orden: export, import, verify, dead o revive.'],
    ['copy a b', '«copy» no es una orden; use export, import, verify, dead o revive.'],
    ['export', 'Falta el archivo: export FILE'],
    ['import', 'Falta el archivo: import FILE'],
    ['export a b', 'Sobra «b»; quítelo.'],
    ['dead x', 'Sobra «x»; quítelo.'],
    ['verify a b', 'Sobra «b»; quítelo.'],
    ['verify --hash 3f9a', 'Una huella son de 8 a 64 cifras y letras de la a a la f; «3f9a» no lo es.'],
    ['export x --hash 3f9a1c07', '--hash solo va con verify; quítelo.'],
    ['verify --hash 3f9a1c07 INF-2026-1 INF-2026-2', 'Sobra «INF-2026-0002»; quítelo.'],
    [`import ${STORE}`, 'Ahí va un archivo; la dirección de un almacén va en --storage URL.'],
    ['verify mongodb://h/d', 'Ahí va un archivo; la dirección de un almacén va en --storage URL.'],
    ['revive', 'Faltan los mensajes: revive ID…, o revive --all.'],
    ['revive m1 --all', 'Nombre los mensajes o ponga --all, no ambos.'],
    ['dead --all', '--all solo va con revive; quítelo.'],
    ['export x --force', 'No existe la opción --force; las que hay son --storage, --all, --hash y --help.'],
    ['export x --storage', 'La opción --storage está mal escrita o le falta su valor'],
    ['export x --storage nowhere', '--storage: «nowhere» no se reconoce'],
    ['export x --storage sqlite::memory:', '--storage: la memoria no guarda nada; nombre un archivo.'],
  ])('that is wrong says what, and how to mend it: %j', (line, message) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(message);
  });
});

describe('texts', () => {
  test.each([
    ['sqlite:./data/visits.db', 'sqlite:./data/visits.db'],
    ['mongodb://ana:s3creta@uno:27017,dos/visitas?tls=true', 'mongodb://uno:27017,dos/visitas'],
    ['mongodb+srv://ana:a@b@host/visitas', 'mongodb+srv://host/visitas'],
    ['mongodb://ana:s/e@c', 'mongodb://…'],
  ])('%s is shown without its secrets', (url, text) => {
    expect(shown(url)).toBe(text);
  });

  test('what a platform answered moves no cursor', () => {
    expect(oneLine('a\r\n\x1b[2Jb\u2028c')).toBe('a [2Jb c');
  });

  test('a fault says where: the place, the line and the report', () => {
    const file = new PlaceError('visits.jsonl', new TransferError('damaged', { line: 7 }));
    expect(file.message).toContain('visits.jsonl, línea 7: está dañado');
    const store = new PlaceError('mongodb://a:b@h/d', new TransferError('refused', { reportId: 'r1' }));
    expect(store.message).toContain('mongodb://h/d (informe r1): no admite el informe');
    expect(new PlaceError('x', new StoreError('store.full', 'Full')).message).toBe(
      'x: el disco no tiene espacio; libere y repita la orden.',
    );
  });

  test('a verdict says what is missing, and whether all is well last', () => {
    const sound = { reports: 1_250, faulty: 0, notReplayed: 0, gaps: [] };
    expect(verdictLines(sound, [])).toEqual(['Todo bien: 1,250 informes.']);
    const gaps = [
      { year: 2025, from: 3, to: 3 },
      { year: 2026, from: 5, to: 9 },
    ];
    expect(verdictLines({ reports: 1, faulty: 0, notReplayed: 1, gaps }, ['page 3'])).toEqual([
      'El archivo del almacén está dañado: page 3',
      'Faltan folios de 2025: 3',
      'Faltan folios de 2026: 5 a 9',
      '1 informe de otra versión: se revisó su historial, no su estado.',
      'Hay daños: 1 informe, 0 con fallas.',
    ]);
  });
});
