import { stateByKey, printedState } from '../form/catalogues/catalogues';
import { dayText, monthText } from '../form/kinds/dates/calendar';
import { capital, listed } from '../form/reading/words';
import { showCount, showDates } from '../form/show';
import type { PlainDate, YearMonth } from '../form/values';
import { nothingAround, worded, type Around, type Coded, type Given } from './coded';
import { fileProblems } from './file-problems.es';
import { formProblems } from './form-problems.es';
import { noticeTexts, notKept, type Notice } from './notices';
import { limitsText } from './place-notices.es';
import { monthProblems } from './month-problems.es';
import { observationProblems } from './observation-problems.es';
import { madeFileProblems } from './made-file-problems.es';
import { reviewProblems } from './review-problems.es';
import { states } from './texts.es';

/** Every error a person can meet. A text says what is wrong and what to do next. */
const texts = {
  'answer.too-long': (d: { length: number; limit: number }) =>
    `Son ${showCount(d.length)} caracteres y aquí caben ${showCount(d.limit)}. Acorte el texto o divídalo en otro asunto.`,
  'answer.required': (d: { field: string }, { label }: Around) => `«${label(d.field)}» no puede quedar en blanco.`,
  'answer.signs': (d: { typed: string; required: boolean }) =>
    `«${d.typed}» no dice qué anotar. Escriba la respuesta${d.required ? '' : ', u «omitir» para dejarlo en blanco'}.`,
  'answer.by-parts': (d: { field: string }, { label }: Around) =>
    `«${label(d.field)}» se llena por partes, con los botones de la tarjeta.`,
  'unit.unknown': (d: { typed: string }) =>
    `No encontré el área «${d.typed}». Escriba sus siglas o parte de su nombre, como UTSI o Informática.`,
  'unit.vague': (d: { typed: string; count: number }) =>
    `«${d.typed}» puede ser cualquiera de ${d.count} áreas. Escriba sus siglas o el nombre completo.`,
  'states.unknown': (d: { typed: string }) =>
    `No encontré la entidad «${d.typed}». Escriba una o varias de las 32, como Coahuila y México.`,
  'states.municipality': (d: { place: string; states: readonly string[] }) =>
    `${d.place} es municipio, no entidad. ¿Quiso decir ${listed(d.states.map(withKey), 'o')}?`,
  'dates.unclear': (d: { typed: string }) =>
    `No entendí la fecha «${d.typed}». Escriba día, mes y año, como 3, 10 y 24 de abril de 2023.`,
  'dates.no-day': (d: { typed: string }) =>
    `«${d.typed}» no dice qué días. Escriba cuándo fue la visita, como 3 y 10 de abril de 2023.`,
  'dates.zero': (d: { month: YearMonth; days: number }) =>
    `No hay día 0: ${monthName(d.month).toLowerCase()} va del 1 al ${d.days}. Revise el día.`,
  'dates.no-such-day': (d: { month: YearMonth; days: number; meant: readonly PlainDate[] }) =>
    `${monthName(d.month)} tiene ${d.days} días. ${meant(d.meant).replaceAll(` de ${d.month.slice(0, 4)}`, '') || 'Revise el día.'}`,
  'dates.no-such-month': (d: { month: number; meant: readonly PlainDate[] }) =>
    `No hay mes ${d.month}: primero va el día y luego el mes. ${meant(d.meant) || 'Escriba la fecha completa, como 3 de abril de 2023.'}`,
  'dates.reversed': (d: { from: PlainDate; to: PlainDate }) =>
    `El periodo termina antes de empezar: va del ${dayText(d.from)} al ${dayText(d.to)}. ¿Quiso decir ${showDates([], [{ from: d.to, to: d.from }])}?`,
  'dates.year': (d: { year: number; first: number; last: number; meant: readonly PlainDate[] }) =>
    `Revise el año ${d.year}: las visitas de este informe van de ${d.first} a ${d.last}. ${meant(d.meant)}`.trim(),
  'boards.unknown': (d: { typed: string }) =>
    `No entendí la junta «${d.typed}». Puede ser Local, Distrital, OPL o varias de ellas.`,
  'boards.boxes': (d: { typed: string }) =>
    `No queda claro qué casillas de «${d.typed}» están marcadas. Escriba solo las que sí, como Local y OPL.`,
  'districts.unknown': (d: { typed: string; state: string }) =>
    `No entendí el distrito «${d.typed}». Escriba los números, como ${d.state === '' ? '1 al 3, 7' : `1 y 2 (${limitsText(d.state)})`}.`,
  'districts.no-such': (d: { numbers: readonly string[]; state: string }) =>
    `No hay distrito ${listed(d.numbers)}: ${limitsText(d.state)}.`,
  'districts.none-left': () => 'Así no queda ningún distrito. Escriba los que se visitaron, como 1 al 3, 7.',
  'districts.elsewhere': (d: { place: string; states: readonly string[]; here: string }) =>
    `${d.place} es cabecera en ${listed(d.states.map(printedState), 'o')}, no en ${printedState(d.here)}. Escriba el número del distrito, o corrija la entidad.`,
  'districts.which-state': (d: { states: readonly string[] }) =>
    `El informe es de varias entidades. Escriba de cuál es cada distrito, como ${d.states.map(asDistricts).join('; ')}.`,
  'districts.one-by-one': (d: { question: Notice }) =>
    `${worded(noticeTexts, d.question)} Escriba los números de todos los distritos.`,
  'districts.reversed': (d: { from: string; to: string }) =>
    `Los distritos van del ${d.from} al ${d.to}, de mayor a menor. ¿Quiso decir ${d.to} ${Number(d.from) - Number(d.to) === 1 ? 'y' : 'al'} ${d.from}?`,
  'districts.local': (d: { typed: string }) =>
    `«${d.typed}» es distrito local. El formato pide distritos electorales federales: los de las juntas distritales del INE.`,
  'count.unclear': (d: { typed: string }) =>
    `No entendí cuántas personas son «${d.typed}». Escriba un número entero, como 25.`,
  'count.negative': (d: { typed: string }) =>
    `El total no puede ser negativo («${d.typed}»). Escriba un número entero, como 25.`,
  'count.fraction': (d: { typed: string }) =>
    `«${d.typed}» no es un número entero de personas. Escriba un número entero, como 25.`,
  'count.too-large': (d: { typed: string; limit: number }) =>
    `«${d.typed}» es más que las ${showCount(d.limit)} personas que caben aquí. Revise el número.`,
  'report.not-found': (d: { folio: string }) =>
    `No encontré el informe ${d.folio} entre los que puede leer. Revise el número, o escriba «buscar» y algunas palabras.`,
  'revision.unknown': (d: { folio: string; revision: number; revisions: number }) =>
    d.revisions === 1
      ? `El informe ${d.folio} tiene una sola revisión: no hay revisión ${d.revision}.`
      : `El informe ${d.folio} tiene ${d.revisions} revisiones: no hay revisión ${d.revision}.`,
  'revision.only-one': (d: { folio: string }) =>
    `El informe ${d.folio} tiene una sola revisión: todavía no hay cambios que mostrar.`,
  'revision.first': (d: { folio: string }) =>
    `La revisión 1 del informe ${d.folio} es la primera: no hay con qué compararla.`,
  'revision.twice': (d: { folio: string; revision: number }) =>
    `Para ver cambios hacen falta dos revisiones distintas del informe ${d.folio}, y las dos son la ${d.revision}.`,
  'report.none-sent': () =>
    'Todavía no ha enviado un informe que sirva de base. Escriba «nuevo» para empezar uno, o «usar» y el folio de otro.',
  'project.no-text': (d: { typed: string }) =>
    `Falta qué se hizo en ${d.typed}. Escríbalo, u omítalo si esta vez no hubo.`,
  'report.gone': () => 'Ese borrador ya no existe. Escriba «nuevo» para empezar otro.',
  'report.not-editable': (d: { folio: string; state: State }) =>
    `${d.folio === '' ? 'El borrador' : `El informe ${d.folio}`} está ${states[d.state].toLowerCase()} y ya no se edita.`,
  'report.not-draft': (d: { folio: string }) => `El informe ${d.folio} ya se envió: no se descarta. Puede retirarlo.`,
  'report.not-yours': () => 'Solo quien elaboró el informe puede cambiarlo.',
  'report.incomplete': (d: { fields: readonly string[] }, { label }: Around) =>
    `Falta para poder enviarlo: ${d.fields.map(label).join('; ')}.`,
  'report.not-in-review': (d: { folio: string; state: State }) =>
    `El informe ${d.folio} está ${states[d.state].toLowerCase()}; ya no espera revisión.`,
  'report.unreadable': () =>
    'No puedo leer ese informe: sus datos están dañados. Avise a quien administra el bot. Los demás informes siguen bien: escriba «míos» o «nuevo».',
  'report.newer': () =>
    'Ese informe lo guardó una versión más reciente del bot: aquí se puede ver, pero no cambiar. Intente de nuevo cuando termine la actualización.',
  'report.too-large': () =>
    'El informe llegó a su tamaño máximo y no admite ese texto. Acórtelo, o ponga lo que falta en otro informe.',
  'report.not-approved': (d: { folio: string; state: State }) =>
    `Se corrige un informe aprobado, y ${d.folio === '' ? 'este' : d.folio} está ${states[d.state].toLowerCase()}.`,
  ...reviewProblems,
  ...fileProblems,
  ...madeFileProblems,
  'review.not-reviewer': () => 'Solo quienes revisan pueden decidir sobre un informe.',
  'review.own': () => 'Nadie aprueba su propio informe: le toca a otra persona que revise.',
  'review.not-reader': () => 'Mientras no se apruebe, este informe lo leen quien lo elaboró y quienes revisan.',
  'history.barred': (d: { folio: string }) =>
    `El historial de ${d.folio} lo ven quien lo elaboró, quienes revisan y quienes administran el bot.`,
  ...observationProblems,
  'review.no-reason': () => 'Escriba qué debe cambiar, en general o en algún campo.',
  'columns.none': () => 'Elija al menos un tipo: dice qué se llena de este asunto.',
  'columns.unknown': () => 'No reconozco ese tipo de asunto. Elija uno o varios de la lista, o escriba «todos».',
  'choice.none': () => 'Elija uno de la lista y pulse «Editar».',
  'choice.no-text': (d: { place: string }) => `Escriba en «Qué debe cambiar» lo que pide sobre «${d.place}».`,
  'choice.text-opened': (d: { place: string }) =>
    `Aún no se envía: abrí el texto de «${d.place}». Cámbielo en su recuadro y envíe.`,
  'choice.field': () => 'Elija un campo de la lista y pulse «Agregar campo».',
  'rows.too-long': (d: { row: number; length: number; limit: number }) =>
    `El texto parece traer varios asuntos, y el ${d.row} tiene ${showCount(d.length)} caracteres: caben ${showCount(d.limit)}. Acórtelo o divídalo, y mande todo de nuevo.`,
  'rows.unclear': () => 'Pulse «Continuar» para seguir, o escriba el texto de otro asunto.',
  'proposal.changed': () => 'Esta propuesta cambió en otra tarjeta. Revísela como está ahora.',
  'proposal.open': () => 'Antes de enviar, confirme lo que entendí de su mensaje, o quítelo.',
  'proposal.too-long': (d: { limit: number }) =>
    `De una vez leo hasta ${showCount(d.limit)} caracteres. Escriba a dónde fue, cuándo y para qué; lo demás se pega en su campo.`,
  'summary.not-asked': () => 'Ya no queda campo por responder. Para cambiar uno, elíjalo y pulse «Editar».',
  'card.outdated': () => 'Esa tarjeta ya no está vigente. Este es el punto en que va su informe.',
  'card.unknown': () => 'No reconozco ese botón. Escriba «ayuda» para ver qué puede hacer.',
  'message.too-long': (d: { limit: number }) =>
    `El mensaje es demasiado largo: caben ${showCount(d.limit)} caracteres. Divídalo y envíe la primera parte.`,
  'file.left-out': (d: { names: Names }) => `${notKept(d.names)}: el informe lleva texto y tablas.`,
  'file.alone': (d: { names: Names }) =>
    `${notKept(d.names)}: el informe lleva texto y tablas. Copie y pegue aquí su contenido, o escriba dónde se consulta.`,
  'file.no-report': (d: { names: Names }) =>
    `${notKept(d.names)}: aquí se llenan informes de texto y tablas. Escriba «nuevo» para empezar uno, o «ayuda».`,
  ...formProblems,
  'edit.too-late': () => 'Esa respuesta cambió después, y editar el mensaje ya no la cambia.',
  'message.empty': () => 'Solo leo texto y tablas. Escriba la respuesta, o «ayuda».',
  'comment.gone': () => 'Ese comentario ya no está en el informe. Escriba en el hilo directamente.',
  'comment.empty': () => 'La respuesta está vacía. Escríbala y envíela de nuevo.',
  'comment.not-kept': () =>
    'No pude guardar su comentario con el informe; su autor no lo recibió. Escríbalo de nuevo dentro de un rato.',
  'thread.in-chat': () => 'Eso no es para todo el canal: escríbamelo en nuestro chat directo y ahí se lo muestro.',
  'thread.no-report': () =>
    'Este hilo no es de un informe. Mencióneme con «ver» y un folio, «buscar» y palabras, o «pendientes».',
  'channel.not-admin': () => 'Solo quien administra el bot elige el canal de revisión. Pídaselo a quien lo instaló.',
  'channel.chat': () =>
    'Los informes se revisan en un canal, no en un chat. Escriba «revisar aquí» en el canal donde deban publicarse, mencionándome.',
  'channel.private': () =>
    'Este canal es privado, y en él no recibo lo que se comenta. Escriba «revisar aquí» en un canal estándar del equipo.',
  'channel.shared': () =>
    'Este canal se comparte con otros equipos u organizaciones. Escriba «revisar aquí» en un canal estándar, solo de su equipo.',
  'channel.not-in': () =>
    'No estoy en este canal. Agrégueme (en Slack, con /invite) y escriba «revisar aquí» de nuevo.',
  ...monthProblems,
  'query.nothing-typed': () => 'Escriba el folio de un informe, o palabras que tenga.',
  'query.nothing-found': () =>
    'Ningún informe que usted pueda leer tiene esas palabras. Pruebe con menos, o con el folio.',
  'link.expired': (d: { folio: string; days: number }) =>
    `Este enlace ya venció: los enlaces duran ${d.days === 1 ? 'un día' : `${d.days} días`}. Para otro, escriba al bot «ver ${d.folio === '' ? 'FOLIO' : d.folio}», o pulse «Ver informe» en su tarjeta: trae un enlace nuevo.`,
  'link.forged': () => 'Este enlace no es válido. Pida el informe al bot con «ver» y su folio.',
  'person.elsewhere': () => 'Este bot atiende solo al personal de la organización que lo usa, y su cuenta es de otra.',
  'person.guest': () =>
    'Este bot atiende solo al personal de la organización que lo usa, y su cuenta entra en ella como invitada. Si ya no lo es, escriba de nuevo mañana.',
  'person.unconfirmed': () =>
    'No pude confirmar que su cuenta sea de la organización. Escríbame primero en mi chat, y después intente de nuevo.',
  'link.gone': () => 'Ese informe ya no existe.',
  'document.failed': () => 'No pude preparar el documento. Abra el enlace de nuevo en un momento.',
  'service.shown-later': () => 'Guardado. La tarjeta se actualiza en un momento.',
  'service.not-shown': () => 'No pude mostrarlo ahora. Pulse el botón de nuevo en un momento.',
  'service.down-typed': () => 'No pude guardar su mensaje. Envíelo de nuevo en un momento.',
  'service.down-search': () => 'No pude buscar ahora. Intente de nuevo en un momento.',
  'service.down-kept': () =>
    'No pude guardar ahora. Lo que escribió sigue en la tarjeta; pulse el botón de nuevo en un momento.',
  'service.down': () => 'No pude guardar ahora. Lo que escribió está abajo; pulse «Reintentar» en un momento.',
} as const;

