export const twoDigits = (number: number): string => String(number).padStart(2, '0');

const UNITS: Readonly<Record<string, number>> = {
  ...{ cero: 0, un: 1, uno: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9 },
  ...{ diez: 10, once: 11, doce: 12, trece: 13, catorce: 14, quince: 15, dieciseis: 16, diecisiete: 17 },
  ...{ dieciocho: 18, diecinueve: 19, veintiuno: 21, veintiun: 21, veintiuna: 21, veintidos: 22, veintitres: 23 },
  ...{ veinticuatro: 24, veinticinco: 25, veintiseis: 26, veintisiete: 27, veintiocho: 28, veintinueve: 29 },
};
const TENS: Readonly<Record<string, number>> = {
  ...{ veinte: 20, treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90 },
};
const HUNDREDS: Readonly<Record<string, number>> = {
  ...{ cien: 100, ciento: 100, doscient: 200, trescient: 300, cuatrocient: 400, quinient: 500 },
  ...{ seiscient: 600, setecient: 700, ochocient: 800, novecient: 900 },
};

interface Found {
  readonly value: number;
  /** Words it took. */
  readonly length: number;
}

/** One number below a thousand at the head of the words: «ciento veinte», «treinta y uno». */
function belowThousand(words: readonly string[]): Found {
  const hundred = HUNDREDS[(words[0] ?? '').replace(/(?<=cient|quinient)[oa]s$/, '')];
  const taken = hundred === undefined ? 0 : 1;
  const rest = belowHundred(words.slice(taken));
  return { value: (hundred ?? 0) + rest.value, length: taken + rest.length };
}

function belowHundred(words: readonly string[]): Found {
  const [first = '', second, third = ''] = words;
  const ten = TENS[first];
  const unit = UNITS[third] ?? 99;
  // Only from thirty on is a number said with «y»; «veinte y tres» is two.
  if (ten !== undefined && ten > 20 && second === 'y' && unit > 0 && unit < 10) return { value: ten + unit, length: 3 };
  const value = ten ?? UNITS[first];
  return value === undefined ? { value: 0, length: 0 } : { value, length: 1 };
}

/** One number at the head of the words, below a million; `length` 0 where there is none. */
function numberAt(words: readonly string[]): Found {
  const head = belowThousand(words);
  if (words[head.length] !== 'mil') return head;
  const tail = belowThousand(words.slice(head.length + 1));
  const thousands = head.length === 0 ? 1 : head.value;
  return { value: thousands * 1000 + tail.value, length: head.length + 1 + tail.length };
}

/** Folded text with every number said in words written in digits: «mil doscientos» becomes «1200». */
export function digitsForWords(folded: string): string {
  const pieces = folded.split(/(\p{L}+)/u);
  // Odd places hold words; words with only spaces between them may form one number.
  let out = '';
  for (let at = 0; at < pieces.length; at += 1) {
    const found = at % 2 === 1 ? numberAt(wordsFrom(pieces, at)) : { value: 0, length: 0 };
    out += found.length === 0 ? (pieces[at] ?? '') : String(found.value);
    at += Math.max(0, (found.length - 1) * 2);
  }
  return out;
}

/** The longest number has nine words: «novecientos noventa y nueve mil novecientos noventa y nueve». */
const LONGEST = 9;

function wordsFrom(pieces: readonly string[], start: number): string[] {
  const words: string[] = [];
  for (let at = start; at < pieces.length && words.length < LONGEST; at += 2) {
    words.push(pieces[at] ?? '');
    if (pieces[at + 1] !== ' ') break;
  }
  return words;
}

const ORDINALS = 'primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo'.split(' ');

/** «tercer» is 3; undefined where the folded word is no ordinal up to ten. */
export function ordinal(word: string): number | undefined {
  const at = ORDINALS.indexOf(word === 'primer' || word === 'tercer' ? `${word}o` : word.replace(/a$/, 'o'));
  return at < 0 ? undefined : at + 1;
}

const ROMAN: readonly (readonly [string, number])[] = [
  ['xl', 40],
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** «iii» is 3; undefined where the folded word is no Roman numeral from 1 to 49. */
export function roman(word: string): number | undefined {
  if (!/^(xl|x{0,3})(ix|iv|v?i{0,3})$/.test(word) || word === '') return undefined;
  let rest = word;
  let value = 0;
  for (const [letters, worth] of ROMAN) {
    while (rest.startsWith(letters)) {
      rest = rest.slice(letters.length);
      value += worth;
    }
  }
  return value;
}
