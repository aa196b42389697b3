import { files } from './made-files.es';
import type { Press } from '../../screen/press';
import { noticeScreen, type Button, type Screen } from '../../screen/screens';

/** What a person is told of a file that is made for them. */
export interface FileTold {
  /** «Informes de abril de 2023». */
  readonly title: string;
  /** What is in it. Raw. */
  readonly lines: readonly string[];
}

/** How far it has come. `order`: what is made, so that a press on a card that outlived its bot asks for it again. */
export const makingScreen = (order: string, done: number, of: number | undefined): Screen =>
  noticeScreen({
    title: files.making,
    lines: [...(done === 0 ? [] : [files.progress(done, of)]), files.waits],
    buttons: [{ title: files.stop, press: { verb: 'stopFile', order } }],
  });

/** It is in the chat, or the platform asks the person whether they want it. */
export const givenScreen = ({ title, lines }: FileTold, isAsked: boolean): Screen =>
  noticeScreen({ title: files.given(title), tone: 'good', lines: isAsked ? [...lines, files.consent] : lines });

/** Where the platform takes no file: the way to fetch it. `kind`: «Excel». */
export const linkScreen = ({ title, lines }: FileTold, kind: string, url: string, days: number): Screen =>
  noticeScreen({
    title: files.given(title),
    tone: 'good',
    lines: [...lines, files.linkDays(days)],
    links: [{ title: files.download(kind), url }],
  });

const retry = (order: string): Button => ({ title: files.retry, press: again(order) });
const again = (order: string): Press => ({ verb: 'makeFile', order });

export const failedFileScreen = (order: string, line: string = files.failedLine): Screen =>
  noticeScreen({ title: files.failed, tone: 'warning', lines: [line], buttons: [retry(order)] });

export const stoppedScreen = (order: string): Screen => noticeScreen({ title: files.stopped, buttons: [retry(order)] });

/** Whoever cancels finds that nothing is made. */
export const noneMadeScreen = (order: string): Screen =>
  noticeScreen({ title: files.none, lines: [files.noneLine], buttons: [retry(order)] });

/** One line, in the place of what was asked. Raw. */
export const fileLine = (text: string): Screen => ({ template: 'line', data: { text } });
