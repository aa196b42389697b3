import { visitReport } from '../../../core/form/visit-report';
import { readTalk } from '../../../core/talk/talk';
import parrafos from '../../fixtures/parrafos.json';
import { seeds } from '../../fixtures/seeds';

const talkIn = (text: string) => readTalk(visitReport, text);

test.each([
  ...['ya te lo dije', 'ya lo dije arriba', 'te lo acabo de decir', 'eso ya lo contesté', 'como te dije antes'],
  ...['eres un inútil', 'pinche bot', 'no sirves para nada', 'qué porquería', 'déjame en paz', 'vete al diablo'],
  ...[
    'no me entiendes',
    'otra vez lo mismo',
    'por qué me preguntas lo mismo',
    'estoy harto',
    'ya te lo dije, Coahuila',
  ],
  ...['da igual', 'pon lo que quieras', 'lo que sea', 'probando 1 2 3', 'bla bla bla', 'no manches'],
  ...['cancelar no mejor no', 'no mejor cancelar', 'no espera mejor sí', 'no pues ya ni modo'],
])('«%s» is said to the bot', (text) => expect(talkIn(text)).toMatchObject({ wants: 'nothing', sure: false }));

test.each(['asdf', 'asdasd', 'qwerty', 'sdfg', 'xxx', 'lkjlkj', 'fjdksl', 'asdf qwer'])('«%s» is nonsense', (text) =>
  expect(talkIn(text)).toMatchObject({ wants: 'nothing', nonsense: true }),
);

test.each([
  ...[
    'X',
    'N/A',
    'S/N',
    'PREP',
    'VMRE',
    'CNPSM',
    'No hay errores',
    'Si bien se avanzó, faltan equipos',
    'La TI de la Junta',
  ],
  ...['Ya se puso el sello', 'Ya se respondió el oficio', 'No sirvió el equipo', 'El equipo de la Junta no sirve'],
  ...['Te informo que fui a Coahuila el 3 de abril', 'Entrega de material de «Tu voto, tu voz»', 'Lorem'],
])('«%s» is not', (text) => expect(talkIn(text)).toBeUndefined());

const textsOf = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};
/** Any beginning, and any few words, of what the Institute published. */
const prose = [...textsOf(seeds), ...parrafos.parrafos.slice(0, 10).map(({ texto }) => texto)].flatMap((text) => {
  const words = text.split(/\s+/);
  return words.flatMap((_, at) => [words.slice(0, at + 1), ...[2, 3, 5, 9].map((n) => words.slice(at, at + n))]);
});

test('nothing of the published reports is talk', () => {
  const talk = [...new Set(prose.map((words) => words.join(' ')))].filter((text) => talkIn(text) !== undefined);
  expect(talk).toEqual([]);
});
