import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../world/root';

const CACHE = join(ROOT, 'node_modules', '.cache', 'verapdf');
const JARS = join(CACHE, 'jars');
/** Milliseconds, of a download of 19 MB. */
const LONGEST_DOWNLOAD = 240_000;

/** veraPDF with what it leans on, as Maven finds it. */
const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>verapdf</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies><dependency>
    <groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>1.28.2</version>
  </dependency></dependencies>
</project>
`;

const runs = (program: string, flag: string): boolean => spawnSync(program, [flag], { stdio: 'ignore' }).status === 0;

/** Why the standards cannot be checked here; undefined where they can. With `REQUIRE_VERAPDF=1`, which CI sets, that throws. */
export function whyNoVeraPdf(): string | undefined {
  const because = reason();
  if (because !== undefined && process.env['REQUIRE_VERAPDF'] === '1')
    throw new Error(`REQUIRE_VERAPDF=1, and ${because}`);
  return because;
}

function reason(): string | undefined {
  if (!runs('java', '-version')) return 'java not installed';
  if (existsSync(join(CACHE, 'whole'))) return undefined;
  if (!runs('mvn', '-version')) return 'mvn not installed';
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(join(CACHE, 'pom.xml'), POM);
  const args = ['-q', '-B', 'dependency:copy-dependencies', `-DoutputDirectory=${JARS}`];
  const fetch = () => spawnSync('mvn', args, { cwd: CACHE, timeout: LONGEST_DOWNLOAD, encoding: 'utf8' });
  // Once more, since a connection that breaks is no reason to fail a gate.
  let fetched = fetch();
  if (fetched.status !== 0) fetched = fetch();
  if (fetched.status !== 0) return `veraPDF could not be fetched: ${fetched.stdout.slice(0, 300)}`;
  writeFileSync(join(CACHE, 'whole'), readdirSync(JARS).join('\n'));
  return undefined;
}

/**
 * What veraPDF says of each file, by its path: `PASS`, or `FAIL` with the rules that it breaks. A file is held to the
 * standard that it claims, which stands after that: `ua1`, `3a`. One machine of Java for all, since it takes seconds to start.
 */
export function veraPdf(files: readonly string[]): ReadonlyMap<string, string> {
  // It ends before what a second compiler and the threads of its collector would bring were earned back.
  const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  const program = ['-cp', join(JARS, '*'), 'org.verapdf.apps.GreenfieldCliWrapper'];
  const args = [...machine, ...program, '-f', '0', '--format', 'text', '-v'];
  // Its exit code tells of failures too; they are read from what it says.
  const { stdout } = spawnSync('java', [...args, ...files], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const verdicts = new Map<string, string>();
  let last = '';
  for (const line of stdout.split('\n')) {
    const [, verdict, path, standard] = /^(PASS|FAIL) (.+) (\w+)$/.exec(line) ?? [];
    if (verdict !== undefined && path !== undefined) verdicts.set((last = path), `${verdict} ${standard ?? ''}`);
    else if (line.trim() !== '' && verdicts.has(last))
      verdicts.set(last, `${verdicts.get(last) ?? ''}; ${line.trim()}`);
  }
  return verdicts;
}
