import { createValueStore } from '#client/live/valueStore.ts';
import type { AlertRule, AlertRuleId } from '#shared/alert/alertRule.ts';

/** Rules that were saved since this page was loaded. Written by `liveUpdates` alone. */
export const changedRules = createValueStore<ReadonlyMap<AlertRuleId, AlertRule>>(new Map());
