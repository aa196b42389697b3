import { plain as words } from './plain.es';
import { markedText } from '../difference/marked';
import type { Fact, Input, Link, ObservationItem, OpenLine, PageScreen, Screen } from '../../screen/screens';

/** Characters: each platform takes as many in one message, with room to spare. */
const LONGEST = 3_000;
/** Characters of one line: what somebody wrote at length is read elsewhere. */
const LONGEST_LINE = 300;
/** Entries of a list. */
const ITEMS = 8;

/** A screen's essentials as plain text, and how to go on by typing. */
export function plainText(screen: Screen): string {
  const [lines, goingOn] = partsOf(screen);
  const shown = lines.flatMap((line) => (line === undefined || line.trim() === '' ? [] : [cut(line.trim())]));
  const end = goingOn.filter((line) => line !== '').join('\n');
  const room = LONGEST - end.length - 1;
  const body = shown.join('\n');
  return [body.length > room ? `${body.slice(0, room - 1)}…` : body, end].filter((part) => part !== '').join('\n');
}

type Lines = readonly (string | undefined)[];

function partsOf(screen: Screen): readonly [what: Lines, goingOn: readonly string[]] {
  switch (screen.template) {
    case 'field': {
      const { progress, saved, notice, problem, heading, question, hint, readings, inputs, buttons } = screen.data;
      const asked = readings.length === 0 ? [] : [words.readings, ...itemsOf(readings)];
      const canSkip = buttons.some(({ press }) => press.verb === 'skip');
      return [
        [saved, notice, progress, heading, problem, ...asked, question, ...inputs.flatMap(choicesOf), hint],
        [canSkip ? words.field : words.required],
      ];
    }
    case 'form': {
      const { progress, saved, notice, heading, question, fields, opens } = screen.data;
      const asked = fields.flatMap(({ inputs, problem, readings }) => [
        ...inputs.map(({ label }) => words.item(label, '')),
        problem,
        ...(readings.length === 0 ? [] : [words.readings, ...itemsOf(readings)]),
      ]);
      return [
        [saved, notice, progress, heading, question, ...asked],
        [opens === undefined ? words.required : words.form],
      ];
    }
    case 'rows': {
      const { progress, saved, notice, hint, heading, rows, lines } = screen.data;
      const entries = [...rows.map(({ title }) => words.item(title, '')), ...lines.map(lineItem)];
      return [[saved, notice, progress, heading, hint, ...listed(entries)], [words.rows]];
    }
    case 'progress': {
      const { title, count, lines } = screen.data;
      return [[title, count, ...lines.map(lineItem)], [words.progress]];
    }
    case 'proposal': {
      const { saved, notice, heading, problem, lines, rest } = screen.data;
      const facts = lines.flatMap(({ fact, before, assumed }) => [factLine(fact), before, assumed]);
      const left = rest === undefined ? [] : [factLine({ label: rest.title, value: rest.text })];
      return [
        [saved, notice, problem, heading, ...facts, ...left],
        [lines.length === 0 ? words.asked : words.proposal],
      ];
    }
    case 'page': {
      const { progress, saved, notice, heading, question, before, rows, more, last } = screen.data;
      return [
        [saved, notice, progress, heading, question, ...before.map(factLine)]
          .concat(listed(rows.map(rowLine)))
          .concat([more, ...last.map(rowLine)]),
        [words.page],
      ];
    }
    case 'summary': {
      const { title, status, notice, problem, blanks, facts, buttons, links } = screen.data;
      const goesOn = buttons.some(({ press }) => press.verb === 'submit') ? words.summary : words.notice;
      return [
        [title, status.text, notice, problem, ...facts.map(factLine), blanks],
        [...links.map(linkLine), goesOn],
      ];
    }
    case 'line':
      return [[screen.data.text], []];
    case 'notice': {
      const { title, lines, facts, links, buttons } = screen.data;
      const goesOn = buttons.some(({ press }) => press.verb === 'new') ? words.sent : words.notice;
      return [
        [title, ...lines, ...facts.map(factLine)],
        [...links.map(linkLine), goesOn],
      ];
    }
    case 'list': {
      const { title, empty, items } = screen.data;
      const entries = items.map(({ title: of, detail, status }) => words.item(`${of} (${status.text})`, detail));
      return [[title, ...(items.length === 0 ? [empty] : listed(entries))], items.length === 0 ? [] : [words.list]];
    }
    case 'post': {
      const { title, status, facts, decision, waiting, hint, problem, links } = screen.data;
      return [
        [title, status.text, problem, ...facts.map(factLine), decision, waiting, hint],
        [...links.map(linkLine), words.post],
      ];
    }
    case 'report': {
      const { title, status, facts, links } = screen.data;
      return [[title, status.text, ...facts.map(factLine)], links.map(linkLine)];
    }
    case 'reply': {
      const { title, said, problem } = screen.data;
      return [[title, problem, ...said], [words.reply]];
    }
    case 'changes':
      return [[screen.data.title, screen.data.problem], [words.changes]];
    case 'observations': {
      const { title, status, count, notice, problem, lines, items } = screen.data;
      return [
        [title, status.text, count, notice, problem].concat(listed([...lines.map(lineItem), ...items.map(itemLine)])),
        [words.notice],
      ];
    }
    case 'difference': {
      const { title, summary, changes, further, links } = screen.data;
      const entries = changes.flatMap(({ label, lines }) => lines.map((line) => words.item(label, markedText(line))));
      return [[title, summary, ...listed(entries), further], links.map(linkLine)];
    }
    default:
      return screen satisfies never;
  }
}

const cut = (line: string): string => (line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`);
const factLine = ({ label, value }: Fact): string => words.fact(label, value);
const lineItem = ({ label, value, note, below }: OpenLine): string =>
  words.item(label, [note, value, below].filter((part) => part !== undefined && part !== '').join('. '));
const itemLine = ({ heading, status, said, marked }: ObservationItem): string =>
  words.item(`${heading} (${status.text})`, [...said, ...marked.map(markedText)].join(' '));
const rowLine = ({ title, lines }: PageScreen['rows'][number]): string =>
  words.item(title, lines.map(lineText).join(' · '));
const lineText = (fact: Fact): string => (fact.label === '' ? fact.value : factLine(fact));
const linkLine = ({ title, url }: Link): string => words.link(title, url);

const itemsOf = (titled: readonly { readonly title: string }[]): readonly string[] =>
  titled.map(({ title }) => words.item(title, ''));

/** A few are named; many are known to whoever answers. */
const choicesOf = (input: Input): readonly string[] =>
  'choices' in input && input.choices.length <= ITEMS ? itemsOf(input.choices) : [];

function listed(entries: readonly string[]): readonly string[] {
  const rest = entries.length - ITEMS;
  return rest <= 0 ? entries : [...entries.slice(0, ITEMS), words.more(rest)];
}
