/** What somebody wants verified, besides the files that come with it. */
export interface AskedVerification {
  /** Of a hash, as it begins. */
  readonly digits?: string;
  /** As it was typed, in `keyOf`'s spelling: `inf 2026 42`. */
  readonly folio?: string;
}

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
 * Reads «verificar», «verifica este documento», «verificar INF-2026-0042 3f9a1c07…» (in `keyOf`'s spelling); undefined
 * where any word is another: then it is an answer. A hash may be in groups, as somebody copied it by hand.
 */
export function readVerification(said: string): AskedVerification | undefined {
  const [, folio] = /\b(inf ?\d{4} ?\d{1,6})\b/.exec(said) ?? [];
  const words = (folio === undefined ? said : said.replace(folio, ' ')).split(' ').filter((word) => word !== '');
  if (!words.some((word) => VERBS.has(word))) return undefined;
  const others = words.filter((word) => !VERBS.has(word) && !AROUND.has(word));
  const digits = others.join('');
  if (others.some((word) => word.length < 4) || !/^[0-9a-f]{0,64}$/.test(digits)) return undefined;
  return { ...(digits === '' ? {} : { digits }), ...(folio === undefined ? {} : { folio }) };
}
