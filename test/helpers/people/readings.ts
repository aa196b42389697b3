/** What is typed to a new report, one message after another, with what the card below says of it. */
export const READINGS: readonly (readonly [typed: string, said: readonly string[]])[] = [
  ['👍', ['«👍» no dice qué anotar. Escriba la respuesta.']],
  ['Jurídico', ['«Jurídico» se leyó como Dirección Ejecutiva de Asuntos Jurídicos (DEAJ).']],
  ['estados como Sonora y Chihuahua', ['nombra Sonora y Chihuahua. ¿Se anota así, o se deja la frase?']],
  ['DF', ['«DF» se leyó como Ciudad de México.']],
  ['???', ['«???» no dice qué anotar. Escriba la respuesta, u «omitir» para dejarlo en blanco.']],
  ['semana santa de 2023', ['¿Cuáles fueron?', 'del 2 al 8 de abril de 2023', 'del 3 al 7 de abril de 2023']],
  ['del 3 al 7 de abril de 2023 excepto el 5', ['¿Se anota 3, 4, 6 y 7 de abril de 2023?']],
  ['todos los lunes de abril de 2023', ['¿Se anota 3, 10, 17 y 24 de abril de 2023?']],
  ['3-5 y 10 abr 23', ['«3-5 y 10 abr 23» se leyó así: del 3 al 5 y 10 de abril de 2023.']],
  ['...', ['«...» no dice qué anotar.']],
  ['Local', ['Objetivo de la visita']],
  ['👍🏽👍🏽', ['«👍🏽👍🏽» no dice qué anotar.']],
];
