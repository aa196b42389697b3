/** A member of Teams by the service's id or the directory's, or one of Slack. */
const PERSON = /^(teams:[^\s,]+|slack:[UW][A-Z0-9]+)$/;

/** People write the platform's name in any case. */
export const personIdIn = (raw: string): string =>
  raw.trim().replace(/^(teams|slack):/i, (prefix) => prefix.toLowerCase());

export const isPersonId = (id: string): boolean => PERSON.test(id);
