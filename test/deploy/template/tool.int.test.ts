import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { officeTemplate } from '../../helpers/documents/office-template';
import { withBody } from '../../helpers/documents/word-templates';

/** Milliseconds; each command is a process. */
jest.setTimeout(60_000);

const ROOT = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'visit-report-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(
  join(folder, 'bad.docx'),
  withBody((xml) => xml.replace('{unit}', '{unidad}').replace('{/matters}', '')),
);
writeFileSync(join(folder, 'own.docx'), officeTemplate());
writeFileSync(join(folder, 'old.doc'), Buffer.from('d0cf11e0a1b11ae1', 'hex'));

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', join(ROOT, 'test/helpers/world/register-ts.js'), join(ROOT, program), ...args],
    { cwd: folder, env: { PATH: process.env['PATH'], ...env }, encoding: 'utf8', timeout: 50_000 },
  );
  return { code: status, out: stdout, err: stderr };
}
const tool = (args: readonly string[], env?: NodeJS.ProcessEnv) => run('deploy/template/main.ts', args, env);

const FAULTS = [
  expect.stringMatching(/^ {2}- \{#matters\} no se cierra; .* \[loop\.unclosed\]$/),
  expect.stringMatching(/^ {2}- \{unidad\} no es un marcador .* En cuerpo, .* \[tag\.unknown\]$/),
  expect.stringMatching(/^ {2}- Falta \{unit\}: .* \[tag\.missing\]$/),
];

describe('npm run template -- check', () => {
  test('says of a good one how many placeholders it has', () => {
    expect(tool(['check', 'own.docx'])).toEqual({ code: 0, out: 'Todo bien: own.docx, 47 marcadores.\n', err: '' });
  });

  test('names all that is wrong with a bad one', () => {
    const { code, out, err } = tool(['check', 'bad.docx']);
    const [heading, ...lines] = err.trimEnd().split('\n');
    expect([code, out, heading]).toEqual([1, '', 'La plantilla bad.docx tiene 3 fallas:']);
    expect(lines).toEqual(FAULTS);
    expect(tool(['check', 'old.doc'])).toMatchObject({ code: 1, err: expect.stringContaining('[file.no-word]') });
    expect(tool(['check', 'none.docx']).err).toContain('No se puede leer «none.docx»');
  });

  test('without a file takes that of the configuration, else the one that comes with the bot', () => {
    expect(tool(['check'], { TEMPLATE: 'bad.docx' }).err).toContain('La plantilla bad.docx tiene 3 fallas:');
    expect(tool(['check']).out).toMatch(/^Todo bien: .*documents\/templates\/visit-report\.docx, 48 marcadores\.\n$/);
  });

  test('is explained, and refuses what it does not know', () => {
    expect(tool(['--help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('npm run template -- check [FILE]'),
    });
    for (const args of [[], ['fix', 'own.docx'], ['check', 'a', 'b'], ['check', '--all']])
      expect(tool(args)).toMatchObject({ code: 2, out: '' });
  });
});

test('the bot does not start with a bad one, and opens nothing', () => {
  const { code, out, err } = run('bot/main.ts', [], { TEMPLATE: 'bad.docx', PORT: '0', LOG_LEVEL: 'silent' });
  expect([code, out]).toEqual([2, '']);
  const [heading, ...lines] = err.trimEnd().split('\n');
  expect(heading).toBe('TEMPLATE: La plantilla bad.docx tiene 3 fallas:');
  expect(lines.slice(0, 3)).toEqual(FAULTS);
  expect(lines[3]).toBe('Se revisa con: npm run template -- check bad.docx');
  expect(existsSync(join(folder, 'data'))).toBe(false);
});
