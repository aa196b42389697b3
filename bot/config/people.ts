import { z } from 'zod';

/** A member of Teams by the service's id or the directory's, or one of Slack. */
const PERSON = /^(teams:[^\s,=]+|slack:[UW][A-Z0-9]+)$/;

/** People write the platform's name in any case. */
export const personIdIn = (raw: string): string =>
  raw.trim().replace(/^(teams|slack):/i, (prefix) => prefix.toLowerCase());

export const isPersonId = (id: string): boolean => PERSON.test(id);

const listOf = (raw: string): readonly string[] =>
  raw
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

const quoted = (names: readonly string[]): string => names.map((name) => `«${name}»`).join(', ');

/** Person ids, by commas. */
export const people = z.string().transform((raw, context): readonly string[] => {
  const ids = listOf(raw).map(personIdIn);
  const wrong = ids.filter((id) => !isPersonId(id));
  if (wrong.length === 0) return [...new Set(ids)];
  context.addIssue({
    code: 'custom',
    message: `${quoted(wrong)} no identifica a una persona; use teams:ID o slack:U…, separados por comas.`,
  });
  return z.NEVER;
});

/** People known by several ids, by commas: each as its ids, by equals signs. One id alone is nobody else's. */
export const samePeople = z.string().transform((raw, context): readonly (readonly string[])[] => {
  const groups = listOf(raw).map((group) => [...new Set(group.split('=').map(personIdIn))]);
  const ids = groups.flat();
  const wrong = ids.filter((id) => !isPersonId(id));
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  if (wrong.length > 0)
    context.addIssue({
      code: 'custom',
      message: `${quoted(wrong)} no identifica a una persona; use teams:ID=slack:U…, y comas entre una persona y otra.`,
    });
  else if (twice.length > 0)
    context.addIssue({
      code: 'custom',
      message: `${quoted(twice)} está en más de una persona; escriba juntos todos sus identificadores, con =.`,
    });
  return wrong.length + twice.length === 0 ? groups : z.NEVER;
});

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Domains of e-mail addresses, by commas; `off`: none. */
export const emailDomains = z.string().transform((raw, context): readonly string[] => {
  if (raw.trim().toLowerCase() === 'off') return [];
  const domains = listOf(raw).map((one) => one.toLowerCase().replace(/^@/, ''));
  const wrong = domains.filter((domain) => !DOMAIN.test(domain));
  if (wrong.length === 0) return [...new Set(domains)];
  context.addIssue({
    code: 'custom',
    message: `${quoted(wrong)} no es un dominio de correo; use uno como ine.mx, comas entre varios, u off.`,
  });
  return z.NEVER;
});
