import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Moved into place as the last step: a download that was cut off must not look like a finished one. The package lists of a
 * fresh machine may be missing, so a failed download updates them once.
 */
const fetchScript = `
set -e
[ -x "$1/usr/bin/influxd" ] && exit 0
rm -rf "$1.part" && mkdir -p "$1.part" && cd "$1.part"
apt-get download influxdb || { apt-get update && apt-get download influxdb; }
dpkg-deb -x influxdb_*.deb .
rm -f influxdb_*.deb
rm -rf "$1" && mv "$1.part" "$1"
`;

/**
 * The path of a real influxd: `IOC_TEST_INFLUXD`, else one that was fetched before, else Debian's package, unpacked into
 * `.cache/influxd` without installing it. Safe to call from several processes at once.
 */
export async function ensureInfluxd(): Promise<string> {
  const given = process.env.IOC_TEST_INFLUXD;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(
      `IOC_TEST_INFLUXD names "${given}", which is not there; expected the path of an influxd program`,
    );
  }
  const cache = resolve(import.meta.dirname, '../../.cache');
  const folder = join(cache, 'influxd');
  const program = join(folder, 'usr/bin/influxd');
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  try {
    // flock lets go by itself when its holder is killed.
    await run('flock', [join(cache, 'influxd.lock'), 'sh', '-c', fetchScript, 'fetch', folder]);
    return program;
  } catch (error) {
    throw new Error(
      'These tests need a real influxd (InfluxDB 1.6 to 1.8) and could not fetch the Debian package "influxdb". ' +
        'Set IOC_TEST_INFLUXD to the path of an influxd program.',
      { cause: error },
    );
  }
}
