import { readConfig } from '../../../bot/config/config';
import { faultsOf, faulty } from './given';

describe('people', () => {
  it('are listed once each, whatever the spacing', () => {
    expect(readConfig({ REVIEWERS: ' teams:29:rosa, Slack:U012AB , teams:29:rosa,,' }).reviewers).toEqual([
      'teams:29:rosa',
      'slack:U012AB',
    ]);
  });

  it('of several ids are one, by equals signs, and one alone is nobody else', () => {
    const { people } = readConfig({
      PEOPLE: 'teams:29:rosa = Slack:U012AB , teams:29:ana=teams:aad-ana=slack:U1,slack:U9',
    });
    expect(people).toEqual([
      ['teams:29:rosa', 'slack:U012AB'],
      ['teams:29:ana', 'teams:aad-ana', 'slack:U1'],
      ['slack:U9'],
    ]);
    expect(readConfig({}).people).toEqual([]);
  });

  it('in two entries at once are told of by the id', () => {
    const [fault] = faultsOf({ PEOPLE: 'teams:29:ana=slack:U1,teams:29:bea=slack:U1' });
    expect(fault?.text).toBe('«slack:U1» está en más de una persona; escriba juntos todos sus identificadores, con =.');
  });

  it.each([
    ['ine.mx', ['ine.mx']],
    [' INE.mx, @derfe.ine.mx ,ine.mx', ['ine.mx', 'derfe.ine.mx']],
    ['off', []],
    ['', []],
  ])('are linked by e-mail in the domains of LINK_EMAILS=%s alone', (value, domains) => {
    expect(readConfig({ LINK_EMAILS: value }).linkEmails).toEqual(domains);
  });

  it('who are guests are refused, unless they are let in', () => {
    expect([readConfig({}).guests, readConfig({ GUESTS: 'Allow' }).guests]).toEqual(['refuse', 'allow']);
    expect(faulty({ GUESTS: 'some' })).toEqual(['GUESTS']);
  });

  it('review all reports, or those of a unit or a state', () => {
    const REVIEWERS =
      'slack:U1, teams:29:a@utsi, slack:U2@Coahuila, slack:U2@15, slack:U3@San Luis Potosi, slack:U1@DEOE';
    expect(readConfig({ REVIEWERS })).toMatchObject({
      reviewers: ['slack:U1'],
      scopedReviewers: [
        { id: 'teams:29:a', unit: 'UTSI' },
        { id: 'slack:U2', state: '05' },
        { id: 'slack:U2', state: '15' },
        { id: 'slack:U3', state: '24' },
      ],
    });
  });

  it('of no place that there is are told so by its name', () => {
    const [fault] = faultsOf({ REVIEWERS: 'slack:U1@Atlántida' });
    expect(fault?.text).toContain('«Atlántida»');
  });

  it('approve alone, or two of them', () => {
    expect([readConfig({}).approvals, readConfig({ APPROVALS: '2' }).approvals]).toEqual([1, 2]);
    expect(faulty({ APPROVALS: '2', REVIEWERS: 'slack:U1' })).toEqual(['APPROVALS']);
    expect(faulty({ APPROVALS: '2', REVIEWERS: 'slack:U1, slack:U2@UTSI' })).toEqual([]);
  });
});
