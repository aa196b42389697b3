import { answerStep, chooseReading, declineReading, endingQuestion, skipStep } from './decide/answers';
import { answerFields } from './decide/fields';
import { takeForm } from './decide/form';
import { offerAnswer } from './decide/offer';
import { acceptProposal, dropProposal, placeRest, trimProposal } from './decide/proposal';
import { addRow, finishRows, goBack, openStep, removeRow, resumed, takeOver } from './decide/walk';
import { happened } from '../record/decision';
import { reviseAnswer } from './decide/revise';
import { OPEN } from '../record/queries/standing';
import type { Command } from '../record/types';
import { undoChange } from './undo';
import type { CommandRule, Deciding } from '../record/rules';

const writing = <C extends Command>(decide: CommandRule<C>['decide']): CommandRule<C> => ({
  by: 'author',
  in: OPEN,
  decide,
});

/** What an author does to write a report, from its first answer until it is sent. */
export const filingCommands: Deciding<
  | 'TakeBase'
  | 'TakeForm'
  | 'AnswerStep'
  | 'AnswerFields'
  | 'ReviseAnswer'
  | 'ChooseReading'
  | 'DeclineReading'
  | 'AcceptProposal'
  | 'DropProposal'
  | 'TrimProposal'
  | 'PlaceRest'
  | 'OfferAnswer'
  | 'UndoChange'
  | 'SkipStep'
  | 'GoBack'
  | 'OpenStep'
  | 'AddRow'
  | 'RemoveRow'
  | 'FinishRows'
  | 'Review'
  | 'Resume'
> = {
  TakeBase: writing((report, command, form) => takeOver(form, report, command)),
  TakeForm: writing((report, command, form) => takeForm(form, report, command)),
  AnswerStep: writing((report, command, form) => endingQuestion(report, command, answerStep(form, report, command))),
  AnswerFields: writing((report, command, form) => answerFields(form, report, command)),
  ReviseAnswer: writing((report, command, form) => reviseAnswer(form, report, command)),
  ChooseReading: writing((report, command, form) => chooseReading(form, report, command)),
  DeclineReading: writing((report, command) => declineReading(report, command)),
  AcceptProposal: writing((report, command, form) => acceptProposal(form, report, command)),
  DropProposal: writing((report, command) => dropProposal(report, command)),
  TrimProposal: writing((report, command, form) => trimProposal(form, report, command)),
  PlaceRest: writing((report, command, form) => placeRest(form, report, command)),
  OfferAnswer: writing((report, command, form) => offerAnswer(form, report, command)),
  UndoChange: writing((report, command) => undoChange(report, command)),
  SkipStep: writing((report, command, form) => endingQuestion(report, command, skipStep(form, report, command))),
  GoBack: writing((report, command, form) => goBack(form, report, command)),
  OpenStep: writing((report, command, form) => openStep(form, report, command)),
  AddRow: writing((report, command, form) => addRow(form, report, command)),
  RemoveRow: writing((report, command, form) => removeRow(form, report, command)),
  FinishRows: writing((report, command, form) => finishRows(form, report, command)),
  Review: writing((_report, command) => happened(command, { type: 'StepOpened', step: { at: 'summary' } })),
  Resume: writing((_report, command) => happened(command, resumed(command))),
};
