import type { Form } from '../form/definition';
import type { Report } from '../record/types';
import { buttons } from '../words/texts.es';
import { on, type Back } from './press';
import type { Button } from './screens';

export const closeButton = (form: Form, report: Report, back: Back): Button =>
  typeof back === 'object' && 'draft' in back
    ? { title: buttons.backToDraft, press: { verb: 'resume', report: back.draft } }
    : { title: buttons.close, press: { verb: 'show', ...on(form, report), back } };

export const seeButton = (report: Pick<Report, 'id'>, back: Back): Button => ({
  title: buttons.seeReport,
  press: { verb: 'see', report: report.id, page: 1, back },
});
