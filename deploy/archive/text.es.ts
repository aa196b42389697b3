export const HELP = `Escribe en una carpeta la copia de archivo (PDF/A-3a, con los datos del informe en JSON) de cada informe aprobado.

Uso: npm run archive -- CARPETA [AAAA-MM]

  CARPETA    donde van los archivos; se crea si no existe
  AAAA-MM    solo los informes de ese mes, como 2023-04; si falta, todos

Lee el almacén del bot (STORAGE_URL) y anota en el historial de cada informe la copia que escribe, para que
«verificar» la reconozca; el bot puede seguir en marcha. Lo que ya está en la carpeta no se toca: si se
interrumpe, la misma orden sigue donde quedó. Termina con 0 si todo está ahí; con 1 si algo falló.
`;

export const USAGE = 'La orden se escribe así: npm run archive -- CARPETA [AAAA-MM]';

const reports = (count: number): string => (count === 1 ? '1 informe' : `${count.toLocaleString('es-MX')} informes`);

export const wroteText = (name: string): string => `Escrito: ${name}`;
export const leftOutText = (folio: string, why: string): string => `No se pudo escribir ${folio}: ${why}`;
export const summaryText = (done: { written: number; there: number; failed: number }): string =>
  `${reports(done.written)} de archivo por escribir quedaron escritos; ${reports(done.there)} ya estaban` +
  (done.failed === 0 ? '.' : `; ${reports(done.failed)} no se pudieron escribir.`);
