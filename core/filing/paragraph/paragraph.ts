import { findField, type AnswerContext, type Doubt, type Form } from '../../form/definition';
import { cleanText } from '../../form/kinds/prose';
import type { Answers } from '../../form/values';
import type { Notice } from '../../words/notices';
import { monthsApart, withYear } from './apart';
import { bareDaysIn, withMonth } from './bare-days';
import { boardsIn } from './boards';
import { tellsOfGoing, tellsOfMeeting } from './cues';
import { datesIn, mayBeYear, ofVisit, relativeDaysIn } from './dates';
import { districtsIn } from './districts';
import { Finder } from './finder';
import { labelsIn } from './labels';
import { bodyOf } from './letter';
import { projectsIn } from './project';
import { isObjective, purposeIn, statedPurpose, type Purpose } from './purpose';
import { restOf } from './rest';
import { staffIn } from './staff';
import { statesIn } from './states';
import { correctedIn, correctedOffices } from './taken-back';
import { placesOf } from './towns';
import { unitsIn } from './unit';
import { severalIn, type Visits } from './visits';
import { overlap, placesIn, typedIn, wordsOf, type SaidSpan, type Span, type Word } from './words';

interface ParagraphReading {
  /** By field id, each as its field takes it. A project's code is a row of `matters`, the purpose is prose. */
  readonly found: Answers;
  /** By field id, the ways to take what is said without being sure: none is found before the person chooses. */
  readonly doubts: Readonly<Record<string, Doubt>>;
  /** By field id, what is to be said of either: a year that nobody said, a day that lies in another month. */
  readonly assumed: Readonly<Record<string, readonly Notice[]>>;
  /** What was not used, word for word; '' where nothing is left. */
  readonly rest: string;
}

/**
 * What a paragraph tells of a visit, wherever it stands: only what its field would take without a
 * question of its own. Never throws; a mail's headers, quotes and signature are not read.
 */
export function readParagraph(form: Form, typed: string, context: AnswerContext): ParagraphReading {
  const text = cleanText(typed);
  const body = bodyOf(text);
  const words = wordsOf(body);
  const { found, doubts, assumed, used } = find(form, body, words, context);
  const rest = Object.keys(found).length === 0 ? text.trim() : restOf(body, words, used);
  return { found, doubts, assumed, rest };
}

function find(form: Form, text: string, words: readonly Word[], context: AnswerContext): Finder {
  const labels = labelsIn(form, words);
  const stated = statedPurpose(text, words, labels);
  const told = toldIn({ form, text, words, context }, stated);
  const { dated, bare, boards, districts, staff, units, projects } = told;
  const places = told.places.filter(({ gone }) => gone);
  const days = [...dated, ...bare].sort((one, other) => one.start - other.start);
  const byField = [told.places, [...days, ...told.relative], boards, districts, staff, units, projects];
  const corrected = correctedIn(words, byField);
  const visits = corrected.size > 0 ? undefined : severalIn(places, days, (span) => typedIn(text, words, span));
  const finder = new Finder(form, text, words, context, corrected, visits !== undefined);

  const isNamed = boards.length + staff.length + units.length + projects.length > 0;
  // A town alone is a name of anything.
  const sure =
    days.length > 0 ? byField.flat() : byField.flat().filter((span) => !('named' in span) || span.named === true);
  if (isNamed || isAboutVisit(words, sure, [...labels, ...(stated === undefined ? [] : [stated])])) {
    finder.takeEach('unit', units);
    finder.takeStates(places.length > 0 ? places : told.places, visits && [places, ...visits.places]);
    // «distritos 3, 7 y 14 de abril»: whose the last number is, is not said.
    const shared = [...districts, ...staff].some((span) => dated.some((day) => overlap(span, day)));
    if (!shared) takeDays(finder, words, told, visits);
    finder.takeBoards(boards);
    if (!shared) finder.takeTogether('districts', districts);
    finder.takeEach('trainedStaff', staff);
    finder.takeProject(projects);
  }
  takePurpose(finder, text, words, stated ?? purposeIn(words, [...dated, ...projects, ...labels]));
  return finder;
}

