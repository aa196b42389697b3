import { problem, type Problem } from '../../../words/problems';
import { notice } from '../../../words/notices';
import { districtMapAt, districtsOf } from '../../catalogues/catalogues';
import type { AnswerContext, Outcome, Reading } from '../../definition';
import { answerOf, stateKeysIn, type District, type DistrictMap, type Value, type ValueOf } from '../../values';
import { digitsForWords, twoDigits } from '../../reading/numbers';
import { asTyped, clip, fold, isBlankWord, keyOf } from '../../reading/words';
import { showDistricts } from '../../show';
import { walk } from '../../../words/texts.es';
import { accepted, inputOf, refused, short, type Kind } from '../kind';
import { choicesOf, codeOf } from './choices';
import { districtsIn, evaluate, statesThatHave, type OnMap } from './evaluate';
import type { Group } from './groups';
import { isSeat } from './seats';
import { coded, parse, type Typed } from './typed';

type DistrictsValue = ValueOf<'districts'>;
type DistrictsOutcome = Outcome<DistrictsValue>;

/** All states together. */
type Read = OnMap<District>;

/** Federal districts. */
export const districts: Kind<DistrictsValue> = {
  inputs: (asked, answers, stored) => {
    const choices = choicesOf(answers, stored?.map);
    const value = stored?.districts.map((district) => codeOf(district, stored.districts)).join(',');
    const list = { kind: 'choices', choices, placeholder: walk.districtSearch } as const;
    return [inputOf(asked, choices.length === 0 ? { kind: 'line' } : list, value)];
  },
  // A list's choices may be all three hundred; what is typed is short.
  read: (asked, input, context, previous) =>
    coded(input.text, stateKeysIn(context.answers)) === undefined
      ? short(readDistricts)(asked, input, context, previous)
      : readDistricts(input.text, context),
  show: (value, answers) => showDistricts(value.districts, stateKeysIn(answers)),
};

/**
 * Federal districts by number or seat, of the report's states, on the map in force at the visit.
 * Where the dates leave the map open and the maps differ on what was typed, the map is asked about.
 */
export function readDistricts(text: string, context: AnswerContext): DistrictsOutcome {
  const here = stateKeysIn(context.answers);
  if (isBlankWord(text)) return blank(context);
  const [said = '', count = ''] = COUNTED.exec(text) ?? [];
  const many = Number(digitsForWords(fold(count)));
  // «2 distritos: 3 y 7» are these two.
  if (said !== '' && many > 0) return ofCount(readDistricts(text.slice(said.length), context), many, said, here);
  const parsed = coded(text, here) ?? parse(text, here);
  if (parsed === 'local') return refused(problem('districts.local', { typed: clip(text) }));
  const empty = parsed.groups.every((group) => group.items.length === 0 && !group.all);
  if (empty) return unknown(text, here);
  if (parsed.unsorted && here.length > 1) return refused(whose(here));
  const counted = howMany(text, here);
  if (counted !== undefined) return counted;
  const map = context.districtMap ?? districtMapAt(answerOf(context.answers, 'visitDates', 'dates'));
  const outcome = map === 'open' ? onEither(parsed.groups, here) : onKnown(parsed.groups, here, map);
  const asked = withRest(withStates(outcome, here), asTyped(text, parsed.unknown.join(' ')), here);
  return asked.is === 'accepted' ? asRead(asked, parsed, text, here) : asked;
}

