/** The release that this page was built as; null in development. Not the server's: a kept page may be an older one. */
export function ownRelease(): string | null {
  const text = document.querySelector<HTMLMetaElement>('meta[name="ioc-release"]')?.content ?? '';
  return /^[0-9a-f]{12}$/.test(text) ? text : null;
}
