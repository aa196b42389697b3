/** What somebody wants undone: their decision on a report, or whatever they did last. */
export interface AskedUndo {
  readonly what: 'decision' | 'last';
  /** As it is written. */
  readonly folio?: string;
}

const UNDO =
  /^(?:quiero )?(?:deshacer|deshaz|deshaga|deshago)(?:lo|la)?( (?:mi |la |esa |esta )?(?:ultima )?(?:aprobacion|decision|peticion(?: de cambios)?))?(?: (?:de |del |a )?(?:el )?(?:informe )?(inf ?\d{4} ?\d{1,6}))?$/;

/** The words in `keyOf`'s spelling; undefined where they ask for something else. */
export function readUndo(said: string): AskedUndo | undefined {
  const found = UNDO.exec(said);
  if (found === null) return undefined;
  const [, decision, folio] = found;
  return { what: decision === undefined && folio === undefined ? 'last' : 'decision', ...(folio && { folio }) };
}
