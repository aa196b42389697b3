/** What is said before something is put right: «no,», «perdón,», «me equivoqué de estado,». */
const SLIP = [
  'nop?(?=\\s*[,;.:…—-])',
  'no(?=\\s+(?:es|son|fue|fueron|era|eran)\\s)',
  'perd[oó]n(?:[ae](?:me)?)?|disculp(?:a|e|en)(?:me)?|ups|uy|espera|error|fue un error',
  'corrijo|rectifico|correcci[oó]n|digo|miento|m[aá]s bien|mejor dicho|en realidad|quise decir|quer[ií]a (?:decir|poner)',
  '(?:ya )?me (?:equivoqu[eé]|confund[ií])(?: (?:de|en|con)(?: (?:el|la|los|las))?(?: \\p{L}+){1,3}?)?',
  '(?:lo |la )?(?:puse|escrib[ií]|dije|anot[eé]) mal(?: (?:el|la|los|las)(?: \\p{L}+){1,3}?)?',
].join('|');
const IS = '(?:es|son|fue|fueron|fui|fuimos|estuve|estuvimos|era|eran|ser[ií]an?|deb(?:e|[ií]a) (?:ser|decir))';

const LED = new RegExp(`^\\s*(?:(?:${SLIP})[\\s,;.:…—-]+)+(?:${IS}\\s+)?(.+)$`, 'isu');
/** «No fue Coahuila, fue Durango», «no en Coahuila sino en Durango». */
const NOT_BUT = new RegExp(
  `^\\s*no\\s+(?:${IS}\\s+)?[^,;.]+?(?:\\s+sino\\s+|[,;.]\\s*(?:sino\\s+|que\\s+)?(?:${IS})\\s+)(.+)$`,
  'isu',
);
/** «Fue Durango, no Coahuila». */
const BUT_NOT = new RegExp(`^\\s*${IS}\\s+(.+?),?\\s+(?:y\\s+)?no\\s+(?:${IS}\\s+)?[^,;.]+$`, 'isu');

/** Characters of a correction; whoever writes more tells of something. */
const LONGEST = 120;

/** What is right instead, where a text puts something right; else undefined. */
export function rightIn(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const [, right] = NOT_BUT.exec(text) ?? BUT_NOT.exec(text) ?? LED.exec(text) ?? [];
  return right?.trim();
}
