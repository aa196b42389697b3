const CONTINUES: Readonly<Record<string, string>> = { teams: 'Continúa en Teams.', slack: 'Continúa en Slack.' };

/** On a card whose report goes on in another conversation: of which platform, where it is another one. */
export const continuesOn = (platform: string | undefined): string =>
  CONTINUES[platform ?? ''] ?? 'Continúa en otra conversación.';
