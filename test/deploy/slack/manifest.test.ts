import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { COMMAND, NEW_SHORTCUT, REPORT_SHORTCUT } from '../../../bot/slack/reading/read';
import { manifest } from '../../helpers/platforms/slack';

const root = join(__dirname, '../../..');
const source = readdirSync(join(root, 'bot/slack'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(root, 'bot/slack', name), 'utf8'));

interface Manifest {
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly slash_commands: readonly { readonly command: string; readonly url: string }[];
    readonly shortcuts: readonly { readonly callback_id: string; readonly type: string }[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[]; readonly user?: unknown } };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: {
      readonly is_enabled: boolean;
      readonly request_url: string;
      readonly message_menu_options_url: string;
    };
  };
}
const app = manifest() as unknown as Manifest;

/** Scopes of each method, from its page in Slack's reference; of reading, one for each kind of conversation. */
const METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'bots.info': ['users:read'],
  'chat.postMessage': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.open': ['im:write'],
  // Of a direct message, or of a group's, nothing is asked.
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'users.info': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.publish': [],
  'views.update': [],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  filesUploadV2: ['files:write'],
};
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_unarchive: ['channels:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  tokens_revoked: [],
};
/** What neither a method nor an event needs: what a person sends is fetched from its own address. */
const FEATURES = ['commands', 'files:read'];

/** Every `web.…(` in the code. */
function methodsCalled(): readonly string[] {
  const found = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [, method] = /^web\.([\w.]+)$/.exec(node.expression.getText()) ?? [];
      if (method !== undefined) found.add(method);
    }
    ts.forEachChild(node, walk);
  };
  for (const text of source) walk(ts.createSourceFile('x.ts', text, ts.ScriptTarget.ES2022, true));
  return [...found].sort();
}

it('the code calls the methods listed here, and no other', () => {
  expect(methodsCalled()).toEqual(Object.keys(METHODS).sort());
});

it('asks for the scopes that its methods, events and command need, and no other', () => {
  const needed = new Set([...Object.values(METHODS).flat(), ...Object.values(EVENTS).flat(), ...FEATURES]);
  expect([...app.oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
  expect(app.oauth_config.scopes.user).toBeUndefined();
});

it('subscribes to the events that the code reads, and no other', () => {
  expect([...app.settings.event_subscriptions.bot_events].sort()).toEqual(Object.keys(EVENTS).sort());
  const read = source.join('\n');
  for (const event of app.settings.event_subscriptions.bot_events) expect(read).toContain(`'${event.split('.')[0]}'`);
});

it('gives every scope a reason', () => {
  const lines = readFileSync(join(root, 'deploy/slack/manifest.yaml'), 'utf8').split('\n');
  for (const scope of app.oauth_config.scopes.bot) {
    const at = lines.findIndex((line) => line.trim() === `- ${scope}`);
    expect([scope, lines[at - 1]?.trim().startsWith('#')]).toEqual([scope, true]);
  }
});

it('names the command, the shortcuts and the address that the code answers', () => {
  expect(app.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
  expect(app.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([REPORT_SHORTCUT, NEW_SHORTCUT]);
  const { event_subscriptions, interactivity } = app.settings;
  const { request_url, message_menu_options_url } = interactivity;
  const command = app.features.slash_commands[0]?.url;
  const urls = [event_subscriptions.request_url, request_url, message_menu_options_url, command];
  expect(urls.map((url) => new URL(url ?? '').pathname)).toEqual(Array(4).fill('/slack/events'));
  expect(app.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});
