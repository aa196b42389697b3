import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Slack's validator as the script meets it: refuses the payloads that hold `refuses`. */
async function validator(refuses: string): Promise<{ readonly server: Server; readonly received: URLSearchParams[] }> {
  const received: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      received.push(form);
      const bad = refuses !== '' && (form.get('message') ?? '').includes(refuses);
      const errors = [{ pointer: '/blocks/0', message: 'no room', code: 'failed_constraint' }];
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(bad ? { ok: false, error: 'invalid_message', errors } : { ok: true }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, received };
}

async function run(
  refuses: string,
): Promise<{ readonly code: number; readonly out: string; readonly received: URLSearchParams[] }> {
  const { server, received } = await validator(refuses);
  const { port } = server.address() as AddressInfo;
  const root = join(__dirname, '../../..');
  const env = { ...process.env, SLACK_API_URL: `http://127.0.0.1:${port}/api/` };
  try {
    return await new Promise((resolve) => {
      execFile(process.execPath, ['scripts/validate-blocks.mjs'], { cwd: root, env, timeout: 60_000 }, (error, out) =>
        resolve({ code: error === null ? 0 : Number(error.code), out, received }),
      );
    });
  } finally {
    server.close();
  }
}

test('every screen goes to the validator as messages, a modal and a home tab, and all are well', async () => {
  const { code, out, received } = await run('');
  expect(out).toMatch(/^\d+ payloads validated by Slack, 0 refused\.\n$/);
  expect(code).toBe(0);
  const views = received.map((form) => (JSON.parse(form.get('view') ?? '{}') as { type?: string }).type);
  expect(new Set(views)).toEqual(new Set([undefined, 'modal', 'home']));
}, 70_000);

test('what Slack refuses is named, and the script fails', async () => {
  const { code, out } = await run('Mis informes');
  expect(out).toContain('list (message) /blocks/0: no room');
  expect(code).toBe(1);
}, 70_000);
