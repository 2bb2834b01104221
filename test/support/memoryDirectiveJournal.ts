import type { DirectiveJournal } from '#server/directive/directiveJournal.ts';
import type { Directive, DirectiveEntry } from '#shared/directive/directive.ts';
import { isOver } from '#shared/directive/directiveState.ts';

/** A journal of directions in memory that can be taken away and given back. */
export interface MemoryDirectiveJournal extends DirectiveJournal {
  readonly entries: DirectiveEntry[];
  setAway(away: boolean): void;
}

export function aMemoryDirectiveJournal(): MemoryDirectiveJournal {
  const entries: DirectiveEntry[] = [];
  let away = false;
  const now = (): Directive[] => [
    ...new Map(entries.map(({ directive }) => [directive.id, directive])).values(),
  ];
  return {
    entries,
    setAway: (next) => {
      away = next;
    },
    append: async (entry) => {
      if (away) throw new Error('the test took the journal away');
      const { id, revision } = entry.directive;
      const isThere = entries.some(
        ({ operationId, directive }) =>
          operationId === entry.operationId || (directive.id === id && directive.revision === revision),
      );
      if (isThere) throw new Error('on record already');
      entries.push(entry);
    },
    open: async () => now().filter(({ state }) => !isOver(state)),
    newest: async (count) =>
      now()
        .toSorted((a, b) => b.issued.at - a.issued.at)
        .slice(0, count),
    find: async (id) => now().find((directive) => directive.id === id) ?? null,
    operation: async (operationId) => {
      if (away) throw new Error('the test took the journal away');
      return entries.find((entry) => entry.operationId === operationId) ?? null;
    },
    history: async (id) => entries.filter(({ directive }) => directive.id === id),
    close: async () => undefined,
  };
}
