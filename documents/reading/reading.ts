import { dirname, join } from 'node:path/posix';
import type { FileRead } from '../../core/form/filled';
import type { Form } from '../../core/form/definition';
import { Content } from './content';
import { readDocument } from './document';
import { formIn } from './form';
import { NotOpened, openPackage } from './package';
import { readNumbering, readRelationships, readStyles } from './parts';

/**
 * Reads an official form that was filled in as a Word file (.docx), by whatever program. Never rejects for what is in
 * the file: what cannot be opened, or is no form, is said. Takes a millisecond for a page, in pieces where it is long.
 */
export async function readForm(form: Form, bytes: Buffer): Promise<FileRead> {
  try {
    const read = await openPackage(bytes);
    const main = (await readRelationships(await read('_rels/.rels'))).parts.get('officeDocument') ?? '';
    const document = await read(main);
    if (main === '' || document === undefined || !/\.xml$/i.test(main)) return { is: 'other', kind: 'other' };
    const own = await readRelationships(
      await read(join(dirname(main), '_rels', `${main.split('/').at(-1) ?? ''}.rels`)),
    );
    const part = (kind: string): Promise<Buffer | undefined> => {
      const target = own.parts.get(kind) ?? '';
      return target === ''
        ? Promise.resolve(undefined)
        : read(target.startsWith('/') ? target : join(dirname(main), target));
    };
    const styles = await readStyles(await part('styles'));
    const lists = await readNumbering(await part('numbering'));
    const body = await readDocument(document, { styles, links: own.links });
    const found = formIn(form, body, new Content(lists));
    return found === undefined ? { is: 'other', kind: 'word' } : { is: 'form', form: found };
  } catch (error) {
    if (error instanceof NotOpened) return { is: 'other', kind: error.why };
    throw error;
  }
}
