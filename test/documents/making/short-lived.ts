import { createPapers } from '../../../documents/making/papers';

/** A bot that has documents made by `worker`: says in which process, and then asks it for one of `folio`. */
const [worker = '', folio = ''] = process.argv.slice(2);
const papers = createPapers({ worker });
const paper = (named: string): Promise<Buffer> => papers.word({ answers: {}, state: 'in-review', folio: named });

async function live(): Promise<void> {
  const first = JSON.parse((await paper('first')).toString()) as { process: number };
  const second = paper(folio);
  if (folio !== 'hangs') await second;
  process.stdout.write(`${first.process}\n`);
}
void live();
