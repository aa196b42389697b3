import { aReport, changeTo } from '../../helpers/people/reports';
import type { Setting } from './setting';

export function lifeContract(here: Setting): void {
  describe('its life', () => {
    test('it says when it is ready', async () => {
      await expect(here.store.ready()).resolves.toBeUndefined();
    });

    test('closing keeps what was asked for before, and refuses what comes after', async () => {
      const [report, late] = [aReport(), aReport()];
      const saving = here.store.save(changeTo(report));
      await here.store.close();
      expect(await saving).toBe('saved');
      await expect(here.store.save(changeTo(late))).rejects.toMatchObject({ code: 'store.closed' });
      await expect(here.store.load(report.id)).rejects.toMatchObject({ code: 'store.closed' });
      await expect(here.store.ready()).rejects.toMatchObject({ code: 'store.closed' });
      await expect(here.store.close()).resolves.toBeUndefined();
      await here.reopened();
      expect((await here.store.load(report.id))?.report).toEqual(report);
      expect(await here.store.load(late.id)).toBeUndefined();
    });
  });
}
