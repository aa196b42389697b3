import type { ReportState } from '../record/types';
import type { Tone } from './screens';
import { states } from '../words/texts.es';

const TONES: Readonly<Record<ReportState, Tone>> = {
  draft: 'plain',
  'in-review': 'accent',
  'changes-requested': 'warning',
  approved: 'good',
  withdrawn: 'subtle',
  cancelled: 'subtle',
};

export const statusOf = (state: ReportState): { readonly text: string; readonly tone: Tone } => ({
  text: states[state],
  tone: TONES[state],
});
