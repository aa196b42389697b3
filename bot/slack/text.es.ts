/** What only Slack's users read. */
export const slackTexts = {
  answeredInChat: 'Le respondo en nuestro chat directo.',
  openChat: 'Abrir el chat',
  windowExpired: 'La ventana no se abrió a tiempo. Pulse «Pedir cambios» de nuevo.',
  windowGone: 'La ventana ya no sirve. Ciérrela y pulse «Pedir cambios» de nuevo.',
  windowTitle: 'Pedir cambios',
  overflow: 'Texto completo',
  unreachable: (channel: string, why: string) =>
    `No puedo publicar los informes en <#${channel}>: ${why}. Los que falten se publican cuando una persona operadora los reenvíe.`,
  reasons: {
    not_in_channel: 'no estoy en el canal; invíteme con /invite',
    channel_not_found:
      'no encuentro el canal, o es privado y no estoy en él; revise SLACK_REVIEW_CHANNEL e invíteme con /invite',
    is_archived: 'el canal está archivado; desarchívelo, o cambie SLACK_REVIEW_CHANNEL',
  },
} as const;
