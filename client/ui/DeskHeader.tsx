import { useSyncExternalStore } from 'react';
import { Link, useLocation } from 'wouter';
import { linkStatus } from '#client/live/linkStatus.ts';
import { pageFacts } from '#client/live/pageFacts.ts';
import { useValue } from '#client/live/valueStore.ts';
import { useLocalText, useTexts } from '#client/locale/language.tsx';
import { useProvince } from '#client/profile/profileContext.tsx';
import { signOut, useCan, useUser } from '#client/user/session.ts';
import { userTexts } from '#client/user/userTexts.ts';
import type { Permission } from '#shared/user/can.ts';
import styles from './DeskHeader.module.css';
import { deskTexts } from './deskTexts.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { pageAddresses } from './pageAddress.ts';

const pages = [
  'wall',
  'explorer',
  'console',
  'directives',
  'shift',
  'performance',
  'catalogue',
  'scenes',
  'admin',
] as const;

/** Part of an address counts for the whole of a page that has several sheets. */
const isAt = (path: string, page: (typeof pages)[number]): boolean =>
  path === pageAddresses[page] ||
  (page === 'admin' && path === pageAddresses.entry) ||
  (page === 'scenes' && path === pageAddresses.screens) ||
  (page === 'performance' && path === pageAddresses.rules) ||
  (page === 'catalogue' && path === pageAddresses.quality);

function PageLinks() {
  const texts = useTexts(deskTexts);
  const [path] = useLocation();
  const user = useUser();
  const can = useCan();
  const may = (permission: Permission): boolean => user !== null && can(permission, user.area);
  const isOpen: Partial<Record<(typeof pages)[number], boolean>> = {
    performance: may('performance:read'),
    scenes: may('scene:manage') || may('screen:send'),
    admin: may('data:import') || may('data:enter'),
  };
  // Whoever only sends something to the screens has no scenes to compose.
  const firstSheet = (page: (typeof pages)[number]): keyof typeof pageAddresses =>
    page === 'scenes' && !may('scene:manage') ? 'screens' : page;
  return (
    <nav className={styles.pages} aria-label={texts.pages}>
      {pages
        .filter((page) => isOpen[page] ?? true)
        .map((page) => (
          <Link
            key={page}
            href={pageAddresses[firstSheet(page)]}
            aria-current={isAt(path, page) ? 'page' : undefined}
          >
            {texts[page]}
          </Link>
        ))}
    </nav>
  );
}

function LinkState() {
  const texts = useTexts(deskTexts);
  // Only the word: the time last heard changes with every message and would redraw the header each time.
  const link = useSyncExternalStore(linkStatus.subscribe, () => linkStatus.get().link);
  return (
    <span className={styles.link} data-link={link} role="status">
      {texts.link[link]}
    </span>
  );
}

/** A full navigation, because the live connection belongs to the session that ends. */
async function leave(): Promise<void> {
  await signOut();
  location.assign(pageAddresses.signIn);
}

function Account({ demo }: { readonly demo: boolean }) {
  const texts = useTexts(deskTexts);
  const { roles } = useTexts(userTexts);
  const user = useUser();
  if (!user) return null;
  return (
    <div className={styles.account}>
      <span className={styles.who} title={texts.signedInAs}>
        <b>{user.name}</b>
        {/* An account named after its role needs the role only once. */}
        {!user.name.includes(roles[user.role]) && <span>{roles[user.role]}</span>}
      </span>
      <span className={styles.ways}>
        {demo && <a href={pageAddresses.signIn}>{texts.changeRole}</a>}
        <button type="button" onClick={() => void leave()}>
          {texts.signOut}
        </button>
      </span>
    </div>
  );
}

/** The head of every page of the desk. */
export function DeskHeader() {
  const texts = useTexts(deskTexts);
  const inLanguage = useLocalText();
  const { profile } = useProvince();
  const demo = useValue(pageFacts)?.demo ?? false;
  return (
    <header className={styles.header}>
      <span className={styles.centre}>{inLanguage(profile.centre)}</span>
      <PageLinks />
      <span className={styles.room} />
      {demo && (
        <abbr className={styles.demo} title={texts.demoMeaning}>
          {texts.demo}
        </abbr>
      )}
      <LinkState />
      <Account demo={demo} />
      <LanguageSwitch />
    </header>
  );
}
