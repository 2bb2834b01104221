import type { Router } from 'express';
import { type AlertEngine, createAlertEngine } from '#server/alert/alertEngine.ts';
import { createEarlierValues } from '#server/alert/earlierValues.ts';
import type { RuleBook } from '#server/alert/ruleBook.ts';
import { createRuleHistory } from '#server/alert/ruleHistory.ts';
import { createRuleTrial } from '#server/alert/ruleTrial.ts';
import type { SiteCounter } from '#server/alert/siteCounter.ts';
import { createUsualLevels } from '#server/alert/usualLevels.ts';
import { ruleRoutes } from '#server/http/ruleRoutes.ts';
import type { Catalogue } from '#server/indicator/catalogue.ts';
import type { LiveValues } from '#server/indicator/liveValues.ts';
import type { SeriesReader } from '#server/indicator/seriesReader.ts';
import type { SourceLiveness } from '#server/indicator/sourceLiveness.ts';
import type { Log } from '#server/log.ts';
import type { Sessions } from '#server/user/sessions.ts';
import type { Alert } from '#shared/alert/alert.ts';
import type { AlertRule } from '#shared/alert/alertRule.ts';

interface RuleDeskParts {
  readonly ruleBook: RuleBook;
  readonly catalogue: Catalogue;
  readonly liveness: SourceLiveness;
  readonly liveValues: LiveValues;
  readonly seriesReader: SeriesReader;
  /** Without one, rules about sites conclude nothing. */
  readonly siteCounter?: SiteCounter;
  readonly openAlerts: readonly Alert[];
  readonly sessions: Sessions;
  readonly clock: () => number;
  readonly log: Log;
}

/** The part of the parts list for rules: what evaluates them, what they need of the past, who changes them. */
export interface RuleDesk {
  readonly engine: AlertEngine;
  readonly routes: readonly Router[];
  /** Rules that were saved: in force with the next evaluation. */
  use(rules: readonly AlertRule[]): void;
  close(): void;
}

/** What is usual changes with every hour of the week. */
const refreshEveryMs = 3_600_000;
const settledAfterMs = 60_000;

export function createRuleDesk(parts: RuleDeskParts): RuleDesk {
  const { ruleBook, catalogue, liveness, liveValues, seriesReader, sessions, clock, log } = parts;
  const { profile, tree } = catalogue;
  const earlier = createEarlierValues();
  const usualLevels = createUsualLevels({ reader: seriesReader, timeZone: profile.timeZone });
  const history = createRuleHistory({ catalogue, reader: seriesReader, usualLevels, earlier });
  const engine = createAlertEngine({
    catalogue,
    liveness,
    cellOf: liveValues.get,
    openAlerts: parts.openAlerts,
    usualLevels,
    earlier,
    ...(parts.siteCounter && { siteCounter: parts.siteCounter }),
  });
  const refresh = (): void =>
    void history
      .refresh(ruleBook.rules(), clock())
      .catch((error: unknown) => log.warn({ error }, 'the history that rules need could not be read'));
  const timer = setInterval(refresh, refreshEveryMs);
  // At a start sources bring what they could not say while we were away: it is in the history a little later.
  const afterStart = setTimeout(refresh, settledAfterMs);
  refresh();
  return {
    engine,
    routes: [
      ruleRoutes({
        book: ruleBook,
        trial: createRuleTrial({ catalogue, reader: seriesReader, clock }),
        ...{ profile, sessions, tree, clock },
      }),
    ],
    use: (rules) => {
      engine.useRules(rules);
      refresh();
    },
    close: () => {
      clearInterval(timer);
      clearTimeout(afterStart);
    },
  };
}
