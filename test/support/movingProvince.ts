import type { TestServer } from './testServer.ts';

/** Readings, alerts and sites that never stand still: a district's files around the limit of the rule, a site up and down. */
export function moveProvince(server: TestServer, random: () => number): () => void {
  const writeSome = (): void => {
    const at = Date.now();
    const files = Math.floor(100 * random());
    const lines = [
      `dvc,area=412 overdue=${files}i ${at}`,
      `dvc,area=413 overdue=${Math.floor(100 * random())}i ${at}`,
      `site,site=bts-1,area=412 state="${random() < 0.5 ? 'up' : 'down'}" ${at}`,
    ];
    // A line that is refused would show in the comparison of nothing moving; the tests look for movement themselves.
    void server.write(lines).then((answer) => answer.arrayBuffer());
  };
  const timer = setInterval(writeSome, 70);
  return () => clearInterval(timer);
}
