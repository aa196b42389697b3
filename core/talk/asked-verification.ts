const VERBS = new Set([
  ...['verificar', 'verifica', 'verifique', 'verifiquen', 'verificame', 'comprobar', 'comprueba', 'compruebe'],
]);
/** Words that add nothing. */
const AROUND = new Set([
  ...['este', 'esta', 'estos', 'estas', 'el', 'la', 'los', 'las', 'un', 'una', 'de', 'del', 'con', 'y', 'si', 'es'],
  ...['documento', 'documentos', 'archivo', 'archivos', 'word', 'pdf', 'papel', 'copia', 'oficio', 'informe'],
  ...['huella', 'codigo', 'hash', 'folio', 'aprobado', 'autentico', 'por', 'favor', 'quiero', 'puedes', 'puede'],
]);

/**
 * Reads «verificar», «verifica este documento», «verificar 3f9a1c07…» (words in `keyOf`'s spelling, without the folio) as
 * the digits of a hash, '' where there are none; undefined where any word is another: then it is an answer. A hash may be
 * in groups, as somebody copied it by hand.
 */
export function readVerification(words: readonly string[]): string | undefined {
  if (!words.some((word) => VERBS.has(word))) return undefined;
  const others = words.filter((word) => !VERBS.has(word) && !AROUND.has(word));
  const digits = others.join('');
  return others.every((word) => word.length > 3) && /^[0-9a-f]{0,64}$/.test(digits) ? digits : undefined;
}
