import { digitsForWords } from '../../reading/numbers';

/** Names of so many: those of a dozen are exact, the others are said of a round number. */
const COLLECTIVE: Readonly<Record<string, number>> = {
  ...{ docena: 12, par: 2, decena: 10, veintena: 20, treintena: 30, cuarentena: 40, cincuentena: 50 },
  ...{ centena: 100, centenar: 100, millar: 1000 },
};
const MANY = new RegExp(
  `\\b(?:(\\d+|medi[oa]) )?(${Object.keys(COLLECTIVE).join('|')})(?:s|es)?( y medi[oa])?\\b`,
  'g',
);

/** A folded text with its numbers in figures: «veinticinco», «dos docenas», «20 mil», «20mil». `rounded` where one was said as a round number. */
export function inDigits(folded: string): { readonly digits: string; readonly rounded: boolean } {
  let rounded = false;
  const spaced = folded.replace(/(\d)(?=mil\b)/g, '$1 ');
  const digits = withThousands(digitsForWords(spaced), spaced).replace(
    MANY,
    (...match: readonly (string | undefined)[]) => {
      const [, many = '1', name = '', more] = match;
      rounded ||= name !== 'docena';
      const each = COLLECTIVE[name] ?? 0;
      return String((many.startsWith('m') ? each / 2 : Number(many) * each) + (more === undefined ? 0 : each / 2));
    },
  );
  return { digits, rounded };
}

/** «20 mil», «2 mil quinientos», «2 mil 500»: the thousand was read as a number of its own. */
const withThousands = (digits: string, folded: string): string =>
  /\d mil\b/.test(folded)
    ? digits.replace(
        /\b(\d{1,3}(?:[.,]\d)?) (1\d{3})(?: (\d{1,3}))?\b/g,
        (whole: string, ...said: (string | undefined)[]) => {
          const [many = '', thousand = '', more = '0'] = said;
          if (more !== '0' && thousand !== '1000') return whole;
          return String(Number(many.replace(',', '.')) * 1000 + Number(thousand) - 1000 + Number(more));
        },
      )
    : digits;
