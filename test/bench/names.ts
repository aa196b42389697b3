/** Every server that is measured, each in a process of its own. */
export const serverNames = [
  'stock',
  'durable',
  'durable-clients-each-turn',
  'stock-clients-kept',
  'stock-template-each-turn',
] as const;

export type ServerName = (typeof serverNames)[number];

/** Those that say why a ratio is what it is; they are measured at one size of crowd alone. */
export const explaining: readonly ServerName[] = serverNames.slice(2);

export const said: Readonly<Record<ServerName, string>> = {
  stock: 'stateless, CloudAdapter and restify as they come',
  durable: 'the product',
  'durable-clients-each-turn': 'the product, HTTP clients built every turn',
  'stock-clients-kept': 'stateless, HTTP clients kept',
  'stock-template-each-turn': 'stateless, template parsed every turn',
};
