// Short names of the states a report can be in. The server speaks the full sentence.

import { N_, t } from "./messages";

const WORDS: Record<string, string> = {
  received: N_("Received"),
  clarify: N_("There is a question for you"),
  verified: N_("Checked"),
  not_ours: N_("Not something we can handle"),
  in_progress: N_("Being worked on"),
  answered: N_("Answered"),
  reporter_replied: N_("You replied"),
  closed: N_("Closed"),
  archived: N_("Archived"),
  merged: N_("Joined with another report"),
};

/** A newer server may know states that this page does not: their code is better than nothing. */
export const statusWords = (status: string): string => t(WORDS[status] ?? status);
