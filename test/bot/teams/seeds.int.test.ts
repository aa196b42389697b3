import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import { allSeeds } from '../../fixtures/seeds';
import { REVIEW, Somebody } from '../../helpers/world/bot';
import { eventually } from '../../helpers/world/eventually';
import { typeSeed } from '../../helpers/platforms/file-seed';
import { aBot } from '../../helpers/people/standing';
import { cardIn, linkOf, textOf } from '../../helpers/platforms/teams';
import { readWord } from '../../helpers/documents/word-text';

/** The month after the one that the reference reports are about. */
const clock = { now: () => new Date('2023-05-03T16:00:00Z') };
const bot = aBot({ clock });

test.each(allSeeds.map((seed) => [seed.name, seed] as const))(
  'files «%s» by typing, word for word',
  async (name, seed) => {
    const person = new Somebody(bot, `autora de ${name}`);
    const posted = bot.connector.in(REVIEW).length;
    const summary = await typeSeed(person, seed);
    expect(textOf(summary)).toContain('Resumen del informe');
    const sent = await person.click('Enviar a revisión');
    expect(textOf(sent)).toMatch(/INF-2023-000\d/);

    await eventually(() => bot.connector.in(REVIEW).length > posted);
    const post = cardIn(bot.connector.in(REVIEW).at(-1)?.activity);
    const response = await fetch(linkOf(post, 'Descargar Word'));
    expect(response.status).toBe(200);
    const word = readWord(Buffer.from(await response.arrayBuffer()));
    const wanted = readWord(renderWord(visitReport, { answers: seed.answers, state: 'in-review' }));
    expect(word.fields).toEqual(wanted.fields);
    expect(word.matters).toEqual(wanted.matters);
  },
);
