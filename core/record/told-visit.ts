/** A report that was sent, as the author of another one of the same visit is told of it. */
export interface FoundVisit {
  readonly id: string;
  readonly folio: string;
  readonly author: { readonly id: string; readonly name: string };
}

/** That one was sent; which one, where the author of the other may read it. */
export interface TellsOf {
  readonly found?: FoundVisit;
}

/** What the author of a report that is to be sent was asked, because one of the same visit was sent before. */
export interface SameVisit extends TellsOf {
  /** The version at which that was asked. */
  readonly since: number;
  /** It was not answered yet. */
  readonly asked: boolean;
}
