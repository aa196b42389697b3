/** What those who look after the bot are told: what it could not do, why, and what to do. By the platforms' own codes. */

const WHY: Readonly<Record<string, string>> = {
  // Slack
  not_in_channel: 'no estoy en el canal. Invíteme ahí con /invite',
  channel_not_found:
    'no encuentro el canal, o es privado y no estoy en él. Invíteme ahí con /invite, o revise SLACK_REVIEW_CHANNEL',
  is_archived: 'el canal está archivado. Desarchívelo, o cambie SLACK_REVIEW_CHANNEL',
  channel_is_archived: 'el canal está archivado. Desarchívelo, o cambie SLACK_REVIEW_CHANNEL',
  missing_scope: 'a la aplicación le faltan permisos. Instálela de nuevo en Slack con el manifiesto de esta versión',
  // Teams
  BotNotInConversationRoster: 'no estoy en el equipo del canal. Agregue la aplicación a ese equipo',
  ConversationNotFound: 'no encuentro el canal. Revise TEAMS_REVIEW_CHANNEL; debe ser un canal estándar',
};

const ofToken = 'Slack ya no acepta mi credencial. Instale de nuevo la aplicación y ponga la nueva en SLACK_BOT_TOKEN';
const TOKEN: ReadonlySet<string> = new Set([
  ...['invalid_auth', 'not_authed', 'token_expired', 'token_revoked', 'account_inactive', 'tokens_revoked'],
]);
const UNCONFIGURED: Readonly<Record<string, string>> = {
  slack: 'falta decir en qué canal de Slack se revisan. Ponga su id en SLACK_REVIEW_CHANNEL',
  teams: 'falta decir en qué canal de Teams se revisan. Ponga su enlace o su id en TEAMS_REVIEW_CHANNEL',
};

export interface Trouble {
  readonly platform: string;
  /** '' where it is all of the platform. */
  readonly conversation: string;
  /** The platform's own code, '' where it gave none; `no_review_channel`, `not_configured`, `given_up` and `fault` are ours. */
  readonly reason: string;
  readonly status?: number;
}

/** What to mend; for what has no words of its own, the platform's code. */
export function whyText({ platform, reason, status }: Trouble): string {
  if (reason === 'no_review_channel') return UNCONFIGURED[platform] ?? 'falta configurar el canal de revisión';
  if (reason === 'fault') return 'falló el bot mismo; su registro dice en qué';
  if (reason === 'not_configured') return 'esa plataforma está apagada en la configuración';
  const known = Object.hasOwn(WHY, reason) ? WHY[reason] : undefined;
  if (known !== undefined) return known;
  if (/^restricted_action/.test(reason)) return 'el canal no me deja escribir. Déme permiso en los ajustes del canal';
  if (platform === 'teams' && status === 403)
    return `no tengo acceso al canal (403 ${reason}). Agregue la aplicación a su equipo`;
  if (platform === 'teams' && status === 404)
    return `no encuentro el canal (404 ${reason}). Revise TEAMS_REVIEW_CHANNEL; debe ser un canal estándar`;
  const name = platform === 'teams' ? 'Teams' : 'Slack';
  const answer = [status, reason].filter(Boolean).join(' ');
  return answer === '' ? `${name} no responde` : `${name} respondió ${answer}`;
}

/** A message to an operator. Slack shows `<#C…>` as the channel's name. */
export function alarmText(trouble: Trouble): string {
  const { platform, conversation, reason } = trouble;
  if (reason === 'app_uninstalled')
    return 'Quitaron la aplicación del espacio de Slack. Los avisos esperan; instálela de nuevo y ponga la nueva credencial en SLACK_BOT_TOKEN.';
  if (TOKEN.has(reason)) return `${ofToken}. Los avisos esperan.`;
  if (reason === 'given_up')
    return 'Un aviso no se pudo entregar en dos semanas y ya no lo intento. Véalo con «npm run storage -- dead» y reenvíelo con «revive».';
  const where = platform === 'slack' && conversation !== '' ? `<#${conversation}>` : `el canal ${conversation}`.trim();
  return `No puedo publicar los informes en ${where}: ${whyText(trouble)}. Lo sigo intentando, y los publico en cuanto se pueda.`;
}

/** Troubles of the whole application, whatever was being said. */
export const isOfApplication = (reason: string): boolean =>
  TOKEN.has(reason) || reason === 'app_uninstalled' || reason === 'missing_scope';
