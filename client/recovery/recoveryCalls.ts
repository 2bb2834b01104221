/** What a page asks its service worker. A file of its own, so that the worker's script stays one file. */
export type PageCall =
  /** Keep the files of this release, and no others. */
  | { readonly kind: 'keep-release'; readonly release: string }
  /** Which of the browser's pages am I? Answered on the port that comes along, with the id. */
  | { readonly kind: 'who-am-i' };

/** Where the watch over a page says that it hangs. The service worker answers; the server never sees it. */
export const hungPath = '/recovery/hung';

/** The page that hangs, by its id, and whether it is in a process apart already. */
export interface HungPage {
  readonly id: string;
  readonly isolated: boolean;
}
