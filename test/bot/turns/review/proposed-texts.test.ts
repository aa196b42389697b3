import { observationsOf } from '../../../../core/record/queries/observations';
import { Chatter, textOf } from '../../../helpers/world/chatter';
import { ANA } from '../../../helpers/people/reports';
import {
  CARLA,
  CHANNEL,
  ana,
  aReportInReview,
  ask,
  bot,
  bruno,
  press,
  report,
  states,
  told,
} from '../../../helpers/people/reviewing';

aReportInReview();

describe('a proposed text', () => {
  const text = 'Se revisó el PREP con la Junta Local.';
  const propose = (who: Chatter, words: string) =>
    ask(who, { 'text.matters.1.particular': words }, ['text.matters.1.particular']);

  test('is edited in the window, which holds the present one', async () => {
    await press(bruno, 'askChanges');
    const box = await bruno.presses('Agregar campo', { reason: '', field: 'text.matters.1.particular' }, CHANNEL);
    expect(box).toMatchObject({
      data: { inputs: [{ id: 'reason' }, { id: 'text.matters.1.particular', value: 'Se revisó el PREP.' }] },
    });
    await bruno.presses('Enviar observaciones', { 'text.matters.1.particular': text }, CHANNEL);
    expect(observationsOf(await report())).toMatchObject([{ proposed: { blocks: [{ text }] } }]);
  });

  test('left as it is, is none', async () =>
    expect(textOf(await propose(bruno, 'Se revisó el PREP.'))).toContain('Escriba qué debe cambiar'));

  test('shows its difference word by word, and is taken with one press', async () => {
    await propose(bruno, text);
    ana.shown = told();
    const card = await ana.presses('Ver texto propuesto para Asunto 1 · Asuntos en particular');
    expect(textOf(card)).toContain('se agregó: ');
    await ana.presses('Aceptar texto');
    expect(await states()).toEqual(['answered']);
    expect(JSON.stringify((await report()).answers['matters'])).toContain(text);
    const history = await bot.store.history((await report()).id);
    expect(history.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'StepAnswered', observation: '1', by: ANA }),
    );
  });

  test('is changed first, from its own words', async () => {
    await propose(bruno, text);
    ana.shown = told();
    await ana.presses('Ver texto propuesto para Asunto 1 · Asuntos en particular');
    expect(await ana.presses('Cambiarlo antes')).toMatchObject({ data: { inputs: [{ value: text }] } });
    await ana.presses('Guardar y continuar', { particular: `${text} Y el SIVEI.` });
    expect(observationsOf(await report())).toMatchObject([{ state: 'answered', answer: { how: 'changed' } }]);
  });

  test('is declined without a word', async () => {
    await propose(bruno, text);
    ana.shown = told();
    await ana.presses('Ver texto propuesto para Asunto 1 · Asuntos en particular');
    await ana.presses('No aceptarlo');
    await ana.presses('No aceptarlo', { answer: '' });
    expect(observationsOf(await report())).toMatchObject([{ state: 'answered', answer: { how: 'declined' } }]);
  });

  test('beside another stays, and is told apart from the text as it is now', async () => {
    await propose(bruno, text);
    await propose(new Chatter(bot, CARLA), 'Se revisó el PREP en Saltillo.');
    ana.shown = told();
    await ana.presses('Ver texto propuesto para Asunto 1 · Asuntos en particular');
    const seen = (await report()).version;
    await ana.presses('Aceptar texto');
    expect(await states()).toEqual(['answered', 'open']);
    await press(ana, 'observation', { observation: '2' }, {}, { place: 'personal' });
    expect(textOf(ana.shown)).toContain('El texto cambió después de esta propuesta');
    expect(textOf(ana.shown)).toContain('con la Junta Local');
    const late = await press(ana, 'takeText', { observation: '2', seen }, {}, { place: 'personal' });
    expect(textOf(late)).toContain('El texto cambió desde que abrió esta tarjeta');
    expect(await states()).toEqual(['answered', 'open']);
  });

  test('longer than a window takes is observed instead, and says so', async () => {
    await ask(bruno, { 'reason.matters.1.particular': 'Más' }, ['matters.1.particular']);
    await press(ana, 'mend', { observation: '1' }, {}, { place: 'personal' });
    await ana.types('Largo. '.repeat(600));
    await ana.types('enviar');
    await press(bruno, 'askChanges');
    const box = await bruno.presses('Agregar campo', { reason: '', field: 'text.matters.1.particular' }, CHANNEL);
    expect(textOf(box)).toContain('para proponer otro caben 3,000');
    expect(box).toMatchObject({ data: { inputs: [{ id: 'reason' }, { id: 'reason.matters.1.particular' }] } });
  });
});
