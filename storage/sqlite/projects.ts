import type { Sight } from '../../core/record/queries/access';
import { cipKey, projectsIn } from '../../core/form/projects';
import { answerOf } from '../../core/form/values';
import type { ProjectName } from '../../core/filing/projects';
import type { Report } from '../../core/record/types';
import { answersOthersRead } from '../../core/record/queries/sent';
import { STANDING } from '../columns';
import { SEEN_AS_IT_IS, sightValues, type SightValues } from './sight';
import type { Connection } from './connection';
import type { Place } from './search';

export type Projects = ReturnType<typeof createProjects>;

/** Names of projects that were sent, of one connection. Synchronous; whoever writes opens the transaction. */
export function createProjects(db: Connection) {
  const sql = statements(db);
  return {
    /** With the save that gives the report that place, or may change what it names. */
    put(report: Report, { sent, before }: Place): void {
      const answers = answersOthersRead(report);
      if (before !== undefined) sql.forget.run(before);
      const unit = answerOf(answers, 'unit', 'unit')?.id ?? '';
      for (const { code, name } of projectsIn(answers)) sql.put.run(code, unit, sent, name);
    },
    nameOf: (code: string, unitId: string | undefined, sight: Sight): ProjectName | undefined => {
      const seen = { code: cipKey(code), standing: JSON.stringify(STANDING), ...sightValues(sight) };
      return (unitId === undefined ? undefined : sql.ofUnit.get({ ...seen, unit: unitId })) ?? sql.ofAll.get(seen);
    },
  };
}

const COUNTED = `r.state IN (SELECT value FROM json_each(@standing)) AND ${SEEN_AS_IT_IS}`;

type Asked = SightValues & { readonly code: string; readonly standing: string };

function statements(db: Connection) {
  return {
    ofUnit: db.prepare<[Asked & { readonly unit: string }], ProjectName>(
      `SELECT p.name, r.folio FROM projects p CROSS JOIN reports r ON r.sent = p.sent
       WHERE p.code = @code AND p.unit_id = @unit AND ${COUNTED} ORDER BY p.sent DESC LIMIT 1`,
    ),
    ofAll: db.prepare<[Asked], ProjectName>(
      `SELECT p.name, r.folio FROM projects p CROSS JOIN reports r ON r.sent = p.sent
       WHERE p.code = @code AND ${COUNTED} ORDER BY p.sent DESC LIMIT 1`,
    ),
    forget: db.prepare<[number]>('DELETE FROM projects WHERE sent = ?'),
    put: db.prepare<[string, string, number, string]>(
      'INSERT OR REPLACE INTO projects (code, unit_id, sent, name) VALUES (?, ?, ?, ?)',
    ),
  };
}
