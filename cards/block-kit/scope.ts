import type { PlainTextOption } from '@slack/types';
import { CARD_SIZE } from './limits';
import { isNode, listOf, type Node, textOf, typeOf, word } from './clean';
import type { Part } from './parts';
import type { Loss, Surface } from './types';

/** Where in the card something is. */
export interface Position {
  readonly path: string;
  readonly depth: number;
}

export const within = ({ path, depth }: Position, name: string | number, index?: number): Position => ({
  path: index === undefined ? `${path}/${name}` : `${path}/${name}/${index}`,
  depth: depth + 1,
});

export type Convert = (node: Node, scope: Scope, at: Position) => readonly Part[];

/** What one conversion knows and gathers. */
export class Scope {
  readonly unsupported: Loss[] = [];
  readonly simplified: Loss[] = [];
  readonly externalOptions: Record<string, readonly PlainTextOption[]> = {};
  private readonly inputs = new Set<string>();
  private readonly actions = new Map<string, number>();
  private met = 0;
  /** Looked for once something is hidden, which is seldom. */
  private toggled?: ReadonlySet<string>;

  constructor(
    readonly surface: Surface,
    readonly timeZone: string,
    private readonly card: unknown,
    /** One element, converted: handed over so that layouts need not know every element. */
    private readonly one: (item: unknown, scope: Scope, at: Position) => readonly Part[],
  ) {}

  /** Whether a press would show what has this id: it is then shown from the start. */
  isToggled(id: string): boolean {
    this.toggled ??= new Set(targetsIn(this.card, 0));
    return this.toggled.has(id);
  }

  /** The elements of a list, in order; what is no list of elements is told. */
  elements(list: unknown, at: Position): readonly Part[] {
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) return this.lost(at, typeOf(list), 'elements are not a list');
    return listOf(list).flatMap((item, index) => this.one(item, this, within(at, index)));
  }

  /** An element that its own list knows the type of. */
  element(type: string, item: unknown, at: Position): readonly Part[] {
    return this.one(isNode(item) ? { ...item, type } : item, this, at);
  }

  /** Not in the blocks at all. */
  lost(at: Position, type: string, reason: string): readonly never[] {
    this.unsupported.push({ path: at.path, type, reason });
    return [];
  }

  /** In the blocks, but not as the card asked. */
  simpler(at: Position, type: string, reason: string): void {
    this.simplified.push({ path: at.path, type, reason });
  }

  /** False once the card has had more elements, or deeper ones, than any card for people. */
  hasRoom(at: Position): boolean {
    this.met += 1;
    return this.met <= CARD_SIZE.elements && at.depth <= CARD_SIZE.depth;
  }

  /** False for an id that another input has taken. */
  takeInput(id: string): boolean {
    if (this.inputs.has(id)) return false;
    this.inputs.add(id);
    return true;
  }

  /** The name, with a number from the second time on: an action's id is its own in the whole card. */
  actionId(name: string): string {
    const count = (this.actions.get(name) ?? 0) + 1;
    this.actions.set(name, count);
    return count === 1 ? name : `${name}.${count}`;
  }
}

/** Ids that any Action.ToggleVisibility of the card names. */
function targetsIn(part: unknown, depth: number): readonly string[] {
  if (depth > CARD_SIZE.depth * 2) return [];
  if (Array.isArray(part)) return part.flatMap((item) => targetsIn(item, depth + 1));
  if (!isNode(part)) return [];
  const own = word(part['type']) === 'action.togglevisibility' ? listOf(part['targetElements']).map(targetId) : [];
  return [...own, ...Object.values(part).flatMap((value) => targetsIn(value, depth + 1))];
}

const targetId = (target: unknown): string => textOf(isNode(target) ? target['elementId'] : target);
