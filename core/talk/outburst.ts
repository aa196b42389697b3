const DONE = '(?:dij(?:e|imos)|habia dicho|puse|escribi|conteste|respondi|mande|envie|mencione|explique|di|comente)';
const BEFORE =
  '(?: (?:eso|esto|antes|arriba|ahi|ya|hace rato|ayer|que (?:no|si)|otra vez|(?:dos|tres|varias|mil|muchas) veces|en (?:el|mi|otro) (?:mensaje|campo)(?: anterior)?))*';
const FOOL = '(?:inutil|tont[oa]|bob[oa]|mens[oa]|brut[oa])';
const SWEARS =
  '(?:(?:pendej|pinche|ching(?:a|o|u|en)|mierd|verga|cabron|imbecil|idiota|estupid|joder|jodid|carajo|fuck|shit|stupid|idiot)|(?:put[oa]s?|guey|wey|wtf|alv|ptm|nmms)\\b)';
/** Nobody's report says «tú» to its reader; «tu» may be a campaign's. */
const TO_YOU =
  '(?:te(?! (?:inform|coment|compart|report|cuent|avis|mand|envi|pas|escrib|dig|dej|adjunt))|contigo|eres|dices|sirves|entiendes|preguntas|pides|dijiste|hiciste|pusiste|borraste|perdiste|mames|manches|jodas|molestes|vete|dejame|callate)';

/** What nobody writes into an official report: impatience with whoever asks, and insults. */
export const OUTBURSTS: readonly string[] = [
  `(?:(?:pues|pero|que|eso|esto|si|yo|no|como) )*ya (?:no )?(?:(?:te|se|le|les|lo|la|los|las) )*${DONE}\\b.*`,
  `(?:(?:pues|pero|como|lo|es|eso|que) )*${DONE}${BEFORE}`,
  '(?:te lo )?acab(?:o|e) de (?:decir|escribir|poner|contestar|mandar)(?:te|selo|telo|lo)?(?: eso)?',
  `(?:.* )?${TO_YOU}\\b.*|.*\\b${SWEARS}.*|(?:(?:que|muy|puro) )*${FOOL}`,
  'no (?:me )?(?:estas entendiendo|escuchas|lees|haces caso)(?: (?:nada|bien))?|entiende(?:me)?|hazme caso|pon atencion|lee(?: bien)?(?: lo que .+)?',
  '(?:tu |este bot |esto |esta cosa )?no (?:sirve|funciona)(?: (?:de|para) nada)?',
  '(?:deja|dejen) de (?:preguntar|molestar|repetir|fastidiar).*|ya basta|basta|ya estuvo(?: bueno)?|ya parale|largate|vayanse .+',
  '(?:ya )?(?:estoy|me tienen?|me) (?:muy |bien |ya )?(?:hart|cans|enoj|desesper|aburr|molest|fastidi)\\w+.*',
  '(?:por|para) que (?:me |lo )?(?:vuelves a )?(?:pregunt|repit)\\w+(?: .+)?|(?:otra vez|siempre|es) lo mismo(?: de siempre)?',
  'que (?:mal|feo|horror|fastidio|asco|flojera|hueva|coraje|porqueria|basura|desesperacion|complicado|dificil|tedioso)(?: (?:esto|es esto|esta esto|servicio|bot|sistema))*',
  '(?:esto|este bot|el bot|este sistema) (?:es|esta) (?:muy |bien |tan |una )?(?:tedios|dificil|complicad|lent|ridicul|absurd|fe[oa]|horribl|basura|porqueria)\\w*',
];

/** What is written to get past a question, or to try the bot. */
export const SHRUGS: readonly string[] = [
  '(?:me )?da (?:igual|lo mismo)|lo que (?:sea|quieras|tu quieras)|no importa|equis|que se yo|(?:ya )?ni modo|(?:y )?(?:eso |esto )?(?:a mi )?que(?: me importa| tiene(?: que ver)?)?',
  '(?:tu )?(?:pon(?:le)?|inventa(?:le)?|escribe)(?: tu)? (?:lo que (?:sea|quieras)|cualquier cosa|algo)|cualquier cosa|ahi tu|tu (?:dime|decide|pon|sabes)|inventalo',
  'test(?:ing|eando)?(?: \\d+)?|(?:estoy |ando )?probando(?: .{0,20})?|(?:esto )?es (?:una|solo una) prueba|hola mundo|lorem ipsum.*|(?:bla )+bla|uno dos tres',
];

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUNS = new Set(
  [...ROWS, ...ROWS.map((row) => [...row].reverse().join(''))].flatMap((row) =>
    [...row].slice(2).map((_, at) => row.slice(at, at + 3)),
  ),
);

/** Whether somebody only hit the keys: «asdf», «jkl jkl», «xxxx», «ghjkd». */
export function isNonsense(text: string): boolean {
  const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length > 0 && !/\d/.test(text) && words.every(isHit);
}

function isHit(word: string): boolean {
  const letters = word.toLowerCase();
  if (/^(.)\1*$/u.test(letters)) return letters.length > 2;
  if (/^(.{2,4})\1{2,}$/u.test(letters)) return true;
  // Acronyms have capitals, and vowels or not.
  if (word === letters && letters.length > 3 && !/[aeiouyáéíóúü]/u.test(letters)) return true;
  const hits = [...letters].filter((_, at) =>
    [0, 1, 2].some((back) => RUNS.has(letters.slice(at - back, at - back + 3))),
  );
  return letters.length > 2 && hits.length >= letters.length * 0.75;
}
