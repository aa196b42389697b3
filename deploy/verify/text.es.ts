export const HELP = `Dice si un documento es el aprobado y, si no, desde cuándo difiere.

Uso: npm run verify -- FILE… [--json] [--storage URL]

  FILE…              archivos de Word o PDF que dio el bot
  --json             una línea de JSON por archivo: file, approved y verdict, o error
  --storage URL      el almacén, como sqlite:./data/visits.db o mongodb://servidor:27017/visitas;
                     si falta, el de STORAGE_URL (o de .env), el mismo que usa el bot

De una copia impresa, la huella que lleva al pie: npm run storage -- verify --hash HUELLA FOLIO
En un contenedor, sin npm: node dist/deploy/verify/main.js FILE…

Termina con 0 si todos son el documento aprobado, en vigor; con 1 si alguno no lo es; con 2 si alguno no se pudo
leer, el almacén falló o la orden está mal escrita.
`;

export const noFile = 'Falta el archivo: npm run verify -- FILE…';

export const unreadable = {
  missing: 'no existe o no se puede leer.',
  large: (limit: number) => `pesa más de ${limit} MB; los documentos del bot pesan mucho menos.`,
} as const;
