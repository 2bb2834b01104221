import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { readDirectives } from '#client/directive/directiveApi.ts';
import { directiveSnapshots, useDirectives } from '#client/directive/directiveStore.ts';
import { useTopic } from '#client/live/liveContext.tsx';
import { useServerNow } from '#client/live/serverClock.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLanguage } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { pageAddresses } from '#client/ui/pageAddress.ts';
import { useCan } from '#client/user/session.ts';
import type { Directive } from '#shared/directive/directive.ts';
import type { Failure } from '#shared/protocol/result.ts';
import { newestOf, type TrackingView, trackedDirectives, trackingViews } from './trackingList.ts';

export interface Tracking {
  readonly view: TrackingView;
  readonly typed: string;
  readonly rows: readonly Directive[];
  readonly chosen: Directive | undefined;
  readonly now: number;
  /** False until somebody has counted: "none" may only be said after that. */
  readonly known: boolean;
  readonly failure: Failure | null;
  show(view: TrackingView): void;
  find(typed: string): void;
  choose(id: string): void;
}

/** The list and the chosen direction. Which one is chosen lives in the address: the link somebody sends shows it. */
export function useTracking(): Tracking {
  useTopic('directives');
  const query = new URLSearchParams(useSearch());
  const [, navigate] = useLocation();
  const [typed, find] = useState('');
  const snapshots = useValue(directiveSnapshots);
  const live = useDirectives();
  const { data } = useQuery({
    queryKey: ['directives', snapshots],
    queryFn: readDirectives,
    placeholderData: (previous) => previous,
  });
  const now = useServerNow();
  const can = useCan();
  const names = useProvince();
  const { language } = useLanguage();
  const all = newestOf(data?.ok ? data.value.directives : [], live);
  const asked = query.get('show');
  const id = query.get('id');
  // A link to one direction shows it, whatever became of it.
  const view = trackingViews.find((one) => one === asked) ?? (id === null ? 'open' : 'all');
  const go = (next: { readonly show: string; readonly id: string | null }): void => {
    const address = new URLSearchParams({ show: next.show, ...(next.id !== null && { id: next.id }) });
    navigate(`${pageAddresses.directives}?${address}`, { replace: true });
  };
  return {
    view,
    typed,
    rows: trackedDirectives(all, { view, typed }, { now, can, names, language }),
    chosen: all.find((directive) => directive.id === id),
    now,
    known: data !== undefined || snapshots > 0,
    failure: data && !data.ok ? data.failure : null,
    show: (next) => go({ show: next, id }),
    find,
    choose: (next) => go({ show: view, id: next }),
  };
}
