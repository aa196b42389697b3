import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Documents after which memory is given back, whoever waits; and milliseconds without one, after which nobody does. */
const AFTER = { documents: 4, idleMs: 200 } as const;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

let made = 0;
let idle: NodeJS.Timeout | undefined;

/**
 * Gives back what documents took once they are out. The typesetter keeps a document's memory, 3 to 40 MB, outside of
 * V8's heap and as long as its object stands there: V8 sees an object of a few bytes, and is in no hurry.
 */
export function giveBackLater(): void {
  made += 1;
  clearTimeout(idle);
  idle = undefined;
  if (made >= AFTER.documents) setImmediate(giveBack);
  else idle = setTimeout(giveBack, AFTER.idleMs).unref();
}

function giveBack(): void {
  made = 0;
  collect();
}
