import type { Instead } from '../record/types';
import { SHRUGS } from './outburst';

/** What is said for its own sake, and gets a courteous line. */
export type Courtesy = 'greeting' | 'thanks' | 'farewell';
/** What nobody's official text says: it is done without a question. */
export type AtOnce = 'undo' | 'same';
/** What a whole message may be about, besides one answer to be mended. */
export type Wanted = Exclude<Instead['want'], 'open'> | Courtesy | AtOnce;

const REPORT =
  '(?:el|mi|un|otro|este|the|my|an?)?(?: nuevo| new)? ?(?:informe|reporte|borrador|report)(?: de visita| nuevo)?';
const IT = `(?: (?:esto|eso|todo|it|this|that|all|${REPORT}))?`;
/** «quiero», «can I»: what makes an infinitive a wish. */
export const WISH =
  '(?:quiero|quisiera|queria|deseo|necesito|ocupo|puedo|podria|me gustaria|tengo que|voy a|favor de|como(?: puedo| le hago para)?|me ayuda[sn]? a|puede[sn]?|podria[sn]|i (?:want|need|would like) to|i d like to|can (?:i|you)|could (?:i|you)|how (?:do|can) i|let me)';
const MAY = `(?:${WISH} )?`;
const WHERE = '(?: (?:aqui|ahi|ahora|(?:en )?(?:este|ese) campo|(?:en )?esta (?:pregunta|parte)|esto|eso))?';
const LATER = '(?:luego|despues|mas tarde|mas adelante|al rato|manana)';
const BEFORE =
  '(?: (?:uno|una|(?:hacia |para )?atras|(?:a )?(?:la |lo |el )?(?:pregunta |campo |respuesta )?anterior))?';

/** What was said or answered last. */
const LAST =
  '(?:eso(?: ultimo)?|esto(?: ultimo)?|lo (?:ultimo|anterior|de (?:antes|recien|ahorita))(?: .{0,40})?|(?:(?:el|la|mi|esa|esta) )?(?:ultim[oa](?: \\w+)?|respuesta)|(?:el|la|mi) (?:mensaje|respuesta|texto) anterior|lo (?:ultimo )?que (?:te |le )?(?:puse|escribi|dije|mande|agregue|conteste|respondi|acabo de \\w+)(?: .{0,30})?)';

/** What asks for a text, before it is said which. */
const PUT =
  '(?:(?:es|va|seria|pues|quiero|pon(?:le|ga|er)?|usa(?:r)?|use|copia(?:r)?|repite|repetir|deja(?:r|lo)?|escribe) )*';
const LAST_TIME =
  '(?:(?:la|el|mi|un|su) )?(?:vez (?:pasada|anterior)|ultima vez|otra vez|siempre|(?:ultimo|anterior|pasado) (?:informe|reporte|mes)|(?:informe|reporte|mes) (?:pasado|anterior|de antes)|ultimo|anterior|antes)';

/** What people put around what they want to say. */
export const AROUND = {
  greeting: [
    'buen[oa]s (?:dias?|tardes|noches)|good (?:morning|afternoon|evening|day)|como (?:esta[sn]?|andas?)',
    'hola(?: a todos| bot)?|holi(?:s|wis)?|(?:hello|hi)(?: bot| there)?|buenas|buen dia|que (?:tal|onda)|saludos',
  ],
  thanks: [
    '(?:muchas |muchisimas |mil |ok )?gra[cs]ias|muy amable|que amable|(?:te|le|se)(?: lo)? agradezco(?: mucho)?',
    'thanks(?: a lot| so much)?|thank (?:you|u)(?: very much| so much)?|thx|ty',
  ],
  filler: [
    'oye|oiga|oigan|hey|ey|disculp(?:a|e|ame|eme|en)|perdon(?:a|e|ame|eme)?|por fa(?:vor|s)?|porfa(?:vor|s)?|porfis',
    'xfa(?:vor)?|plis|pls|please|sorry|excuse me|bueno|pues|este|es que|creo que|pero|entonces|ya|y|ok|okay|okey|va',
    'a+h+|a+y+|u+y+|e+h+|h?m+|u?ps|oops|chin|bot|amig[oa]|asistente|ja(?:ja)*|je(?:je)*|xd',
  ],
} as const;

