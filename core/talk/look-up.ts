import { readExport } from './asked-export';
import { WISH } from './phrases';

/** How sure it is that something is looked up: `named`, words that a matter's text could be as well. */
export type LookUp = 'asked' | 'named';

/** What reports hold, and what people do with them: whoever asks about these asks for what was filed. */
const RECORD =
  '(?:visitas?|informes?|reportes?|entreg(?:as?|o|aron|ad[oa]s?|ar)|report(?:o|aron|ad[oa]s?|ar)|visit(?:o|aron|ad[oa]s?|ar)|envi(?:o|aron|ad[oa]s?)|aprob(?:o|aron|ad[oa]s?)|capacit(?:o|aron|ad[oa]s?)|asisti(?:o|eron)|particip(?:o|aron)|falt(?:a|an|antes?)|hizo|hicieron|fue|fueron|estuv(?:o|ieron)|anduv(?:o|ieron)|acudi(?:o|eron)|lleva[n]?)';
const MANY = '(?:visitas|informes|reportes|entregas|recorridos|capacitaciones)';
const DET = '(?:(?:todo|toda|todos|todas|el|la|los|las|lo|un|una|mis?|unos|unas|otr[oa]s?|ultim[oa]s?|cada) )*';
const NOUN = `(?:${MANY}|visita|informe|reporte|resumen|list(?:a|ado)|concentrado|relacion|total|estadisticas?|cifras|historial|datos|numeros)`;
const PLACES = '(?:unidad(?:es)?|areas?|direccion(?:es)?|estados?|entidad(?:es)?|juntas?|distritos?|oples?|vocalias?)';
const ASKING = '(?:quien(?:es)?|cual(?:es)?|cuant[oa]s?|cuando|donde|adonde|como|hasta donde)';
const LEAD = '(?:(?:y|a|de|en|con|desde|hasta|para|por) )?';
const GIVE =
  '(?:dame|deme|dime|digame|pasame|paseme|muestrame|muestreme|ensename|mandame|enviame|buscame|sacame|hazme|comparteme|indicame|informame|recuerdame|show me)';

const whole = (...patterns: readonly string[]): RegExp => new RegExp(`^(?:${patterns.join('|')})$`);

/** How nobody begins an official text, nor tells of a visit. */
const ASKED = whole(
  `${LEAD}(?:cuant[oa]s?(?! (?:antes|mas|a)\\b)|cuales) .+`,
  `${LEAD}quien(?:es)? (?:no |ya |mas |aun |todavia |me |lo |la |se )*(?:(?:ha|han|hay|es|son|va|van|fue|fueron|hizo|hicieron|debe|lleva)\\b|falt|visit[oa]|entreg|report|aprob|envi|mand|tien).*`,
  `${LEAD}que (?:${MANY}|${PLACES}|proyectos?|(?:dias?|fechas?|mes(?:es)?) ).*`,
  `${LEAD}que (?:hay|hubo|falta|hizo|hicieron|visito|paso|se (?:hizo|visito|reporto|trato|acordo|entrego|reviso) (?:de|en|con)) .+`,
  `${LEAD}cual (?:es|fue|ha sido) .*${RECORD}.*`,
  `${LEAD}a?(?:donde|cuando) (?:fue|fueron|es|toca|vence|visito|visitaron|entrego|estuvo|estuvieron|anduvo|hubo|se entrega|se visito) .+`,
  `como (?:va|van|vamos|anda|andan) .+`,
  `(?:me |nos )?(?:${WISH} )(?:que (?:me|nos) )?(?:saber|ver|conocer|consultar|checar|revisar|obtener|tener|buscar|preguntar|decir(?:me|nos)?|digas?|dar(?:me|nos)?|mostrar(?:me)?|pasar(?:me)?) (?:(?:${ASKING}|si|que) .+|${DET}${NOUN}\\b.*)`,
  `(?:quiero|quisiera|necesito|ocupo|requiero|tienes|sabes|alguien sabe|me interesa saber|i (?:need|want)) (?:${ASKING} .+|${DET}${NOUN} (?:de|del|en|por|para|a|al|con|que)\\b.*)`,
  `${GIVE} (?:a )?(?:(?:${ASKING}|si|que) .+|${DET}(?:${NOUN}|${PLACES})\\b.*)`,
  `compara(?:me)? .*(?:con|contra|y) .+`,
  `(?:how many|which|who|what|when|where) .*(?:reports?|visits?|visited|filed|delivered).*`,
);

