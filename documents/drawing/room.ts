/**
 * In points: what an answer has of the page's width in the official form, its cell's margins taken off. Both layouts
 * keep to it, and a test holds them to it.
 */
export const room: Readonly<Record<string, number>> = {
  objective: 569,
  remarks: 519,
  agreements: 85,
  particular: 68,
  improvement: 68,
  ordinary: 68,
  pycipef: 55,
  project: 280,
};
/** What stands below a row, over the whole page. */
export const WHOLE_ROOM = 674;
