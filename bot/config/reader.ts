/** What is wrong with a variable's text, in Spanish: each a sentence of its own. */
export class Wrong {
  readonly texts: readonly string[];

  constructor(...texts: readonly string[]) {
    this.texts = texts;
  }
}

/** A variable's text, as it stands in the environment, to its value. */
export type Reader<T> = (raw: string) => T | Wrong;

/** The text itself, where it is good. */
export const text =
  (isGood: (raw: string) => boolean, wrong: string | ((raw: string) => string)): Reader<string> =>
  (raw) =>
    isGood(raw) ? raw : new Wrong(typeof wrong === 'string' ? wrong : wrong(raw));

/** One of these, in any case. */
export const oneOf =
  <const T extends readonly string[]>(...values: T): Reader<T[number]> =>
  (raw) =>
    values.find((value) => value.toLowerCase() === raw.toLowerCase()) ??
    new Wrong(`«${raw}» no se reconoce; use ${values.join(', ')}.`);

/** `wrong`: said of what is no whole number from `least` to `most`. */
export const whole =
  (least: number, most: number, wrong: string): Reader<number> =>
  (raw) =>
    /^\d{1,5}$/.test(raw) && Number(raw) >= least && Number(raw) <= most ? Number(raw) : new Wrong(`«${raw}» ${wrong}`);

/** What stands between commas. */
export const listOf = (raw: string): readonly string[] =>
  raw
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
