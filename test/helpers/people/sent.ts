import type { Chatter } from '../world/chatter';

/** Fills a report in to its summary, by typing. */
export async function filledBy(author: Chatter): Promise<void> {
  const answers = ['UTSI', 'Coahuila', 'omitir', 'Local', 'omitir', 'particular', 'Se revisó el PREP.'];
  for (const words of ['nuevo', ...answers, 'listo', 'revisar']) await author.types(words);
}

/** Files a report and sends it to review; gives its folio. */
export async function sentBy(author: Chatter): Promise<string> {
  await filledBy(author);
  await author.types('enviar');
  const [line] = await author.bot.store.reportsOf([author.person.id], ['in-review'], { limit: 1, offset: 0 });
  if (line?.folio === undefined) throw new Error('The report was not sent');
  return line.folio;
}
