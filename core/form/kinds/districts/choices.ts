import { districtMapAt, districtsOf, printedState, type DistrictSeat } from '../../catalogues/catalogues';
import type { Choice } from '../../definition';
import { answerOf, stateKeysIn, type Answers, type District, type DistrictMap } from '../../values';

/** A district as a choice's value: its number, with its state where they are of several. */
export const codeOf = ({ state, number }: District, among: readonly District[]): string =>
  among.every((district) => district.state === state) ? number : `${state}/${number}`;

/** The districts of the states visited, on the map of the visit; both maps' where the date leaves it open. */
export function choicesOf(answers: Answers, stored: DistrictMap | undefined): readonly Choice[] {
  const states = stateKeysIn(answers);
  const map = stored ?? districtMapAt(answerOf(answers, 'visitDates', 'dates'));
  return states.flatMap((state) =>
    seatsOn(state, map).map(({ number, seats: [seat = ''] }, index): Choice => {
      if (states.length < 2) return { title: `${number} · ${seat}`, value: number };
      const group = index === 0 ? { group: printedState(state) } : {};
      return { title: `${printedState(state)} ${number} · ${seat}`, value: `${state}/${number}`, ...group };
    }),
  );
}

function seatsOn(state: string, map: DistrictMap | 'open'): readonly DistrictSeat[] {
  if (map !== 'open') return districtsOf(state, map);
  const [older, newer] = [districtsOf(state, '2017'), districtsOf(state, '2022')];
  return older.length > newer.length ? older : newer;
}
