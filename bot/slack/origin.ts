import { recordAt, recordsAt, textAt, type Fields } from './fields';

/** What a payload says of the organization of whoever acts. */
export interface Origin {
  /** Their workspace, `T…`, or organization, `E…`, wherever it is named; none where the payload does not say. */
  readonly teams: readonly string[];
  /** The enterprise that their workspace belongs to; '' where the payload does not say. */
  readonly enterprise: string;
  /** The conversation is shared with another organization; undefined where the payload does not say. */
  readonly shared: boolean | undefined;
  /** Where the app that the payload was sent to is installed: a workspace, or a whole enterprise. */
  readonly installed: readonly string[];
}

/**
 * Reads it from whatever came. In a shared channel the team of an event may be anybody's, so there only
 * what is said of the person counts.
 * Rule: https://docs.slack.dev/apis/slack-connect
 */
export function originOf(body: Fields): Origin {
  if (textAt(body, 'type') === 'event_callback') return ofEvent(body);
  return typeof body['command'] === 'string' ? ofCommand(body) : ofInteraction(body);
}

function ofEvent(body: Fields): Origin {
  const flag = body['is_ext_shared_channel'];
  const shared = typeof flag === 'boolean' ? flag : undefined;
  const ofPerson = ofAuthor(messageIn(recordAt(body, 'event')));
  return {
    teams: ofPerson.length > 0 || shared === true ? ofPerson : namedIn(body, 'team_id'),
    enterprise: '',
    shared,
    installed: installedIn(body),
  };
}

/** Whose installations an event came to. */
export const installedIn = (body: Fields): readonly string[] =>
  recordsAt(body, 'authorizations').flatMap((one) => namedIn(one, 'team_id', 'enterprise_id'));

/** An edit and a removal hold the message; a removal only the one before. */
function messageIn(event: Fields): Fields {
  const subtype = textAt(event, 'subtype');
  if (subtype === 'message_changed') return recordAt(event, 'message');
  return subtype === 'message_deleted' ? recordAt(event, 'previous_message') : event;
}

const ofAuthor = (message: Fields): readonly string[] => [
  ...namedIn(message, 'user_team', 'source_team', 'team'),
  ...namedIn(recordAt(message, 'user_profile'), 'team'),
];

const ofCommand = (body: Fields): Origin => ({
  teams: namedIn(body, 'team_id'),
  enterprise: textAt(body, 'enterprise_id'),
  shared: undefined,
  installed: [],
});

/** `team` is the workspace in which it was pressed, and `enterprise` that one's: the person's, where it is theirs. */
function ofInteraction(body: Fields): Origin {
  const pressedIn = recordAt(body, 'team');
  const place = textAt(pressedIn, 'id') || textAt(body, 'team_id');
  const team = textAt(recordAt(body, 'user'), 'team_id') || place;
  const enterprise = textAt(pressedIn, 'enterprise_id') || textAt(recordAt(body, 'enterprise'), 'id');
  const isTheirs = place === '' || place === team;
  return {
    teams: team === '' ? [] : [team],
    enterprise: isTheirs ? enterprise : '',
    shared: undefined,
    installed: namedIn(recordAt(body, 'view'), 'app_installed_team_id'),
  };
}

const namedIn = (from: Fields, ...names: readonly string[]): readonly string[] =>
  names.map((name) => textAt(from, name)).filter((id) => id !== '');
