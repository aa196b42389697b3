/** Lines that head a letter, or one that it answers to. */
const HEADER =
  /^\s*(de|from|para|to|cc|cco|bcc|enviado(?: el)?|sent|fecha|date|asunto|subject|responder a|reply-to)\s*:/i;
const SENDER = /^\s*(de|from|enviado(?: el)?|sent)\s*:/i;
/** What parts a letter from the one below that it answers to. */
const CUT =
  /^\s*(?:-{2,}\s*(?:mensaje original|original message|mensaje reenviado|forwarded message)|_{8,}\s*$|inicio del mensaje reenviado|(?:el|on) [^\n]{3,200}(?:escribi[oó]|wrote)\s*:\s*$|[^\n]{0,160}<[^\n>]+@[^\n>]+>\s*(?:escribi[oó]|wrote)\s*:\s*$)/i;
const QUOTED = /^\s*(?:>|\|)/;
const CLOSING =
  /^\s*(?:(?:muchos |cordiales )?saludos(?: cordiales| afectuosos| a todos)?|atentamente|atte|cordialmente|un (?:cordial )?(?:saludo|abrazo)|(?:reciba|reciban|le envio|le envío) un cordial saludo|quedo (?:atent[oa]|a sus [oó]rdenes|al pendiente|pendiente)|sin (?:m[aá]s|otro) (?:por el momento|particular)[^\n]{0,40}|enviado desde mi|sent from my|get outlook|obtener outlook|aviso de confidencialidad)\b/i;
const RULE = /^\s*--\s*$/;
/** Where a signature's parts are: a telephone, an address of the network. */
const CONTACT = /@[\w-]+\.\w|\btel(?:[eé]fono)?s?\b|\bext(?:ensi[oó]n)?\b\.?|\bip\b\.? ?\d|https?:|www\./i;

/** The text with what is no part of a letter's body blanked out, each character by a space: what stands elsewhere stays in its place. */
export function bodyOf(text: string): string {
  const lines = text.split('\n');
  const read = lines.map(() => true);
  let body = false;
  let cut = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (cut) read[at] = false;
    else if (QUOTED.test(line)) read[at] = false;
    else if (isCut(lines, at)) {
      cut = body;
      read[at] = false;
    } else if (SENDER.test(line) || HEADER.test(line)) {
      const end = headerEnd(lines, at);
      if (end > at) {
        cut = body;
        for (let header = at; header < end; header += 1) read[header] = false;
        at = end - 1;
      } else if (SENDER.test(line)) read[at] = false;
    } else if (body && (RULE.test(line) || isClosing(lines, at))) {
      cut = true;
      read[at] = false;
    } else if (isSpeaking(line)) body = true;
  }
  dropContact(lines, read);
  return lines.map((line, at) => (read[at] === true ? sansClosing(line) : ' '.repeat(line.length))).join('\n');
}

/** More than a greeting. */
const isSpeaking = (line: string): boolean => line.trim().split(/\s+/).length > 3;

/** The dash line, or «El 3 de abril, Ana escribió:», which may be broken in two. */
const isCut = (lines: readonly string[], at: number): boolean => {
  const [line = '', next = ''] = [lines[at], lines[at + 1]];
  return (
    CUT.test(line) ||
    (/^\s*(?:el|on) /i.test(line) && line.length < 200 && CUT.test(`${line.trimEnd()} ${next.trim()}`))
  );
};

/** Past the lines of a header, where several stand together, one of them of the sender; else the same place. */
function headerEnd(lines: readonly string[], start: number): number {
  let end = start;
  while (HEADER.test(lines[end] ?? '')) end += 1;
  const several = end - start > 1 && lines.slice(start, end).some((line) => SENDER.test(line));
  return several ? end : start;
}

/** A closing on a line of its own: what follows says nothing more. */
const isClosing = (lines: readonly string[], at: number): boolean => {
  const line = lines[at] ?? '';
  if (CLOSING.test(line)) return line.trim().split(/\s+/).length < 12 && !tellsMore(lines.slice(at).join(' '));
  return (
    /^\s*(muchas )?gracias\b.{0,30}$/i.test(line) && lines.length - at < 8 && !tellsMore(lines.slice(at).join(' '))
  );
};

const tellsMore = (rest: string): boolean =>
  /\b(fui|fuimos|estuv\w+|visit(é|e|amos|aron|ó)|acud\w+|asist\w+|capacit(amos|é|ó|aron))\b/i.test(
    rest.slice(0, 2_000),
  );

/** «…del PREP. Saludos, Ing. Juan Hidalgo»: within a line, from the closing on. */
function sansClosing(line: string): string {
  const found =
    /(?<=[.;!?)]\s+)(?:saludos|atentamente|atte\b|cordialmente|enviado desde mi|quedo (?:atent[oa]|a sus))/iu.exec(
      line,
    );
  if (found === null || !isSpeaking(line.slice(0, found.index)) || tellsMore(line.slice(found.index))) return line;
  return line.slice(0, found.index) + ' '.repeat(line.length - found.index);
}

/** The last lines, where a telephone or an address stands among them, down to the blank line before. */
function dropContact(lines: readonly string[], read: boolean[]): void {
  let last = read.lastIndexOf(true);
  while (last >= 0 && (lines[last] ?? '').trim() === '') last -= 1;
  let first = last;
  while (first > 0 && read[first - 1] === true && (lines[first - 1] ?? '').trim() !== '') first -= 1;
  const block = lines.slice(Math.max(0, first), last + 1);
  const isSignature =
    first > 0 && block.length < 10 && block.every((line) => line.length < 90) && CONTACT.test(block.join('\n'));
  if (isSignature && !tellsMore(block.join(' '))) for (let at = first; at <= last; at += 1) read[at] = false;
}