/** What may be some matter's text as well: «visitas a Coahuila», «unidades que no han entregado». */
const LISTED = whole(
  `${DET}(?:list(?:a|ado)|relacion|total|concentrado|resumen|numero|cantidad|estadisticas?|historial|comparativo) (?:de|del) ${DET}(?:${MANY}|unidades|areas)\\b.*`,
  `${DET}(?:${PLACES}|quienes|l[oa]s) (?:que (?:ya |aun |todavia )*(?:no |si )?(?:ha|han|falta|visit|entreg|report|envi).*|sin (?:informe|reporte|visita|entreg|report).*|(?:faltantes?|pendientes?|visitad[oa]s?)\\b.*)`,
  `(?:faltantes?|pendientes?) (?:de|por) (?:entreg|report|envi).*`,
  `${DET}(?:ultim|proxim)[oa]s? (?:visita|informe|reporte)s?\\b.+`,
  `(?:ya |no )*(?:hay|existen?|hubo|tenemos) (?:algun(?:a|o|as|os)? |mas |otr[oa]s? )*(?:${MANY}|visita|informe|reporte) .+`,
  `(?:ver|listar?|mostrar|muestra|busca|busco|genera|manda|envia|consultar|checar) ${DET}(?:${MANY}|${NOUN} (?:de|del) ${DET}(?:${MANY}|mes\\b)).*`,
  `resumen (?:del mes|mensual).*`,
  `(?:total de )?personal capacitado (?:en|por|de) .+`,
  `(?:las? |mis? )?${MANY} .+`,
);
const ABOUT = new RegExp(
  `^${DET}(?:resumen|informes?|reportes?|${MANY}|pendientes|faltantes|estadisticas|cifras) (.+)$`,
);
const OF_MONTH =
  /\b(?:ene(?:ro)?|feb(?:rero)?|mar(?:zo)?|abr(?:il)?|mayo|jun(?:io)?|jul(?:io)?|ago(?:sto)?|sep(?:tiembre)?|oct(?:ubre)?|nov(?:iembre)?|dic(?:iembre)?|mes|semana|ano)\b/;

/** Told by whoever went; a day of the month or a number of a district is no month's. */
const TELLS =
  /\b(?:fui|fuimos|voy|estuv(?:e|imos)|visit(?:e|amos)|acudi(?:mos)?|asisti(?:mos)?|viaj(?:e|amos)|realizamos|realice|capacit(?:e|amos)|se (?:visito|visitaron|realizo|realizaron|llevo|llevaron|reviso|revisaron|capacito))\b/;
const NUMBER = /(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+/;

/** About filling in the form, which the help answers. */
const FILLS =
  /\b(?:pon(?:go|er|emos)|llen(?:o|ar|amos)|escrib(?:o|ir|imos)|va (?:aqui|en)|campos?|preguntas?|hago|hacer|empiezo|us(?:o|ar)|(?:puedo|debo|tengo que) (?!ver|saber|consultar|checar|revisar))\b/;

/** Whether words in `keyOf`'s spelling are told by whoever went. */
export const tellsOfVisit = (said: string): boolean => TELLS.test(said);

/** Whether words in `keyOf`'s spelling ask for what was filed, instead of telling of a visit. */
export function lookUpIn(said: string): LookUp | undefined {
  if (FILLS.test(said)) return undefined;
  if (ASKED.test(said)) return 'asked';
  if (tellsOfVisit(said)) return undefined;
  const [, about] = ABOUT.exec(said) ?? [];
  // What day it is changes which month is meant, and not that one is.
  const isNamed = about !== undefined && readExport(about, '2000-01-01').is === 'export';
  if (isNamed && OF_MONTH.test(said)) return 'asked';
  return isNamed || (LISTED.test(said) && !NUMBER.test(said)) ? 'named' : undefined;
}

const OF_RECORDS = new RegExp(`\\b${RECORD}\\b`);
const QUESTION = /\?[\s.!]*$/;

/** Whether a text is a question, and not what somebody told who went: «Fui a Durango, ¿está bien?» */
export const isQuestion = (text: string, said: string): boolean =>
  /^\s*¿/.test(text) || (QUESTION.test(text) && !tellsOfVisit(said));

/** Whether a question is about what was filed: «¿la UTSI ya entregó lo de abril?» */
export const asksOfRecords = (said: string): boolean => OF_RECORDS.test(said) && !FILLS.test(said);
