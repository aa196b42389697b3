import { parts, type Json } from './teams';

/** A button among a message's or a view's blocks, by its title, or by how what it is called begins: «Editar Junta». */
export function buttonIn(shown: { readonly blocks: readonly Json[] }, title: string): Json {
  const buttons = parts(shown.blocks).filter((part) => part['type'] === 'button');
  const isCalled = (button: Json): boolean => String(button['accessibility_label']).startsWith(title);
  const found = buttons.find((button) => (button['text'] as Json)['text'] === title) ?? buttons.find(isCalled);
  if (found === undefined) throw new Error(`No button «${title}» among ${titlesIn(shown).join(', ')}`);
  return found;
}

/** The address of words that can be pressed, in a message's or a view's blocks. */
export function linkIn(shown: { readonly blocks: readonly Json[] }, title: string): string {
  const found = parts(shown.blocks).find((part) => part['type'] === 'link' && part['text'] === title);
  if (found === undefined) throw new Error(`No link «${title}»`);
  return String(found['url']);
}

export const titlesIn = (shown: { readonly blocks: readonly Json[] }): readonly string[] =>
  parts(shown.blocks)
    .filter((part) => part['type'] === 'button')
    .map((button) => String((button['text'] as Json)['text']));

/** All words of blocks, a line each. */
export const wordsIn = (shown: { readonly blocks: readonly Json[] }): string =>
  parts(shown.blocks)
    .flatMap((part) => [part['text'], part['initial_value']])
    .filter((text): text is string => typeof text === 'string')
    .join('\n');

/** A message's inputs as its client would send them: what stands in each, or what the person put there. */
export function stateOf(blocks: readonly Json[], given: Json): Json {
  const values: Record<string, Json> = {};
  for (const block of blocks) {
    const elements =
      block['type'] === 'input' ? [block['element'] as Json] : ((block['elements'] as Json[] | undefined) ?? []);
    const accessory = block['accessory'] === undefined ? [] : [block['accessory'] as Json];
    for (const element of [...elements, ...accessory]) {
      const id = element['action_id'];
      if (typeof id !== 'string' || element['type'] === 'button') continue;
      values[String(block['block_id'])] = { ...values[String(block['block_id'])], [id]: valueOf(element, given[id]) };
    }
  }
  return { values };
}

function valueOf(element: Json, given: unknown): Json {
  const type = String(element['type']);
  const options = parts(element).filter((part) => typeof part['value'] === 'string' && part['text'] !== undefined);
  const wanted = typeof given === 'string' ? given.split(',') : undefined;
  const chosen =
    wanted === undefined ? undefined : options.filter((option) => wanted.includes(String(option['value'])));
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: chosen?.[0] ?? element['initial_option'] ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: chosen ?? element['initial_options'] ?? [] };
    case 'multi_external_select':
      return { type, selected_options: wanted?.map(found) ?? element['initial_options'] ?? [] };
    case 'external_select':
      return { type, selected_option: wanted?.map(found)[0] ?? element['initial_option'] ?? null };
    default:
      return { type, value: given ?? element['initial_value'] ?? null };
  }
}

/** What the bot offered for what was typed, as its client sends it back. */
const found = (value: string): Json => ({ text: { type: 'plain_text', text: value }, value });
