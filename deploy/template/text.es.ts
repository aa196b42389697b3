export const HELP = `Revisa la plantilla de Word con la que se hacen los informes.

Uso: npm run template -- check [FILE]

  check FILE         dice qué le falta o le sobra a ese archivo .docx para ser la plantilla, y en qué
                     lugar; si falta FILE, revisa la de TEMPLATE (o de .env), y si tampoco hay, la que
                     viene con el bot

El bot revisa lo mismo al arrancar, y no arranca con una plantilla que tenga fallas.
Qué marcadores puede llevar y cómo se cambia: documents/README.md.
En un contenedor, sin npm: node dist/deploy/template/main.js check FILE

Termina con 0 si todo está bien; con 1 si hay fallas; con 2 si la orden está mal escrita.
`;

export const USAGE = 'La orden se escribe así: npm run template -- check [FILE]';