type State = keyof typeof states;
type Names = readonly string[];

const withKey = (state: string): string => `${stateByKey(state)?.name ?? ''} (${state})`;
const asDistricts = (state: string, at: number): string => `${printedState(state)}: ${at === 0 ? '1 y 2' : '3'}`;
const meant = (days: readonly PlainDate[]): string =>
  days.length === 0 ? '' : `¿Quiso decir ${listed(days.map(dayText), 'o')}?`;

/** «Abril», «Febrero de 2023»: of February the year matters. */
const monthName = (month: YearMonth): string =>
  capital(month.endsWith('-02') ? monthText(month) : monthText(month).replace(/ de \d+$/, ''));

/** A mistake a person can mend: a value, never thrown. */
export type Problem = Coded<typeof texts>;
export type ProblemCode = Problem['code'];

export const problem = <C extends ProblemCode>(code: C, ...details: Given<(typeof texts)[C]>): Problem =>
  ({ code, details: details[0] ?? {} }) as Problem;

/** The problem as its reader sees it, in Spanish. `label`, `when`: see `Around`; a problem about a field names it so. */
export const problemText = (
  found: Problem,
  label: Around['label'] = nothingAround.label,
  when: Around['when'] = nothingAround.when,
): string => worded(texts, found, { ...nothingAround, label, when });

/** What was said or asked, as it is kept: problems and notices by their codes. */
export type Told = readonly (Notice | Problem)[];

/** The sentences, each once. */
export function toldText(told: Told, around: Partial<Around> = {}): string {
  const sentences = told.map((one) => worded(all, one, { ...nothingAround, ...around }));
  return [...new Set(sentences)].join(' ');
}

const all = { ...texts, ...noticeTexts };
