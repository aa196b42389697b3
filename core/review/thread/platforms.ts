import { clip } from '../../form/reading/words';
import { saidOn } from './mirroring';
import type { Comment, Report } from '../../record/types';
import { platforms as words } from './platforms.es';

/** Characters of a name: whoever chose it may fill a card with it. */
const NAME = 80;

export const platformName = (platform: string): string => words.names[platform] ?? platform;

/** «Luis Vega, en Slack». A name is put on one line, without what turns the line's direction. */
export const whoOn = (name: string, platform: string): string => words.said(clip(name, NAME), platformName(platform));

/** Who said it, as the report's author reads it: with where, if that is another platform than theirs. */
export function whoSaid(report: Report, comment: Comment): string {
  const on = saidOn(report, comment);
  return on === report.address.platform ? comment.by.name : words.aside(comment.by.name, platformName(on));
}

/** Where reviewers can see a report's newest version, and where they cannot, though they should: by platform. */
export interface Published {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

/** Whether reviewers can see it, as far as is known. */
export const isPublished = ({ on, off }: Published): boolean => on.length > 0 || off.length === 0;

/** What its author's card says of that; undefined where it goes without saying: reviewed where they are, and nowhere else. */
export function publishedLine(report: Report, { on, off }: Published): string | undefined {
  if (on.length === 0) return undefined;
  const isPlain = off.length === 0 && on.every((platform) => platform === report.address.platform);
  if (isPlain) return undefined;
  const notYet = off.length === 0 ? [] : [words.notYet(off.map(platformName))];
  return [words.inReview(on.map(platformName)), ...notYet].join('\n');
}
