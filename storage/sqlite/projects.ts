import type { Sight } from '../../core/report/access';
import { cipKey, projectsIn } from '../../core/form/projects';
import { answerOf } from '../../core/form/values';
import type { ProjectName } from '../../core/report/projects';
import type { Report } from '../../core/report/types';
import type { Connection } from './connection';
import type { Place } from './search';

export type Projects = ReturnType<typeof createProjects>;

/** Names of projects that were sent, of one connection. Synchronous; whoever writes opens the transaction. */
export function createProjects(db: Connection) {
  const sql = statements(db);
  return {
    /** With the save that gives the report that place, or may change what it names. */
    put({ answers }: Report, { sent, before }: Place): void {
      if (before !== undefined) sql.forget.run(before);
      const unit = answerOf(answers, 'unit', 'unit')?.id ?? '';
      for (const { code, name } of projectsIn(answers)) sql.put.run(code, unit, sent, name);
    },
    nameOf: (code: string, unitId: string | undefined, { states, own }: Sight): ProjectName | undefined => {
      const seen = [JSON.stringify(states), JSON.stringify(own)] as const;
      const key = cipKey(code);
      return (unitId === undefined ? undefined : sql.ofUnit.get(key, unitId, ...seen)) ?? sql.ofAll.get(key, ...seen);
    },
  };
}

const SEEN = `r.state <> 'withdrawn'
  AND (r.state IN (SELECT value FROM json_each(?)) OR r.author_id IN (SELECT value FROM json_each(?)))`;

function statements(db: Connection) {
  return {
    ofUnit: db.prepare<[string, string, string, string], ProjectName>(
      `SELECT p.name, r.folio FROM projects p CROSS JOIN reports r ON r.sent = p.sent
       WHERE p.code = ? AND p.unit_id = ? AND ${SEEN} ORDER BY p.sent DESC LIMIT 1`,
    ),
    ofAll: db.prepare<[string, string, string], ProjectName>(
      `SELECT p.name, r.folio FROM projects p CROSS JOIN reports r ON r.sent = p.sent
       WHERE p.code = ? AND ${SEEN} ORDER BY p.sent DESC LIMIT 1`,
    ),
    forget: db.prepare<[number]>('DELETE FROM projects WHERE sent = ?'),
    put: db.prepare<[string, string, number, string]>(
      'INSERT OR REPLACE INTO projects (code, unit_id, sent, name) VALUES (?, ?, ?, ?)',
    ),
  };
}
