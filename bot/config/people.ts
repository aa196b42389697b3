import { listOf, Wrong } from './reader';

/** A member of Teams by the service's id or the directory's, or one of Slack. */
const PERSON = /^(teams:[^\s,=]+|slack:[UW][A-Z0-9]+)$/;

/** People write the platform's name in any case. */
export const personIdIn = (raw: string): string =>
  raw.trim().replace(/^(teams|slack):/i, (prefix) => prefix.toLowerCase());

export const isPersonId = (id: string): boolean => PERSON.test(id);

const quoted = (names: readonly string[]): string => names.map((name) => `«${name}»`).join(', ');

/** Person ids, by commas. */
export function people(raw: string): readonly string[] | Wrong {
  const ids = listOf(raw).map(personIdIn);
  const wrong = ids.filter((id) => !isPersonId(id));
  return wrong.length === 0
    ? [...new Set(ids)]
    : new Wrong(`${quoted(wrong)} no identifica a una persona; use teams:ID o slack:U…, separados por comas.`);
}

/** People known by several ids, by commas: each as its ids, by equals signs. One id alone is nobody else's. */
export function samePeople(raw: string): readonly (readonly string[])[] | Wrong {
  const groups = listOf(raw).map((group) => [...new Set(group.split('=').map(personIdIn))]);
  const ids = groups.flat();
  const wrong = ids.filter((id) => !isPersonId(id));
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  if (wrong.length > 0)
    return new Wrong(
      `${quoted(wrong)} no identifica a una persona; use teams:ID=slack:U…, y comas entre una persona y otra.`,
    );
  return twice.length === 0
    ? groups
    : new Wrong(`${quoted(twice)} está en más de una persona; escriba juntos todos sus identificadores, con =.`);
}

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Domains of e-mail addresses, by commas; `off`: none. */
export function emailDomains(raw: string): readonly string[] | Wrong {
  if (raw.trim().toLowerCase() === 'off') return [];
  const domains = listOf(raw).map((one) => one.toLowerCase().replace(/^@/, ''));
  const wrong = domains.filter((domain) => !DOMAIN.test(domain));
  return wrong.length === 0
    ? [...new Set(domains)]
    : new Wrong(`${quoted(wrong)} no es un dominio de correo; use uno como ine.mx, comas entre varios, u off.`);
}