/** «3 distritos:», «los tres distritos (». */
const COUNTED = /^\s*(?:los\s+)?([\p{L}\d]+)\s+distritos(?:\s+\p{L}+)?\s*[:(]/iu;

const ofCount = (outcome: DistrictsOutcome, many: number, said: string, here: readonly string[]): DistrictsOutcome =>
  outcome.is === 'accepted' && outcome.value.districts.length !== many ? withRest(outcome, said, here) : outcome;

const whose = (here: readonly string[]): Problem => problem('districts.which-state', { states: here.slice(0, 2) });

/** Districts an «o» lets one choose among. */
const CHOICES_OFFERED = 4;

/** «1 o 2» is asked about; how «excepto el 3» was read is said. */
function asRead(
  taken: Extract<DistrictsOutcome, { is: 'accepted' }>,
  { either, inferred }: Typed,
  text: string,
  here: readonly string[],
): DistrictsOutcome {
  const { districts, map } = taken.value;
  const typed = clip(text);
  if (either && districts.length > 1) {
    const each = districts.length > CHOICES_OFFERED ? [] : districts.map((district) => [district]);
    const readings = [...each, districts].map((some) => readingOf(some, map));
    return { is: 'ambiguous', question: [notice('districts.which', { typed })], readings };
  }
  if (!inferred || taken.notice !== undefined) return taken;
  return { ...taken, notice: [notice('districts.read', { typed, districts, states: here })] };
}

/** «los 7» of a state with seven is all of them, or number 7; «2 distritos» says how many, not which. */
function howMany(text: string, here: readonly string[]): DistrictsOutcome | undefined {
  const [, article, digits = '0', plural] = /^(los )?(\d{1,2})( distritos)?$/.exec(digitsForWords(keyOf(text))) ?? [];
  const many = Number(digits);
  const [state, ...others] = here;
  if (many < 2 || (article ?? plural) === undefined || state === undefined || others.length > 0) return undefined;
  const map = (['2017', '2022'] as const).find((one) => districtsOf(state, one).length === many);
  if (map === undefined) return plural === undefined ? undefined : unknown(text, here);
  const each = districtsOf(state, map).map((seat) => seat.number);
  const choices = [each, [twoDigits(many)]].map((numbers) => districtsIn(state, numbers));
  const differ = districtsOf(state, other(map)).length !== many;
  const readings = choices.map((districts) => readingOf(districts, differ ? map : undefined));
  return { is: 'ambiguous', question: [notice('districts.how-many', { many })], readings };
}

function blank(context: AnswerContext): DistrictsOutcome {
  const expected = answerOf(context.answers, 'boards', 'boards')?.boards.includes('distrital') === true;
  return expected ? { is: 'blank', notice: [notice('districts.missing')] } : { is: 'blank' };
}

function unknown(text: string, here: readonly string[]): DistrictsOutcome {
  const [only = '', ...others] = here;
  return refused(problem('districts.unknown', { typed: clip(text), state: others.length === 0 ? only : '' }));
}

function onMap(groups: readonly Group[], here: readonly string[], map: DistrictMap): Read {
  return inOne(
    groups.map((group) => ofGroup(group, here, map)),
    here,
  );
}

function ofGroup(group: Group, here: readonly string[], map: DistrictMap): Read {
  const [only, ...others] = here;
  const said = [...group.items, ...group.except].length > 0 || group.all;
  if (!said && others.length > 0) return { is: 'no', problem: whose(here), choices: [[]] };
  const state = group.state ?? (others.length === 0 ? (only ?? '') : seatedIn(group, here));
  if (state === undefined)
    return group.all
      ? inOne(
          here.map((one) => ofState(group, one, map)),
          here,
        )
      : whichState(group, here, map);
  return ofState(group, state, map);
}

function ofState(group: Group, state: string, map: DistrictMap): Read {
  const read = evaluate(group, state, map);
  if (read.is === 'ok') return { ...read, found: districtsIn(state, read.found) };
  return { ...read, choices: read.choices.map((numbers) => districtsIn(state, numbers)) };
}

/** The one state of the report in which every seat named is one. */
function seatedIn(group: Group, here: readonly string[]): string | undefined {
  const seats = group.items.flatMap((item) => (item.seat === undefined ? [] : [item.seat.key]));
  const found = here.filter((state) => seats.every((seat) => isSeat(seat, [state])));
  return seats.length > 0 && found.length === 1 ? found[0] : undefined;
}

/** States offered as readings at most; with more of them the answer has to say which. */
const STATES_OFFERED = 5;

/** Numbers in a report of several states: whose they are is asked, never assumed. */
function whichState(group: Group, here: readonly string[], map: DistrictMap): Read {
  const read = evaluate(group, '', map);
  const having = read.is === 'ok' ? statesThatHave(read.found, here, map) : [];
  if (read.is !== 'ok' || having.length === 0 || having.length > STATES_OFFERED) {
    const choices =
      read.is === 'ok' ? having.slice(0, STATES_OFFERED).map((state) => districtsIn(state, read.found)) : [];
    return { is: 'no', problem: whose(here), choices };
  }
  const each = having.map((state) => districtsIn(state, read.found));
  return {
    is: 'ask',
    how: having.length === 1 ? 'confirm' : 'ambiguous',
    question: notice('districts.whose', { numbers: read.found }),
    choices: having.length === 1 ? each : [...each, each.flat()],
  };
}

/** Several groups as one answer, in the order of the report's states. */
function inOne(parts: readonly Read[], here: readonly string[]): Read {
  const sure = parts.flatMap((part) => (part.is === 'ok' ? part.found : []));
  const open = parts.filter((part): part is Exclude<Read, { is: 'ok' }> => part.is !== 'ok');
  const [first] = open;
  if (first === undefined) {
    const notices = parts.flatMap((part) => (part.is === 'ok' ? part.notices : []));
    const districts = inOrder(sure, here);
    const repeated = districts.length < sure.length ? [notice('districts.repeated')] : [];
    return { is: 'ok', found: districts, notices: [...notices, ...repeated] };
  }
  const asked = open.find((part) => part.is === 'no') ?? first;
  // With two questions open, a choice for one would settle the other unasked.
  if (open.length === 1)
    return { ...asked, choices: asked.choices.map((choice) => inOrder([...choice, ...sure], here)) };
  if (asked.is === 'no') return { ...asked, choices: [] };
  return { is: 'no', problem: problem('districts.one-by-one', { question: asked.question }), choices: [] };
}

function inOrder(districts: readonly District[], here: readonly string[]): District[] {
  const order = [...here, ...districts.map((district) => district.state)];
  const unique = new Map(districts.map((district) => [`${district.state}/${district.number}`, district]));
  return [...unique.values()].sort(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.number.localeCompare(b.number),
  );
}

const valueOf = (districts: readonly District[], map?: DistrictMap): DistrictsValue => ({
  kind: 'districts',
  ...(map === undefined ? {} : { map }),
  districts,
});

const readingOf = (districts: readonly District[], map?: DistrictMap): Reading<DistrictsValue> => ({
  value: valueOf(districts, map),
});

const readingOnMap = (districts: readonly District[], map: DistrictMap): Reading<DistrictsValue> => ({
  value: valueOf(districts, map),
  label: notice('districts.on-map', { map }),
});

const other = (map: DistrictMap): DistrictMap => (map === '2017' ? '2022' : '2017');

function onKnown(groups: readonly Group[], here: readonly string[], map: DistrictMap): DistrictsOutcome {
  const read = onMap(groups, here, map);
  if (read.is !== 'no') return outcomeOf(read, map);
  const elsewhere = onMap(groups, here, other(map));
  return elsewhere.is === 'ok' ? onlyOn(elsewhere.found, here, other(map)) : outcomeOf(read, map);
}

/** Both maps are possible: no question where they agree on what was typed. */
function onEither(groups: readonly Group[], here: readonly string[]): DistrictsOutcome {
  const before = onMap(groups, here, '2017');
  const after = onMap(groups, here, '2022');
  if (agree(before, after)) return outcomeOf(before);
  if (before.is === 'ok' && after.is === 'no') return onlyOn(before.found, here, '2017');
  if (after.is === 'ok' && before.is === 'no') return onlyOn(after.found, here, '2022');
  const readings = [...readingsOn(before, '2017'), ...readingsOn(after, '2022')].slice(0, 6);
  return { is: 'ambiguous', question: [notice('districts.which-map')], readings };
}

function readingsOn(read: Read, map: DistrictMap): Reading<DistrictsValue>[] {
  const choices = read.is === 'ok' ? [read.found] : read.choices;
  return choices.map((districts) => readingOnMap(districts, map));
}

function agree(a: Read, b: Read): boolean {
  if (a.is === 'ok' && b.is === 'ok') return JSON.stringify(a.found) === JSON.stringify(b.found);
  if (a.is === 'no' && b.is === 'no') return true;
  return a.is === 'ask' && b.is === 'ask' && JSON.stringify(a.choices) === JSON.stringify(b.choices);
}

function onlyOn(districts: readonly District[], here: readonly string[], map: DistrictMap): DistrictsOutcome {
  const question = [notice('districts.only-on', { districts, states: here, map })];
  return { is: 'confirm', question, readings: [readingOnMap(districts, map)] };
}

function outcomeOf(read: Read, map?: DistrictMap): DistrictsOutcome {
  if (read.is === 'ok') return accepted(valueOf(read.found, map), read.notices);
  const readings = read.choices.filter((choice) => choice.length > 0).map((choice) => readingOf(choice, map));
  if (read.is === 'ask') return { is: read.how, question: [read.question], readings };
  return refused(read.problem, readings);
}

/** A district of a state that the report does not name yet: asked, and the state comes with it. */
function withStates(outcome: DistrictsOutcome, here: readonly string[]): DistrictsOutcome {
  if (outcome.is !== 'accepted' || here.length === 0) return outcome;
  const named = [...new Set(outcome.value.districts.map((district) => district.state))];
  const added = named.filter((state) => state !== '' && !here.includes(state));
  if (added.length === 0) return outcome;
  const states: Value = { kind: 'states', keys: [...here, ...added] };
  const question = [notice('districts.new-state', { states: added })];
  return { is: 'confirm', question, readings: [{ value: outcome.value, also: { states } }] };
}

function withRest(outcome: DistrictsOutcome, rest: string, here: readonly string[]): DistrictsOutcome {
  if (rest === '' || outcome.is !== 'accepted') return outcome;
  const { value } = outcome;
  const question = [notice('districts.rest', { typed: clip(rest), districts: value.districts, states: here })];
  return { is: 'confirm', question, readings: [{ value }] };
}
