import type { WhyAnswer, WhyQuestion } from '../assessment/index.ts';
import type { Library } from '../definitions/model.ts';
import type { AnalystLevel, Clock, Silence } from '../evidence/index.ts';
import type { Store } from '../store/store.ts';
import type { SiteLink } from './frame.ts';

/** What the dashboard reads from. It writes nothing, save silences and analysts' levels where `mute` and `giveLevel` are given. */
export interface DashboardDeps {
  store: Store;
  library: Library;
  clock: Clock;
  /** Every page says EXERCISE at both ends and in its title. */
  exercise: boolean;
  /** Where readers reach this dashboard, for links that leave it (the Atom feed); without it the request's own origin. */
  url?: string | undefined;
  /** More menu entries, e.g. the mailbox. */
  links?: readonly SiteLink[] | undefined;
  /** Keeps a silence; without it the pages say whom to ask. */
  mute?: ((silence: Silence) => Promise<void>) | undefined;
  /** Keeps an analyst's level; without it the pages say whom to ask. */
  giveLevel?: ((level: AnalystLevel) => Promise<void>) | undefined;
  /** Explains what was said of a problem and computes it again; without it the pages do not offer that. */
  why?: ((question: WhyQuestion) => Promise<WhyAnswer>) | undefined;
  /** Told of every failure that a reader could not have caused, with the path it happened on. */
  onFailure?: ((failure: unknown, path: string) => void) | undefined;
}
