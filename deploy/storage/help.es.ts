const ADDRESSES = `FROM, TO y URL son direcciones de almacenes, como en STORAGE_URL:
  sqlite:./data/visits.db
  mongodb://usuario:contraseña@servidor:27017/visitas`;

const STORAGE = `  --storage URL   el almacén; si falta, el de STORAGE_URL (o de .env), el mismo que usa el bot`;

const CODES = `Termina con 0 si todo está bien; con 1 si hubo diferencias, daños, una negativa o una interrupción;
con 2 si la orden está mal escrita.`;

/** What `--help` says, as a whole and of each command. */
export const HELP = {
  all: `Cuida el almacén de los informes.

Uso: npm run storage -- ORDEN …

  copy FROM TO [--overwrite]                    copia todos los informes de un almacén a otro
  backup FILE [--storage URL] [--overwrite]     los guarda en un archivo
  restore FILE [--storage URL] [--overwrite]    los trae de vuelta desde un archivo
  verify [--storage URL]                        revisa cada informe del almacén
  verify FILE                                   revisa un respaldo
  verify FROM TO                                compara dos almacenes, o un almacén y un respaldo
  dead [--storage URL]                          enumera los mensajes que no se pudieron entregar
  revive ID [--storage URL]                     vuelve a entregar uno de ellos

${ADDRESSES}

En un contenedor, sin npm: node dist/deploy/storage/main.js ORDEN …
Detenga los bots que escriben en el destino mientras dure copy o restore.
Cada orden se explica con: npm run storage -- ORDEN --help

${CODES}
`,
  copy: `Copia todos los informes de un almacén a otro, con su historial y sus mensajes por entregar.

Uso: npm run storage -- copy FROM TO [--overwrite]

${ADDRESSES}

  --overwrite   reemplaza, uno por uno y enteros, los informes del destino que son distintos

Detenga los bots de ambos almacenes: lo que cambie mientras tanto saldrá como diferencia.
Lo que ya está y es igual no se toca; si se interrumpe, la misma orden continúa. Si el destino tiene
informes distintos, o sus folios son de otros, no se escribe nada. Nunca se borra un informe.
Al final vuelve a leer el destino y compara cada informe con el origen.

${CODES}
`,
  backup: `Guarda todos los informes en un archivo que solo su dueño puede leer.

Uso: npm run storage -- backup FILE [--storage URL] [--overwrite]

${STORAGE}
  --overwrite     reemplaza el archivo si ya existe

Los bots pueden seguir trabajando. El archivo aparece con su nombre cuando está completo; si se
interrumpe, la misma orden empieza de nuevo. Contiene datos de personas: guárdelo en consecuencia.

${CODES}
`,
  restore: `Trae los informes de un respaldo al almacén.

Uso: npm run storage -- restore FILE [--storage URL] [--overwrite]

${STORAGE}
  --overwrite     reemplaza, uno por uno y enteros, los informes del almacén que son distintos

Detenga los bots de ese almacén. Antes de escribir se lee el archivo entero; si está dañado, no se
escribe nada. Lo que ya está y es igual no se toca; si se interrumpe, la misma orden continúa. Si el
almacén tiene informes distintos, o sus folios son de otros, no se escribe nada. Nunca se borra un informe.
Al final vuelve a leer el almacén y compara cada informe con el respaldo.

${CODES}
`,
  verify: `Revisa un almacén o un respaldo, o compara dos.

Uso: npm run storage -- verify [--storage URL]
     npm run storage -- verify FILE
     npm run storage -- verify FROM TO     (almacenes o respaldos)

${ADDRESSES}
${STORAGE}

De cada informe revisa que se pueda leer, que su historial esté completo y encadenado, que sus eventos
lleven al estado guardado, que las columnas de búsqueda digan lo mismo, y que sus mensajes se puedan
leer; de los folios, que sean únicos y consecutivos. No cambia nada.

${CODES}
`,
  dead: `Enumera los mensajes que no se pudieron entregar, con su último error.

Uso: npm run storage -- dead [--storage URL]

${STORAGE}

${CODES}
`,
  revive: `Vuelve a poner en la fila un mensaje que no se pudo entregar. Los bots pueden seguir trabajando.

Uso: npm run storage -- revive ID [--storage URL]

  ID              como lo muestra la orden dead
${STORAGE}

${CODES}
`,
} as const;
