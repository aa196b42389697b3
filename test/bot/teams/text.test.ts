import type { Activity } from 'botbuilder';
import { filesOf } from '../../../bot/teams/files';
import { textOf, writtenIn } from '../../../bot/teams/text';

const BOT = { id: '28:bot', name: 'Informes de visita' };
const mention = (id: string, name: string, text = `<at>${name}</at>`) => ({
  type: 'mention',
  mentioned: { id, name },
  text,
});
const own = mention(BOT.id, BOT.name);

function said(text: string, html?: string, entities: readonly unknown[] = []): string {
  const attachments = html === undefined ? [] : [{ contentType: 'text/html', content: html }];
  return textOf({ type: 'message', text, attachments, entities, recipient: BOT } as unknown as Activity);
}

describe('what Teams escaped is read as what it stands for where the HTML beside it says so', () => {
  test.each([
    ['A &amp; B', '<p>A &amp; B</p>', 'A & B'],
    ['A &amp; B', undefined, 'A &amp; B'],
    ['3 &lt; 4 &gt; 2', '<div>3 &lt; 4 &gt; 2</div>', '3 < 4 > 2'],
    ['dos&nbsp;palabras', '<p>dos&nbsp;palabras</p>', 'dos palabras'],
    [
      'dos&#160;palabras &#39;así&#39; &quot;o&quot; &#xE1;',
      '<p>dos&nbsp;palabras \'así\' "o" á</p>',
      'dos palabras \'así\' "o" á',
    ],
    // Somebody typed the spelling itself.
    ['escriba &amp; para &', '<p>escriba &amp;amp; para &amp;</p>', 'escriba &amp; para &'],
    ['escriba &amp;amp; para &amp;', '<p>escriba &amp;amp; para &amp;</p>', 'escriba &amp; para &'],
    ['&amp;lt;b&amp;gt;', '<p>&amp;lt;b&amp;gt;</p>', '&lt;b&gt;'],
    ['A & B; C &D; 3 < 4', '<p>A &amp; B; C &amp;D; 3 &lt; 4</p>', 'A & B; C &D; 3 < 4'],
    ['a &noexiste; b', '<p>a &amp;noexiste; b</p>', 'a &noexiste; b'],
    ['x &amp; 🙂', '<p>x &amp; <img alt="🙂" itemtype="http://schema.skype.com/Emoji"></p>', 'x & 🙂'],
    ['a &#0; &#x110000;', '<p>x</p>', 'a &#0; &#x110000;'],
  ])('«%s» beside %s', (text, html, typed) => expect(said(text, html)).toBe(typed));
});

describe('mentions', () => {
  test.each([
    ['<at>Informes de visita</at> ver', 'ver'],
    ['<at>Informes de visita</at>\u00a0ver', 'ver'],
    ['<at>Informes de visita</at>&nbsp;ver', 'ver'],
    ['<at>Informes de visita</at>&nbsp;', ''],
    ['<at id="0">Informes de visita</at> ver', 'ver'],
    ['hola <at>Informes de visita</at>&nbsp;ver', 'hola ver'],
    ['uno\n<at>Informes de visita</at>\ndos', 'uno\n\ndos'],
  ])('of the bot goes, and the space after it: %j', (text, typed) => expect(said(text, undefined, [own])).toBe(typed));

  test('of other people become their names, every one', () => {
    const [ana, luis] = [mention('29:ana', 'Ana Ruiz'), mention('29:luis', 'Luis Gil &amp; Co')];
    const text =
      '<at>Informes de visita</at> que <at>Ana Ruiz</at>, <at id="2">Luis Gil &amp; Co</at> y <at>Ana Ruiz</at> lo vean';
    expect(said(text, '<p>x &amp; y</p>', [own, ana, luis, ana])).toBe(
      'que Ana Ruiz, Luis Gil & Co y Ana Ruiz lo vean',
    );
  });

  test.each([
    ['typed out', 'el <at>texto</at>', []],
    ['of nobody', '<at></at>x', [{ type: 'mention' }, { type: 'mention', mentioned: null }, { type: 'clientInfo' }]],
  ])('%s stay as they are', (_, text, entities) => expect(said(text, undefined, entities)).toBe(text));
});

test('an attachment of a kind that is no text is passed over', () => {
  const attachments = [{ contentType: { toString: 1 }, content: '<p>UTSI</p>' }];
  const activity = { type: 'message', text: 'UTSI', attachments } as unknown as Activity;
  expect(writtenIn(activity)).toEqual({ text: 'UTSI' });
});

describe('files', () => {
  const files = (...attachments: unknown[]) => filesOf({ type: 'message', attachments } as unknown as Activity);
  const download = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    contentUrl: 'https://ine.sharepoint.com/personal/ana/acta.pdf',
    name: 'acta.pdf',
    content: { downloadUrl: 'https://ine.sharepoint.com/download?tempauth=secret', uniqueId: '1', fileType: 'pdf' },
  };

  test('have their name, and the address that asks who opens it', () =>
    expect(files(download)).toEqual([{ name: 'acta.pdf', url: 'https://ine.sharepoint.com/personal/ana/acta.pdf' }]));

  test('without a name or an address are files all the same', () =>
    expect(files({ contentType: download.contentType, content: {} })).toEqual([{ name: '' }]));

  test('pasted as a picture are one, whether attached or in the text', () => {
    const url = 'https://smba.trafficmanager.net/amer/v3/attachments/1/views/original';
    const inText = (html: string) => ({ contentType: 'text/html', content: html });
    const image = `<p>mire <img alt="image" src="${url}" itemtype="http://schema.skype.com/AMSImage"></p>`;
    expect(files({ contentType: 'image/*', contentUrl: url }, inText(image))).toEqual([{ name: '', url }]);
    expect(files(inText(image))).toEqual([{ name: 'image', url }]);
  });

  test.each([
    ['the message as HTML', { contentType: 'text/html', content: '<p>hola</p>' }],
    ['an emoji', { contentType: 'text/html', content: '<img alt="🙂" itemtype="http://schema.skype.com/Emoji">' }],
    ['a card', { contentType: 'application/vnd.microsoft.card.adaptive', content: {}, name: 'x' }],
    ['a quoted message', { contentType: 'messageReference', content: '{}', name: 'x' }],
    ['nothing', { contentType: 7 }],
  ])('are not %s', (_, attachment) => expect(files(attachment)).toEqual([]));
});
