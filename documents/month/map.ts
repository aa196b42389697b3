import { readFileSync } from 'node:fs';
import { stateByKey } from '../../core/form/catalogues/catalogues';
import { ranked, type StateVisits } from '../../core/paper/month/figures';
import { counted, paper } from '../../core/paper/screens/month.es';

/** The outlines' ids, by the keys of the catalogue: both are in the order of INEGI's, but for two pairs of letters. */
const OUTLINES: readonly string[] = [
  ...['agu', 'bcn', 'bcs', 'cam', 'coa', 'col', 'chp', 'chh', 'cmx', 'dur', 'gua', 'gro', 'hid', 'jal', 'mex', 'mic'],
  ...['mor', 'nay', 'nle', 'oax', 'pue', 'que', 'roo', 'slp', 'sin', 'son', 'tab', 'tam', 'tla', 'ver', 'yuc', 'zac'],
];

/** The package's module is none that `require` reads; its picture is the same. */
let picture: string | undefined;
const mexico = (): string => (picture ??= readFileSync(require.resolve('@svg-maps/mexico/mexico.svg'), 'utf8'));

/** Light to dark in even steps of lightness, so that they are told apart on a printer without colours as well. */
const SHADES = ['f4dce9', 'e0a8c9', 'c473a4', '973d77', '5c1747'] as const;
const UNVISITED = 'ffffff';
const BORDER = '595959';

/** A shade, and the numbers of visits that it stands for, both among them. */
export interface Shade {
  readonly colour: string;
  readonly from: number;
  readonly to: number;
}

export interface DrawnMap {
  readonly svg: string;
  readonly legend: readonly Shade[];
  /** The ranking in words. */
  readonly alt: string;
}

/** The 32 states shaded by visits. The picture has no letters: numbers stand in a table beside it. */
export function drawMap(month: string, byState: readonly StateVisits[]): DrawnMap {
  const legend = shadesOf(byState.map(({ visits }) => visits));
  const shadeOf = new Map(byState.map(({ key, visits }) => [OUTLINES[Number(key) - 1], colourOf(legend, visits)]));
  const [, viewBox = ''] = /viewBox="([^"]*)"/.exec(mexico()) ?? [];
  const paths = [...mexico().matchAll(/id="(\w+)"[^>]*?\sd="([^"]*)"/g)].map(
    ([, id = '', path = '']) => `<path d="${path}" fill="#${shadeOf.get(id) ?? UNVISITED}"/>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}"><g stroke="#${BORDER}" stroke-width="0.7" stroke-linejoin="round">${paths.join('')}</g></svg>`;
  return { svg, legend, alt: altOf(month, byState) };
}

/** Each number its own shade where there are five at most; else even ranges. None where nothing was visited. */
export function shadesOf(visits: readonly number[]): readonly Shade[] {
  const numbers = [...new Set(visits.filter((one) => one > 0))].sort((one, other) => one - other);
  const most = numbers.at(-1) ?? 0;
  if (numbers.length <= SHADES.length)
    return numbers.map((one, at) => ({ colour: shadeAt(at, numbers.length), from: one, to: one }));
  const width = Math.ceil(most / SHADES.length);
  return SHADES.map((colour, at) => ({ colour, from: at * width + 1, to: Math.min(most, (at + 1) * width) })).filter(
    ({ from }) => from <= most,
  );
}

/** So many shades, spread over all of them: two are the lightest but one and the darkest but one. */
function shadeAt(at: number, of: number): string {
  const step = of === 1 ? 2 : 1 + Math.round((at * (SHADES.length - 2)) / (of - 1));
  return SHADES[of === SHADES.length ? at : Math.min(step, SHADES.length - 1)] ?? UNVISITED;
}

const colourOf = (legend: readonly Shade[], visits: number): string =>
  legend.find(({ from, to }) => visits >= from && visits <= to)?.colour ?? UNVISITED;

/** «4 visitas: Coahuila y México. 1 visita: Sonora. Sin visitas: 29 entidades.» */
function altOf(month: string, byState: readonly StateVisits[]): string {
  const visited = ranked(byState);
  const numbers = [...new Set(visited.map(({ visits }) => visits))];
  const groups = numbers.map((number) =>
    paper.ranked(
      counted.visits(number),
      visited.filter(({ visits }) => visits === number).map(({ key }) => stateByKey(key)?.name ?? key),
    ),
  );
  const ranking = groups.length === 0 ? paper.noneVisited : groups.join(' ');
  return paper.mapOf(month, ranking, groups.length === 0 ? '' : paper.unvisited(byState.length - visited.length));
}
