import type { Known, Verdict } from '../../../core/paper/verdict';
import { askToVerify, codeTold, verdictScreen, verdictTold } from '../../../core/paper/screens/verdict';
import type { Screen } from '../../../core/screen/screens';
import { visitReport } from '../../../core/form/visit-report';
import { aReport, ANA, BRUNO } from '../../helpers/people/reports';
import { HOSTILE_TEXT } from './parts';

const viewing = {
  ...{ form: visitReport, zone: 'America/Mexico_City' },
  word: () => 'https://bot.example.mx/documents/r1/INF-2023-0042.docx',
  pdf: () => 'https://bot.example.mx/documents/r1/INF-2023-0042.pdf',
};
const sentReport = aReport({ folio: 'INF-2023-0042', state: 'approved', round: 2 });
const CARLA = { id: 'slack:UCARLA', name: 'Carla Contreras Cárdenas' };
const known: Known = {
  ...{ folio: 'INF-2023-0042', revision: 1, stood: 'approved', stoodSince: '2023-05-04T16:00:00.000Z' },
  inForce: { revision: 1, at: '2023-05-04T16:00:00.000Z', by: [BRUNO, CARLA] },
  ...{ since: [], differs: [] },
};
const later: Known = {
  ...known,
  inForce: { revision: 2, at: '2023-05-12T17:30:00.000Z', by: [CARLA] },
  since: [
    { revision: 2, is: 'sent', at: '2023-05-11T15:04:00.000Z', by: ANA },
    { revision: 2, is: 'approved', at: '2023-05-12T17:30:00.000Z', by: CARLA },
  ],
  differs: ['objective', 'matters'],
};

const screen = (verdict: Verdict, name: string): Screen => ({
  template: 'notice',
  data: verdictScreen(
    viewing,
    verdictTold(viewing, verdict, name),
    'inForce' in verdict && verdict.inForce !== undefined
      ? { report: sentReport, inForce: verdict.inForce }
      : undefined,
  ),
});

/** What is said of files that somebody wants verified. */
export const verdicts: Readonly<Record<string, Screen>> = {
  'verdict approved': screen({ is: 'approved', ...known }, 'INF-2023-0042.docx'),
  'verdict replaced': screen({ is: 'replaced', ...later }, 'INF-2023-0042.pdf'),
  'verdict earlier': screen({ is: 'earlier', ...later, stood: 'in-review' }, 'INF-2023-0042.docx'),
  'verdict altered': screen(
    { is: 'altered', ...known, apart: ['objective', 'matters', ''] },
    HOSTILE_TEXT.slice(0, 200),
  ),
  'verdict unkept': screen({ is: 'unkept', ...later, apart: [] }, 'acta firmada.docx'),
  'verdict foreign': screen({ is: 'foreign', folio: 'INF-2023-0042' }, ''),
  'verdict barred': screen({ is: 'barred', folio: 'INF-2023-0042' }, 'INF-2023-0042.pdf'),
  'verdict unknown': screen({ is: 'unknown' }, 'escaneo.pdf'),
  'verdict of a hash': {
    template: 'notice',
    data: verdictScreen(
      viewing,
      codeTold(viewing, { is: 'code', standing: 'approved', seal: { seq: 42, hash: '3f9a1c07'.repeat(8) }, ...known }),
      { report: sentReport, inForce: { revision: 1 } },
    ),
  },
  'verdict asked for': { template: 'notice', data: askToVerify() },
};
