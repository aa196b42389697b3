import type { Report } from '../../../core/record/types';
import { visitReport } from '../../../core/form/visit-report';
import { renderWord } from '../../../documents/word/word';
import { openSqlite } from '../../../storage/sqlite/open';
import { silentLog } from '../world/logs';
import type { Talker } from '../world/talking';
import { readWord } from '../documents/word-text';

/** Somebody who pastes as well. */
export interface Paster extends Talker {
  /** Pastes the page and sends it; gives the words of the newest card. */
  pastes(): Promise<string>;
  /** Presses with a column chosen in the card's list. */
  chooses(title: string, column: string): Promise<() => Promise<void>>;
}

/** What everybody pastes at the objective: two matters, the second of them with a table. */
export const PAGE = {
  before: 'Coordinar los trabajos del PREP.',
  first: {
    heading: 'Asunto 1: Convenio con el OPL',
    title: 'Convenio con el OPL',
    text: 'Se revisó el convenio & sus anexos.',
  },
  second: { heading: 'Asunto 2', label: 'Actividad ordinaria', text: 'Se dio soporte en estas fechas:' },
  table: [
    ['Acto', 'Fecha'],
    ['Apertura', '3 de abril'],
  ],
  project: 'L091910 Soporte técnico',
  done: 'Se atendieron las solicitudes.',
} as const;

const { before, first, second, table, project, done } = PAGE;
const cells = table.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('');

export const PAGE_HTML = `<p>${before}</p><p><b>${first.heading}</b></p><p>${first.text.replace('&', '&amp;')}</p><p><b>${second.heading}</b></p><p>${second.label}: ${second.text}</p><table>${cells}</table><p>${project}</p><p>${done}</p>`;
export const PAGE_TEXT = [
  ...[before, first.heading, first.text, second.heading, `${second.label}: ${second.text}`],
  ...[table.map((row) => row.join('\t')).join('\n'), project, done],
].join('\n\n');

const paragraph = (text: string) => ({ type: 'paragraph', text }) as const;

/** From the first words to the summary, with a page of two matters at the objective; then the Word document. */
export async function pastesMatters(ana: Paster): Promise<void> {
  for (const words of ['nuevo', 'UTSI', 'Coahuila', '3 de abril de 2023', 'Local']) await ana.types(words);
  const asked = await ana.pastes();
  for (const said of [
    'Este texto parece traer 2 asuntos',
    before,
    'Asunto 1',
    first.title,
    'Asunto 2',
    second.label,
    project,
  ])
    expect(asked).toContain(said);
  expect(ana.titles()).toEqual(['Son 2 asuntos', 'Es una sola respuesta']);

  const again = await ana.chooses('Son 2 asuntos', 'agreements');
  await again();
  const rows = await ana.types('avance');
  expect(rows).toContain('6 de 8 campos respondidos');
  await ana.presses('Continuar');
  for (const words of ['listo', 'omitir']) await ana.types(words);
  const summary = await ana.types('Ninguna');
  for (const said of [before, first.text, second.text, 'Apertura', 'L091910', done]) expect(summary).toContain(said);
  expect(summary).not.toContain('Asunto 3');
}

/** The report as that page makes it, in the store and in its document. */
export async function expectMatters(storageUrl: string, author: string): Promise<void> {
  const report = await openReportOf(storageUrl, author);
  const wanted = [
    { agreements: [paragraph(first.title), paragraph(first.text)] },
    {
      ordinary: [paragraph(second.text), paragraph('Ver tabla 1, abajo')],
      project: [paragraph(project), paragraph(done)],
    },
    // Below its row, over the whole page: that column is too narrow for a table.
    { agreements: [paragraph('Tabla 1 · Actividad ordinaria'), expect.objectContaining({ type: 'table' })] },
  ];
  const word = readWord(renderWord(visitReport, { answers: report.answers, state: report.state }));
  expect(word.fields['objective']).toBe(before);
  expect(word.matters.map(filled)).toEqual(wanted);
}

const filled = (row: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(row).filter(([, blocks]) => blocks.length > 0));

async function openReportOf(storageUrl: string, author: string): Promise<Report> {
  const store = openSqlite(storageUrl, { log: silentLog });
  try {
    const loaded = await store.loadOpen([author]);
    if (loaded === undefined) throw new Error(`No open report of ${author}`);
    return loaded.report;
  } finally {
    await store.close();
  }
}
