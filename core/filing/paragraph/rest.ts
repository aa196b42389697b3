import { placesIn, typedIn, type Span, type Word } from './words';

/** Words that only lead to what was found. */
const SAYS_NOTHING =
  /^(\p{L}{1,3}|fui|fuimos|voy|vamos|estuv\w+|visit\w*|acud\w+|viaj\w+|desde|hasta|entre|sobre|para|como|donde|nuestro|dias?|fechas?|mes|entidad(es)?|estados?|juntas?|distritos?|ejecutiv[ao]s?|proyectos?|clave|unidad|area|personal|personas?|capacit\w+|total|objetivo|hola|buen[oa]s|tardes|noches|saludos|gracias|lunes|martes|miercoles|jueves|viernes|sabado|domingo|tambien|ademas|oficinas?|pasado|recorr\w+|gira|asisti\w*|compañer\w+|companer\w+|nosotros|durante|numero|comento|informo|comparto|adjunto|reporto|favor|te)$/u;

/** The sentences that say more than what was used, each as it was typed. */
export function restOf(text: string, words: readonly Word[], used: readonly Span[]): string {
  const taken = placesIn(used);
  let rest = '';
  for (let start = 0; start < words.length;) {
    let end = start;
    while (words[end]?.sentence === words[start]?.sentence && end < words.length) end += 1;
    const tells = words
      .slice(start, end)
      .some(({ is, key }, at) => is !== 'sign' && !taken.has(start + at) && !SAYS_NOTHING.test(key));
    if (tells) {
      const gap = text.slice(words[start - 1]?.end ?? 0, words[start]?.start ?? 0);
      rest += `${rest === '' ? '' : gap.includes('\n') ? '\n' : ' '}${typedIn(text, words, { start, end })}`;
    }
    start = end;
  }
  return rest;
}
