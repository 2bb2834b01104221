/** From least to most urgent. The control-room split to aim at is 80 / 15 / 5 per cent, critical within the last. */
export const priorities = ['low', 'medium', 'high', 'critical'] as const;
export type Priority = (typeof priorities)[number];

/** 0 for low to 3 for critical; for sorting. */
export const urgencyOf = (priority: Priority): number => priorities.indexOf(priority);
