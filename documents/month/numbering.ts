/** The parts of a package by their names. */
type Parts = Map<string, Buffer>;

const PART = 'word/numbering.xml';
/** More than any form has. */
const STEP = 10_000;

/**
 * Takes the lists of a filled-in form into the document: two forms number theirs alike, and a list that two of them
 * shared would count on from one to the other. Gives what makes a form's XML refer to its own. `nth`: of the form; `declare`
 * is called where the document had no lists yet.
 */
export function offsetNumbering(into: Parts, from: Parts, nth: number, declare: () => void): (xml: string) => string {
  const theirs = from.get(PART)?.toString();
  if (theirs === undefined) return (xml) => xml;
  if (!into.has(PART)) declare();
  const ours = into.get(PART)?.toString() ?? theirs.replace(/<w:(abstractNum|num)\b[^>]*?>.*?<\/w:\1>/gs, '');
  const moved = (id: string): number => Number(id) + nth * STEP;
  const renumbered = theirs
    .replace(/\bw:(abstractNumId|numId)="(\d+)"/g, (_, name: string, id: string) => `w:${name}="${moved(id)}"`)
    .replace(/<w:abstractNumId w:val="(\d+)"/g, (_, id: string) => `<w:abstractNumId w:val="${moved(id)}"`);
  const all = (xml: string, name: string): string =>
    [...xml.matchAll(new RegExp(`<w:${name}\\b[^>]*?>.*?</w:${name}>`, 'gs'))].map(([one]) => one).join('');
  // The schema wants every definition before the first list.
  const firstNum = /<w:num\b/.exec(ours)?.index ?? ours.indexOf('</w:numbering>');
  const before = ours.slice(0, firstNum) + all(renumbered, 'abstractNum');
  const after = ours.slice(firstNum).replace('</w:numbering>', (end) => `${all(renumbered, 'num')}${end}`);
  into.set(PART, Buffer.from(before + after));
  return (xml) => xml.replace(/<w:numId w:val="([1-9]\d*)"/g, (_, id: string) => `<w:numId w:val="${moved(id)}"`);
}
