import { text } from './elements';
import { blocksOf, card, converted, textOf } from './reading';

describe('Markdown', () => {
  const mrkdwn = (written: string): unknown => {
    const [block] = blocksOf(converted(card([text(written)])));
    return block?.type === 'section' ? block.text?.text : block?.type;
  };

  test.each([
    ['**a** y __b__', '*a* y *b*'],
    ['*a* y _b_', '_a_ y _b_'],
    ['**_a_**', '*_a_*'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['[a **b**](https://x.mx/?a=1&b=2)', '<https://x.mx/?a=1&amp;b=2|a> *<https://x.mx/?a=1&amp;b=2|b>*'],
    ['[a](javascript:alert(1))', '[a](javascript:alert(1))'],
    ['5 \\- 3', '5 - 3'],
    ['<!channel> <@U123>', '&lt;!channel&gt; &lt;@U123&gt;'],
    ['a\n\nb', 'a\n\nb'],
    ['a&nbsp;&lt;b&gt; &copy;', 'a\u00A0&lt;b&gt; &amp;copy;'],
    ['4. cuatro\n5. cinco', '4. cuatro\n5. cinco'],
  ])('%j is %j', (written, expected) => expect(mrkdwn(written)).toBe(expected));

  test.each(['\\*a\\*', 'a_b_c', '2 * 3 * 4', ':smile:', '**a**b', '> a', '`a`', '- a\n- b', '1. a\n2. b'])(
    '%j is shown as rich text, since mrkdwn would read it otherwise',
    (written) => expect(mrkdwn(written)).toBe('rich_text'),
  );

  test('a list is a list', () => {
    const [block] = blocksOf(converted(card([text('Falta:\n- la *fecha*\n- el objetivo\n\n1. uno\n2. dos')])));
    expect(block).toMatchObject({
      elements: [
        { type: 'rich_text_section', elements: [{ text: 'Falta:' }] },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [{ elements: [{ text: 'la ' }, { text: 'fecha', style: { italic: true } }] }, {}],
        },
        { type: 'rich_text_list', style: 'ordered', elements: [{}, {}] },
      ],
    });
  });

  test('dates are written in the zone asked for where a client cannot', () => {
    const at = (timeZone: string): string =>
      textOf(converted(card([{ type: 'RichTextBlock', inlines: ['{{TIME(2023-04-14T06:08:00Z)}}'] }]), { timeZone }));
    expect(at('America/Mexico_City')).toMatch(/^12:08/);
    expect(at('America/Tijuana')).toMatch(/^11:08/);
    expect(textOf(converted(card([text('{{DATE(ayer, SHORT)}}')])))).toBe('{{DATE(ayer, SHORT)}}');
  });
});
