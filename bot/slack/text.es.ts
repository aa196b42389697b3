/** What only Slack's users read. */
export const slackTexts = {
  answeredInChat: 'Le respondo en nuestro chat directo.',
  openChat: 'Abrir el chat',
  windows: {
    changes: 'Pedir cambios',
    observations: 'Observación',
    reply: 'Responder',
    form: 'Formulario',
    other: 'Informe de visita',
  },
  windowExpired: (title: string) => `La ventana no se abrió a tiempo. Pulse «${title}» de nuevo.`,
  windowGone: 'La ventana ya no sirve. Ciérrela y pulse el botón de nuevo.',
  windowDone: 'Guardado. Cierre esta ventana y siga en la tarjeta.',
  overflow: 'Texto completo',
} as const;