interface Message {
  readonly form: Form;
  readonly text: string;
  readonly words: readonly Word[];
  readonly context: AnswerContext;
}

type Told = ReturnType<typeof toldIn>;

/** What is told of each field, outside of a purpose that is said to be one. */
function toldIn({ form, text, words, context }: Message, stated: Purpose | undefined) {
  const outside = <T extends Span>(spans: readonly T[]): readonly T[] =>
    stated === undefined ? spans : spans.filter((span) => !overlap(span, stated));
  const states = outside(statesIn(words));
  const days = datesIn(text, words);
  const dated = outside(ofVisit(words, days));
  const found = outside(districtsIn(words, states, dated));
  const asked = findField(form, 'visitDates');
  const districts = [...found, ...outside(correctedOffices(words, found, dated))];
  const staff = outside(staffIn(text, words));
  const bare = outside(bareDaysIn(words, [...dated, ...districts, ...staff]));
  const months = monthsApart(words, days);
  return {
    places: outside(placesOf(text, words, states)),
    dated,
    inYear: asked === undefined ? dated : withYear(text, words, { dated, days, months }, { asked, context }),
    bare: asked === undefined ? bare : withMonth(text, words, { bare, dated, months }, { asked, context }),
    relative: dated.length === 0 && tellsOfGoing(words) ? outside(relativeDaysIn(words)) : [],
    boards: outside(boardsIn(text, words)),
    districts,
    staff,
    units: outside(unitsIn(words)),
    projects: outside(projectsIn(words)),
  };
}

/** Days without a month are asked about, those with a year apart and numbers that may be a year, and so are all where some are. */
function takeDays(finder: Finder, words: readonly Word[], told: Told, visits: Visits | undefined): void {
  const { dated, inYear, bare, relative } = told;
  const inOrder = (some: readonly SaidSpan[]): readonly SaidSpan[] =>
    [...some, ...bare].sort((one, other) => one.start - other.start);
  const all = inOrder(dated);
  const isOpen = bare.length > 0 || dated.some(({ start, end }) => end === start + 2 && mayBeYear(words, start));
  const open = inYear === dated ? [all, ...(dated.length > 0 ? [dated] : [])] : [inOrder(inYear), all];
  const ways = isOpen || inYear !== dated ? open : undefined;
  finder.takeTogether('visitDates', [...all, ...relative], visits === undefined ? ways : [all, ...visits.days]);
}

/** Whether somebody went somewhere, or met: else days and states are those of anything. */
const isAboutVisit = (words: readonly Word[], spans: readonly Span[], stated: readonly Span[]): boolean =>
  tellsOfGoing(words) || isBare(words, spans, stated) || (tellsOfMeeting(words) && words.length < MOST_OF_A_NOTE);

/** Words of a note: in what is longer, a meeting may be anybody's. */
const MOST_OF_A_NOTE = 40;

/** What only puts visits in order, corrects or doubts. */
const ASIDE =
  /^(primero|luego|despues|final|finalmente|posteriormente|tambien|ademas|perdon|digo|corrijo|rectifico|miento|correccion|equivoque|creo|quizas?|parece|supongo)$/;

/** Hardly anything but what is found. */
function isBare(words: readonly Word[], spans: readonly Span[], stated: readonly Span[]): boolean {
  const taken = placesIn([...spans, ...stated]);
  const speaks = ({ is, key }: Word): boolean => is === 'letters' && key.length > 3 && !ASIDE.test(key);
  return spans.length > 0 && words.filter((word, at) => speaks(word) && !taken.has(at)).length < 2;
}

function takePurpose(finder: Finder, text: string, words: readonly Word[], purpose: Purpose | undefined): void {
  if (isObjective(words)) finder.takeObjective(text.trim(), { start: 0, end: words.length });
  else if (purpose !== undefined) finder.takePurpose(purpose);
}
