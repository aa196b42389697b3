import { readCommand, UsageError } from '../../../deploy/storage/usage';
import { HELP } from '../../../deploy/storage/help.es';
import { lines, oneLine, shown, storeFaults } from '../../../deploy/storage/text.es';

const A = 'sqlite:a.db';
const M = 'mongodb://me:hush-hush@db:27017/visits?replicaSet=rs0&tlsCertificateKeyFilePassword=hush-hush';

describe('what is asked for', () => {
  test.each<[string[], object]>([
    [['copy', A, M], { name: 'copy', from: A, to: M, overwrite: false }],
    [['copy', '--overwrite', A, M], { name: 'copy', from: A, to: M, overwrite: true }],
    [['backup', 'x'], { name: 'backup', file: 'x', storage: undefined, overwrite: false }],
    [['restore', 'x', '--storage', M], { name: 'restore', file: 'x', storage: M, overwrite: false }],
    [['restore', 'x', `--storage=${A}`, '--overwrite'], { name: 'restore', file: 'x', storage: A, overwrite: true }],
    [['verify'], { name: 'verify', place: undefined, storage: undefined }],
    [['verify', '--storage', A], { name: 'verify', place: undefined, storage: A }],
    [['verify', 'x.backup'], { name: 'verify', place: { kind: 'file', file: 'x.backup' }, storage: undefined }],
    [['verify', M], { name: 'verify', place: { kind: 'store', url: M }, storage: undefined }],
    [['verify', A, './x'], { name: 'compare', from: { kind: 'store', url: A }, to: { kind: 'file', file: './x' } }],
    [['dead'], { name: 'dead', storage: undefined }],
    [['revive', 'r1.2.0', '--storage', A], { name: 'revive', id: 'r1.2.0', storage: A }],
    [['--help'], { name: 'help', text: HELP.all }],
    [['help'], { name: 'help', text: HELP.all }],
    [['help', 'copy'], { name: 'help', text: HELP.copy }],
    [['copy', '-h'], { name: 'help', text: HELP.copy }],
    [['verify', 'x', '--help'], { name: 'help', text: HELP.verify }],
  ])('%j', (args, command) => {
    expect(readCommand(args)).toEqual(command);
  });
});

describe('what is no command', () => {
  test.each<[string[], string]>([
    [[], 'Falta la orden.'],
    [['toString'], '«toString» no es una orden.'],
    [['all'], '«all» no es una orden.'],
    [['copy'], 'Falta FROM y TO.'],
    [['copy', A], 'Falta TO.'],
    [['copy', A, A, A], `Sobra «${A}».`],
    [['copy', 'a.db', A], 'FROM: «a.db» no se reconoce'],
    [['copy', A, 'postgres://x/y'], 'TO: «postgres» no se reconoce'],
    [['copy', A, 'mongodb://db'], 'TO: le falta el servidor o el nombre de la base'],
    [['copy', A, 'sqlite::memory:'], 'TO: la memoria no guarda nada.'],
    [['copy', A, M, '--storage', A], '--storage no se usa'],
    [['backup'], 'Falta FILE.'],
    [['backup', ''], 'Falta el nombre del archivo.'],
    [['backup', A], 'Ahí va un archivo'],
    [['backup', 'x', '--storage'], 'La opción --storage'],
    [['backup', 'x', '--storage', 'x'], '--storage: «x» no se reconoce'],
    [['restore', 'x', 'y'], 'Sobra «y».'],
    [['verify', 'a', 'b', 'c'], 'uno o dos lugares'],
    [['verify', 'a', '--storage', A], '--storage no se usa'],
    [['verify', '--overwrite'], '--overwrite no se usa'],
    [['verify', 'postgres://x/y'], 'no se reconoce'],
    [['dead', 'x'], 'Sobra «x».'],
    [['revive'], 'Falta ID.'],
    [['copy', A, M, '--force'], 'No existe la opción --force.'],
    [['copy', A, M, '--overwrite=yes'], 'La opción --overwrite'],
  ])('%j', (args, message) => {
    const told = (): unknown => {
      try {
        return readCommand(args);
      } catch (error) {
        return error;
      }
    };
    const error = told();
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).message).toContain(message);
    expect((error as UsageError).help).toContain('Uso:');
  });
});

describe('an address is shown', () => {
  test.each([
    [A, A],
    [M, 'mongodb://db:27017/visits'],
    ['mongodb+srv://me:p@db.example/visits', 'mongodb+srv://db.example/visits'],
    ['mongodb://a:1,b:2/visits', 'mongodb://a:1,b:2/visits'],
    ['mongodb://me:p?w/d@db/visits', 'mongodb://db/visits'],
    ['mongodb://me:hush@x@db/visits?a=b', 'mongodb://db/visits'],
    ['mongodb://me:hush/visits', 'mongodb://me:hush/visits'],
    ['mongodb://db/visits?proxyPassword=h@sh', 'mongodb://…'],
  ])('%s as %s', (url, text) => {
    expect(shown(url)).toBe(text);
  });
});

test('a list says how many more there are', () => {
  expect(lines({ count: 1_234, first: ['a', 'b'] }, String)).toEqual(['- a', '- b', '- y 1,232 más']);
});

test('what a platform answered moves no cursor', () => {
  expect(oneLine('a\u001b[2Jb\r\nc\u2028d')).toBe('a [2Jb c d');
});

test('every text is a sentence, without an exclamation', () => {
  for (const text of [...Object.values(storeFaults), ...Object.values(HELP)]) {
    expect(text).toMatch(/\.\s*$/);
    expect(text).not.toMatch(/[¡!]/);
  }
});
