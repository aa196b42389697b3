/** Why a file is not made, or not given. */
export const madeFileProblems = {
  'file.order': () => 'Ese archivo ya no se puede preparar desde aquí. Pídalo de nuevo.',
  'file.own-chat': () => 'Un archivo se entrega a cada persona: pídalo en su chat con el bot.',
  'file.busy': () => 'Ya preparo un archivo para usted. Espere a que termine, o cancélelo.',
  'file.link-expired': (d: { days: number }) =>
    `Este enlace ya venció: sirve ${d.days === 1 ? 'un día' : `${d.days} días`}. Pida el archivo de nuevo al bot.`,
  'file.link-forged': () => 'Este enlace no es válido. Pida el archivo de nuevo al bot.',
  'file.many-at-once': () => 'En este momento se preparan varios archivos. Intente en un minuto.',
} as const;
