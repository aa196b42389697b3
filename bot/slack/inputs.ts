import { isRecord, textAt, type Fields } from './unknown';

/** The inputs of a message or a view, by action id, as text: choices joined by commas, blank ones ''. */
export function inputsOf(state: Fields): Readonly<Record<string, string>> {
  const blocks = isRecord(state['values']) ? Object.values(state['values']).filter(isRecord) : [];
  const entries = blocks
    .flatMap((block) => Object.entries(block))
    .flatMap(([id, input]): [string, string][] => (isRecord(input) ? [[id, valueOf(input)]] : []));
  return Object.fromEntries(entries);
}

/** Every kind of input names what it holds in a property of its own. */
const HOLDERS = [
  ...['value', 'selected_date', 'selected_time', 'selected_user', 'selected_channel', 'selected_conversation'],
  ...['selected_option', 'selected_options', 'selected_users', 'selected_channels', 'selected_conversations'],
  'selected_date_time',
] as const;

function valueOf(input: Fields): string {
  const holder = HOLDERS.find((name) => input[name] !== undefined && input[name] !== null);
  return holder === undefined ? '' : asText(input[holder]);
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(',');
  if (isRecord(value)) return textAt(value, 'value');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
