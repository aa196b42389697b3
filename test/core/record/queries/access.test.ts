import {
  IN_REVIEW_CHANNEL,
  mayAudit,
  mayRead,
  mayReview,
  sightOf,
  type Roles,
} from '../../../../core/record/queries/access';
import type { ReportState } from '../../../../core/record/types';
import { ANA, BRUNO } from '../../../helpers/people/reports';

const [REVIEWER, ADMIN] = ['teams:29:rev', 'slack:UADMIN'];
const named: Roles = { reviewers: [REVIEWER, 'teams:aad-bruno'], admins: [ADMIN] };
const open: Roles = { reviewers: [], admins: [ADMIN] };
const of = (state: ReportState) => ({ state, author: ANA, answers: {}, round: 1 });
const STATES: readonly ReportState[] = [
  ...(['draft', 'in-review', 'changes-requested', 'approved', 'withdrawn', 'cancelled'] as const),
];
const SENT: readonly ReportState[] = ['in-review', 'changes-requested', 'approved', 'withdrawn'];

describe('who may read', () => {
  it.each<[string, Roles, readonly string[], readonly ReportState[]]>([
    ['its author: always', named, [ANA.id], STATES],
    ['a reviewer: once it was sent', named, [REVIEWER], SENT],
    ['a reviewer under another id', named, [BRUNO.id, 'teams:aad-bruno'], SENT],
    ['an administrator: once it was sent', named, [ADMIN], SENT],
    ['whoever has it from the review channel: once it was sent', named, [IN_REVIEW_CHANNEL], SENT],
    ['others: once it is approved', named, [BRUNO.id], ['approved']],
    ['somebody whose id begins alike', named, [`${REVIEWER}x`, REVIEWER.slice(0, -1)], ['approved']],
    ['nobody in particular', named, [], ['approved']],
    ['others, where no reviewers are named: once it was sent', open, [BRUNO.id], SENT],
    ['nobody in particular, where none are named', open, [], SENT],
  ])('%s', (_, roles, ids, states) => {
    expect(STATES.filter((state) => mayRead(roles, of(state), ids))).toEqual(states);
    const sight = sightOf(roles, ids);
    const seen = STATES.filter((state) => sight.states.includes(state) || sight.own.includes(ANA.id));
    expect(seen).toEqual(states);
  });
});

it.each<[string, Roles, readonly string[], boolean, boolean]>([
  ['a reviewer, from anywhere', named, [REVIEWER], false, true],
  ['a reviewer under another id', named, [BRUNO.id, 'teams:aad-bruno'], false, true],
  ['nobody else, not from inside the channel', named, [BRUNO.id], true, false],
  ['no administrator as such', named, [ADMIN], true, false],
  ['whoever is in the channel, where none are named', open, [BRUNO.id], true, true],
  ['nobody from elsewhere, where none are named', open, [ADMIN], false, false],
])('decides: %s', (_, roles, ids, inReviewChannel, may) =>
  expect(mayReview(roles, of('in-review'), ids, inReviewChannel)).toBe(may),
);

describe('reviewers of a unit or of a state', () => {
  const [OF_UTSI, OF_COAHUILA] = ['teams:29:u', 'slack:UC'];
  const scoped: Roles = {
    reviewers: [],
    scoped: [
      { id: OF_UTSI, unit: 'UTSI' },
      { id: OF_COAHUILA, state: '05' },
    ],
    admins: [],
  };
  const placed = (unit: string, ...keys: readonly string[]) => ({
    ...of('in-review'),
    answers: {
      unit: { kind: 'unit' as const, id: unit, name: unit },
      states: { kind: 'states' as const, keys },
    },
  });

  it.each<[string, string, ReturnType<typeof placed>, boolean]>([
    ['their unit', OF_UTSI, placed('UTSI', '15'), true],
    ['another unit', OF_UTSI, placed('DEOE', '05'), false],
    ['one of its states', OF_COAHUILA, placed('DEOE', '15', '05'), true],
    ['another state', OF_COAHUILA, placed('DEOE', '15'), false],
    ['nobody named', 'slack:UX', placed('UTSI', '05'), false],
  ])('decide on, and read: %s', (_, id, report, may) => {
    expect(mayReview(scoped, report, [id], true)).toBe(may);
    expect(mayRead(scoped, report, [id])).toBe(may);
    expect(mayRead(scoped, { ...report, state: 'approved' }, [id])).toBe(true);
    expect(mayRead(scoped, { ...report, state: 'draft' }, [id])).toBe(false);
    expect(mayAudit(scoped, { ...report, state: 'approved' }, { person: { id } }, true)).toBe(may);
  });

  it('its author sees its history from either platform, and so do administrators', () => {
    const report = placed('DEOE', '15');
    expect(mayAudit(scoped, report, { person: { id: 'slack:UANA' }, aliases: [ANA.id] }, false)).toBe(true);
    expect(mayAudit({ ...scoped, admins: [ADMIN] }, report, { person: { id: ADMIN } }, false)).toBe(true);
    expect(mayAudit(scoped, report, { person: { id: ADMIN } }, true)).toBe(false);
  });
});
