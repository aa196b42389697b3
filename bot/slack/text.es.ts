/** What only Slack's users read. */
export const slackTexts = {
  answeredInChat: 'Le respondo en nuestro chat directo.',
  openChat: 'Abrir el chat',
  windowExpired: 'La ventana no se abrió a tiempo. Pulse «Pedir cambios» de nuevo.',
  windowGone: 'La ventana ya no sirve. Ciérrela y pulse «Pedir cambios» de nuevo.',
  windowTitle: 'Pedir cambios',
  overflow: 'Texto completo',
} as const;