/**
 * Whole messages, by what is wanted: the first that matches. Case, accents and punctuation are gone by
 * then. What an official text could say in as many words («Revisar el informe», «Ninguna») is not here.
 */
export const PHRASES: Readonly<Record<Exclude<Wanted, 'look-up'>, readonly string[]>> = {
  status: [
    `(?:ya )?(?:como|en que|donde|hasta donde) (?:va|van|sigue|esta|estan|quedo|anda)(?: (?:mis? (?:informe|reporte|tramite)s?|(?:el|los) (?:informe|reporte)s?|eso))?(?: inf \\d+ \\d+)?`,
    '(?:en )?(?:que|cual es el) (?:estado|estatus|status|paso|punto)(?: (?:esta|va|tiene|lleva|de))? ?(?:el|mi)? ?(?:informe|reporte)',
    '(?:estado|estatus|status|avance)(?: actual)?(?: de(?:l| mi)) (?:informe|reporte)|estatus|status|mi avance|mi informe|mis (?:reportes|borradores)',
    'que (?:paso|hubo|ha pasado|saben?) (?:con|de) mi (?:informe|reporte)',
    '(?:ya )?(?:me )?(?:lo )?(?:aprobaron|revisaron|recibieron|llego|(?:esta|fue) (?:aprobado|revisado))(?: ya)? mi (?:informe|reporte)',
    '(?:ya (?:quedo|esta|se envio)|(?:cuando|quien|quienes) (?:lo )?(?:aprueban?|revisan?|autorizan?)) mi (?:informe|reporte)',
    '(?:ya )?mi (?:informe|reporte)(?: ya)? (?:(?:fue|esta|quedo) (?:aprobado|revisado|enviado)|llego|se (?:aprobo|reviso|envio))',
    '(?:como|en que(?: campo| pregunta| parte)?|donde|por donde) (?:voy|vamos|me quede|iba|estoy)|where am i',
    '(?:cuanto|que|cuantos campos|cuantas preguntas)(?: me| nos)? (?:falta|queda)n?(?: (?:para|por) (?:terminar|llenar|contestar|responder))?',
    '(?:how|where) (?:is |s )(?:my|the) report(?: going| doing)?|(?:what (?:is|s) )?(?:the )?status of (?:my|the) report|(?:my |the )?report status',
  ],
  greeting: [`(?:${AROUND.greeting.join('|')})(?: (?:${AROUND.greeting.join('|')}))*`],
  thanks: [
    `(?:${AROUND.thanks.join('|')})(?: (?:a (?:ti|usted(?:es)?)|de antemano|bot|por (?:todo|(?:la|tu|su) (?:ayuda|respuesta|informacion|paciencia)|ayudarme|responder|contestar|avisar(?:me)?)|for (?:everything|your help)))*`,
  ],
  farewell: [
    'adios|hasta (?:luego|pronto|manana|la vista|la proxima)|nos vemos(?: luego| pronto| manana)?|chao|chau|ciao',
    'saludos cordiales|(?:excelente|bonito|lindo) dia|buen fin(?: de semana)?',
    'bye(?: bye)?|good ?bye|see (?:you|ya)(?: later| soon| tomorrow)?|que (?:este|tenga)s? (?:muy bien|(?:un )?(?:buen|bonito|excelente) dia)',
  ],
  help: [
    'a[yi]uda(?:me|nos)?|ayud(?:eme|enme|enos)|auxilio|socorro|sos|instrucciones|menu(?: principal)?|opciones|comandos|ayuda con (?:esto|eso|este campo)',
    'necesito que me (?:ayude|explique|apoye|oriente)s?|(?:quiero |puedo )?hablar con (?:alguien|un (?:humano|asesor)|una persona)|que (?:significa|quiere decir)(?: [a-z]+){1,3}',
    '(?:esto |el bot |ya )?no (?:me )?(?:funciona|deja|sirve|permite)(?: (?:esto|continuar|avanzar|seguir|enviar|guardar))?|(?:repite|repetir|repitela)(?: la pregunta)?|otra vez|cual es el siguiente paso',
    '(?:necesito|quiero|ocupo|requiero) (?:(?:de )?(?:tu|su) |mas |una )?(?:ayuda|ayudita)(?: con (?:esto|eso))?',
    '(?:me )?(?:pued|podri)(?:e|es|en|a|as|an) (?:ayudar|apoyar|orientar|explicar)(?:me|nos)?(?: con)?(?: (?:esto|eso))?',
    'me (?:ayuda|apoya|explica|orienta)[sn]?(?: (?:con )?(?:esto|eso))?|explic(?:a|ame|amelo|eme)(?: (?:esto|eso|este campo|(?:la|esta) pregunta))?',
    `(?:y )?(?:que|cual) (?:mas )?(?:hago|hay que hacer|puedo (?:hacer|escribir|poner)|pongo|escribo|va|sigue|se (?:pone|escribe|hace|llena)|(?:debo|tengo que) (?:poner|escribir|hacer))${WHERE}`,
    `(?:y )?ahora(?: que)?|como (?:le hago|se hace|lo hago|(?:se )?(?:usa|uso|llena|lleno|contesta|contesto|responde|respondo|funciona|funcionas))${WHERE}`,
    `(?:para|pa|de) que (?:es|sirve|sirven|se trata|trata)${WHERE}|a que (?:te|se) refieren?(?: con (?:esto|eso))?`,
    `(?:yo )?(?:ya )?no (?:le |lo |la |te |les |me )?(?:entiendo|entendi|entendemos|comprendo|comprendi|capto)(?: (?:nada|bien|mucho|la pregunta|que (?:pongo|hago|escribo|poner|hacer|escribir|va|quiere|es)|como (?:se )?(?:llena|hace|contesta|funciona)))?(?: a)?${WHERE}`,
    `no (?:lo )?se (?:bien )?(?:que|como|cual|donde|si) (?:poner|escribir|contestar|responder|hacer(?:le|lo)?|llenar(?:lo)?|va|pongo|escribo|es|se (?:pone|escribe|llena|hace|refiere))${WHERE}`,
    'no me (?:queda|quedo) claro|(?:tengo )?(?:una? |muchas |algunas )?(?:dudas?|preguntas?)|(?:estoy|ando) (?:perdid|confundid)[oa]|me (?:perdi|hice bolas)',
    '(?:con )?quien (?:eres|es usted|hablo)|que eres|eres (?:un )?(?:robot|bot|humano|persona|ia)|como te llamas|hay alguien(?: ahi)?',
    `(?:${WISH} )?(?:get |have )?(?:some )?help(?: me)?(?: with (?:this|that|it))?|(?:can|could) (?:you|someone) help(?: me)?`,
    'i need(?: some)? help(?: with (?:this|that|it))?|i (?:don ?t|do not) know what (?:to (?:write|put|do|say)|this is)|who are you',
    'what|how|why|huh|what (?:is|s) (?:this|that|it)|what (?:do|should|can) i (?:write|put|do|type|say|enter)(?: (?:here|now))?',
    'how (?:does|do) (?:this|it|i) (?:work|do (?:this|it)|answer|fill (?:this|it)(?: in| out)?)|i m (?:lost|confused|stuck)',
    'i (?:don ?t|do not) (?:understand|get)(?: (?:it|this|that|anything|the question))?|i have a question',
  ],
  review: [
    'ya(?: (?:esta|estuvo|quedo|lo hice|lo llene|(?:es|seria) todo|estoy|esta listo|esta todo|llene todo|listo))*',
    '(?:ya )?(?:acabe|acabamos|termine|terminamos|finalice)(?: (?:(?:con )?(?:el|mi) (?:informe|reporte)|de llenar(?:lo)?|todo))?',
    '(?:ya )?(?:estoy |esta |todo |quedo )?list[oa]s?|fin|hecho|se acabo|(?:eso |esto )?(?:es|seria|fue) todo(?: (?:por (?:hoy|ahora)|de mi parte))?|nada mas(?: por (?:hoy|ahora))?|por (?:el momento|ahora|hoy) (?:es|seria) todo',
    `${MAY}(?:terminar|finalizar|acabar)${IT}|${WISH} (?:enviar|mandar|revisar|ver|entregar|presentar)(?:l[oa])?${IT}`,
    `(?:ya )?(?:enviar|mandar)(?:l[oa])?(?: ya)?(?: ${REPORT})?|(?:ya )?(?:envia|envie|manda|mande|revisa|revise)(?:l[oa])?(?: ya)?(?: ${REPORT})?`,
    '(?:ver|muestra(?:me)?|muestreme|dame) (?:(?:el|mi) )?(?:resumen|informe|reporte|borrador)|(?:el|mi) resumen',
    '(?:i m |i am |all |it s )?(?:done|finished|ready)|(?:that s|thats) (?:all|it)|the end|show (?:me )?(?:the |my )?(?:summary|report)|summary',
    `${MAY}(?:submit|send|review|finish)${IT}`,
  ],
  pause: [
    `${MAY}(?:salir(?:me)?|cerrar|parar|pausar|dejar(?:lo|la)|guardar(?:lo)?)(?: (?:de aqui|del (?:bot|chat|informe)|(?:la )?sesion|el chat|esto|(?:el |mi )?(?:borrador|avance)|y (?:salir|cerrar|seguir despues)|para ${LATER}|por (?:hoy|ahora)|ahi))*`,
    'me (?:salgo|voy|tengo que ir|retiro)|(?:guarda|guardalo|pausa|espera(?:me|te)?|espere|aguanta)(?: (?:un (?:momento|segundo|rato)|tantito))?',
    'ahorita|vamonos|(?:dame )?un (?:momento|momentito|minuto|segundo|rato|ratito)|dame (?:chance|tiempo)|ahorita no|ahora no|hoy no|al rato',
    `(?:ahorita|en un (?:rato|momento)|${LATER}) (?:le )?(?:sigo|seguimos|regreso|vuelvo|continuo|lo (?:termino|acabo|hago|sigo|mando))`,
    `(?:le )?(?:sigo|seguimos|continuo|lo (?:termino|acabo|sigo|hago)) ${LATER}`,
    '(?:exit|quit|close|leave) (?:the )?(?:bot|chat)|exit|quit|close|leave|stop|pause|wait|hold on|save|brb|not now|(?:save|exit|close) (?:it|this|and (?:exit|quit|close)|for later)',
    'i ll (?:be back|finish later|do it later|continue later)(?: later)?|(?:maybe |continue )?later',
  ],
  same: [
    `${PUT}(?:exactamente )?(?:(?:lo|el|la|los|las) )?mism[oa]s?(?: (?:texto|objetivo|respuesta|cosa|informacion|asuntos?|observacion(?:es)?))?(?: (?:que|de|del))?(?: (?:puse|escribi|dije|use|mande)(?: en)?)? ?${LAST_TIME}`,
    `${PUT}(?:igual|tal cual|asi|como)(?: que| a| al| como| lo (?:puse|escribi))? ${LAST_TIME}`,
    `${PUT}(?:lo |el |la )?(?:texto |objetivo |respuesta )?(?:que puse |que escribi )?(?:de(?:l)?|en(?: el)?) ${LAST_TIME}`,
    '(?:same|the same)(?: (?:thing|text))? as (?:last time|before|the last (?:one|report))|same as (?:always|usual)',
  ],
  undo: [
    `${MAY}(?:deshacer|deshaz|deshaga|undo|revertir|revierte)(?:l[oa])?(?: ${LAST})?`,
    `${MAY}(?:quita|quite|quitar|borra|borre|borrar|elimina|elimine|eliminar|saca|saque|olvida|anula|retira)(?:l[oa])? (?:${LAST})(?: (?:de ahi|de aqui))?`,
    'quital[oa]|quiten(?:lo|la)|(?:yo )?no quise (?:poner|escribir|mandar|decir) eso|eso no va(?: ahi| aqui)?|take (?:it|that) (?:back|out)|remove (?:it|that|the last(?: one| thing)?)',
  ],
  discard: [
    `${MAY}(?:cancelar|borrar|eliminar|descartar|anular|desechar)(?:l[oa])?${IT}`,
    `(?:cancela|cancele|borra|borre|elimina|elimine|descarta|descarte|anula|anule)(?:l[oa])?${IT}`,
    `${MAY}(?:empezar|comenzar|iniciar|volver a empezar)(?:lo)? (?:de nuevo|de cero|otra vez|desde cero|desde el principio)`,
    'volver a empezar|reiniciar|de nuevo|desde cero|olvidal[oa]|olvidelo|mejor no|(?:ya )?no quiero(?: (?:seguir|nada|hacerlo|continuar))?',
    `${MAY}(?:cancel|delete|discard|erase)(?:${IT}| everything)|start (?:over|again)|restart|reset|never ?mind|forget it`,
  ],
  edit: [
    '(?:ya )?(?:me |nos )?(?:equivoque|equivocamos|confundi|confundimos)(?: (?:(?:de|en) )?(?:todo|algo|eso|la (?:respuesta|anterior|pregunta|ultima)|lo anterior|un dato|una respuesta|respuesta))?',
    '(?:cometi|tengo|hay|hice|tuve) (?:un |unos |algunos )?error(?:es)?|error|fue (?:un |mi )?error|asi no(?: era)?|no (?:era|es) (?:eso|asi|esa|ese|correct[oa])|cambie de opinion',
    'como (?:lo )?(?:edito|corrijo|cambio|modifico)|(?:regresar|volver|ir|regresa|vuelve) al (?:inicio|principio|comienzo)',
    '(?:eso|esto|ese dato|esa respuesta|lo anterior|la anterior|algo)? ?(?:esta|estaba|puse) mal(?: (?:eso|esto|algo|lo anterior|la respuesta|un dato))?|(?:lo |la )?(?:puse|escribi) mal',
    `${MAY}(?:corregir|cambiar|editar|modificar|arreglar|rectificar|actualizar)(?:l[oa])?(?: (?:algo|(?:un|el|otro) (?:campo|dato)|unas? cosas?|(?:mi|la|una|otra) (?:respuesta|anterior)(?: anterior)?|mis respuestas|lo (?:anterior|que (?:puse|escribi))|eso|esto|(?:el|mi) (?:informe|reporte)))?`,
    '(?:corrige|corrija|cambia|cambie|edita|edite|modifica|modifique)(?:l[oa])?(?: (?:eso|esto|algo|lo anterior|la anterior|la respuesta))?',
    '(?:i made )?(?:a |my )?mistake|(?:that s |thats |it s )?wrong|my bad|i (?:was|got it|typed it) wrong',
    `${MAY}(?:edit|change|fix|correct)(?: (?:it|this|that|something|my (?:last )?(?:answer|report)|the (?:last|previous) answer|an answer))?`,
  ],
  back: [
    `${MAY}(?:regresar(?:me)?|volver|retroceder|ir(?:me)? atras)${BEFORE}`,
    `(?:regresa|regrese|vuelve|vuelva|regres[ae]me|regresate|ve|vete)${BEFORE}`,
    '(?:la |el |lo )?(?:pregunta |campo |respuesta )?anterior|(?:para |pa |hacia )?atras',
    `${MAY}(?:go )?back(?: one| to the (?:previous|last) (?:question|field|one))?|(?:go to (?:the )?)?previous(?: (?:question|field|one))?`,
  ],
  skip: [
    '(?:la verdad )?(?:yo )?(?:no|ni) (?:lo |la |me la |me lo )?se(?: (?:aun|todavia|bien|la respuesta|ese dato|eso))?|nose|ni idea',
    'no tengo (?:ni )?idea|no (?:tengo|cuento con)(?: (?:ese|el|esa|la|este|esta) (?:dato|informacion|respuesta))?|no (?:lo |me )?(?:recuerdo|acuerdo)(?: bien)?|no estoy segur[oa]|quien sabe',
    '(?:la |el |a la |al |ir a la )?siguiente(?: (?:pregunta|campo))?|siguele|sigue|sigamos|seguir|continua|continuemos|continue|avanza|adelante|otra pregunta',
    'paso|pasa(?:l[oa])?|pasar(?:l[oa])?(?: a la siguiente)?|pasemos(?: a (?:la siguiente|otra cosa))?',
    `${LATER}(?: (?:lo |la )?(?:lleno|contesto|respondo|pongo|hago|te digo|le digo))?|(?:lo |la )?(?:lleno|contesto|respondo|pongo) ${LATER}`,
    `${MAY}(?:deja|dejal[oa]|dejar(?:l[oa])?|ponlo)(?: este campo| esto)? (?:en )?(?:blanco|vacio|asi)`,
    `${MAY}(?:saltar(?:me|l[oa])?|salta(?:l[oa])?|omite(?:l[oa])?|omita|omito|omitir(?:l[oa])?)(?: (?:esto|eso|esta|este|(?:este|ese|el) campo|(?:esta|esa|la) pregunta))?`,
    '(?:aun|todavia) no(?: (?:lo )?se)?|no por ahora|(?:no quiero|prefiero no) (?:contestar|responder|decir(?:lo)?)|(?:lo |la )?dejo en blanco|avanzar|seguimos',
    'no|nop|nope|nel|nah|no no|next(?: (?:question|one|field))?|skip(?: (?:it|this|that|this (?:question|one|field)))?|pass|continue|go on',
    'i (?:don ?t|do not) (?:know|remember|have (?:it|that))(?: yet)?|idk|no idea|not sure|leave (?:it|this) blank',
  ],
  new: [
    `${WISH} (?:hacer|empezar|iniciar|comenzar|crear|llenar|generar|abrir|levantar|capturar|elaborar|start|begin|create|make|file) ${REPORT}`,
    '(?:quiero|quisiera|necesito|ocupo) (?:un|otro) (?:nuevo )?(?:informe|reporte)(?: nuevo| de visita)?',
    '(?:crear|empezar|iniciar|comenzar) (?:el |mi |un |otro )?(?:nuevo )?(?:informe|reporte)|(?:start|begin|create) (?:a |another )?(?:new )?report',
    '(?:otro|nuevo|un nuevo) (?:informe|reporte)|(?:informe|reporte) nuevo|(?:new|another) (?:report|one)|new|empezar|iniciar|comenzar|start|begin',
  ],
  nothing: [
    ...SHRUGS,
    'sip?|simon|si (?:claro|por favor|esta bien|asi es|es correcto)|ok|okay|okey|oki|oka|va|vale|sale|dale|orale|claro(?: que si)?|por supuesto',
    'entendid[oa]|(?:ya )?(?:entendi|entiendo|comprendo|veo)|de acuerdo|(?:me parece|esta|muy|todo)? ?bien|perfecto|excelente|genial|super|(?:es )?correcto|exact(?:o|amente)|asi es|afirmativo|confirmo|confirmad[oa]|confirmar|aceptar|aja|asi esta bien|esta correcto|va que va|(?:de|por) nada|continuar',
    'gracias por (?:(?:su|tu|el|la) )?(?:apoyo|atencion|tiempo|comprension)|muchas gracias por (?:(?:su|tu|el|la) )?(?:apoyo|atencion|tiempo|comprension)',
    'yes|yep|yeah|yup|sure|right|fine|great|cool|perfect|got it|understood|i see|all ?right|lol|ja(?:ja)*|je(?:je)*|xd',
    'oye|oiga|disculp(?:a|e)|perdon|por favor|please|bot|hey',
  ],
};
