import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Read } from '../../../../bot/slack/reading/payload';
import { inputsOf, readPayload } from '../../../../bot/slack/reading/read';

const folder = join(__dirname, '../../../fixtures/slack');
const fixture = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as unknown;

const kindOf = (read: Read): string => (read.is === 'payload' ? read.payload.is : read.is);

describe('recorded payloads', () => {
  it.each([
    ['message-dm', 'message'],
    ['message-in-thread', 'thread'],
    ['slash-command', 'command'],
    // Buttons and windows of other apps: acknowledged, and nothing else.
    ['block-actions-button', 'ignored'],
    ['block-actions-with-table', 'ignored'],
    ['view-submission', 'unsupported'],
  ])('%s is a %s', (name, is) => expect(kindOf(readPayload(fixture(name)))).toBe(is));

  it('are all tried', () => expect(readdirSync(folder)).toHaveLength(6));

  it('say who, where and what', () => {
    expect(readPayload(fixture('message-dm'))).toMatchObject({
      key: 'event:Ev0AFKSS1NKD',
      payload: { who: { id: 'U0ADXQT6CRW' }, channel: 'D0ACX51K95H', ts: '1771442483.260129' },
    });
    expect(readPayload(fixture('message-in-thread'))).toMatchObject({
      payload: {
        root: '1767224888.280449',
        messageId: '1767224901.701849',
        change: 'added',
        bot: 'U00FAKEBOT01',
      },
    });
  });
});

it('never throws, whatever comes', () => {
  const types = fc.constantFrom('event_callback', 'block_actions', 'view_submission', 'message_action', 'shortcut');
  const events = fc.constantFrom('message', 'app_mention', 'app_home_opened');
  const body = fc.record(
    {
      type: types,
      command: fc.anything(),
      event: fc.oneof(
        fc.anything(),
        fc.record({ type: events, message: fc.anything(), blocks: fc.anything(), attachments: fc.anything() }),
      ),
      user: fc.anything(),
      actions: fc.anything(),
      view: fc.anything(),
      message: fc.anything(),
      container: fc.anything(),
      state: fc.anything(),
      authorizations: fc.anything(),
    },
    { requiredKeys: ['type'] },
  );
  fc.assert(fc.property(fc.oneof(body, fc.anything()), (payload) => void readPayload(payload)));
});

const press = (more: object) => ({
  type: 'block_actions',
  user: { id: 'U1', name: 'ana' },
  container: { type: 'message', channel_id: 'D1', message_ts: '5.5' },
  trigger_id: 't',
  ...more,
});
const button = { type: 'button', action_id: 'press.answer', value: '{"verb":"answer","report":"r"}', action_ts: '6.6' };

describe('a press', () => {
  it('has its data, and the inputs of its message', () => {
    const state = { values: { b: { unit: { type: 'static_select', selected_option: { value: 'UTSI' } } } } };
    expect(readPayload(press({ actions: [button], state }))).toEqual({
      is: 'payload',
      key: 'press:6.6:t',
      payload: {
        is: 'press',
        who: { id: 'U1' },
        surface: { on: 'message', channel: 'D1', messageId: '5.5', ephemeral: false, parts: [] },
        data: { verb: 'answer', report: 'r' },
        inputs: { unit: 'UTSI' },
        triggerId: 't',
      },
      origin: { teams: [], enterprise: '', shared: undefined, installed: [] },
    });
  });

  it('leaves the inputs unread where the button is alone', () => {
    const state = { values: { b: { unit: { type: 'plain_text_input', value: 'x' } } } };
    const alone = { ...button, action_id: 'alone.skip' };
    expect(readPayload(press({ actions: [alone], state }))).toMatchObject({ payload: { inputs: {} } });
  });

  it('knows the messages that its screen was split into', () => {
    const message = { ts: '5.5', metadata: { event_payload: { parts: '5.1 5.2' } } };
    expect(readPayload(press({ actions: [button], message }))).toMatchObject({
      payload: { surface: { parts: ['5.1', '5.2'] } },
    });
  });

  it.each([
    ['a link', { type: 'button', action_id: 'link.x', url: 'https://x' }],
    ['a list', { type: 'static_select', action_id: 'unit', selected_option: { value: 'x' } }],
    ['another app’s value', { type: 'button', action_id: 'x', value: 'approve' }],
  ])('on %s is none', (_, action) => expect(readPayload(press({ actions: [action] })).is).toBe('ignored'));
});

it('reads every kind of input as text', () => {
  const values = {
    a: { text: { type: 'plain_text_input', value: 'dos\nlíneas' }, cleared: { type: 'plain_text_input', value: null } },
    b: { unit: { type: 'static_select', selected_option: { value: 'UTSI', text: {} } } },
    c: { none: { type: 'static_select', selected_option: null } },
    d: { states: { type: 'multi_static_select', selected_options: [{ value: '05' }, { value: '15' }] } },
    e: { boards: { type: 'checkboxes', selected_options: [] } },
    f: { day: { type: 'datepicker', selected_date: '2023-04-03' } },
    g: { hour: { type: 'timepicker', selected_time: '10:00' } },
    h: { count: { type: 'number_input', value: '12' } },
    i: { who: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
  };
  expect(inputsOf({ values })).toEqual({
    text: 'dos\nlíneas',
    cleared: '',
    unit: 'UTSI',
    none: '',
    states: '05,15',
    boards: '',
    day: '2023-04-03',
    hour: '10:00',
    count: '12',
    who: 'U1,U2',
  });
});
