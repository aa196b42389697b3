/**
 * Names of Slack's emoji that mean yes where somebody reacts with them. Hearts and applause are kind, and agree to
 * nothing. Names: https://github.com/iamcal/emoji-data, which Slack draws its emoji from.
 */
const YES: ReadonlySet<string> = new Set([
  ...['+1', 'thumbsup', 'thumbsup_all', 'white_check_mark', 'heavy_check_mark', 'ballot_box_with_check'],
  ...['ok_hand', 'ok', '100'],
]);

/** A skin tone comes behind the name: `+1::skin-tone-3`. */
export const meansYes = (name: string): boolean => YES.has(name.split('::')[0] ?? '');
