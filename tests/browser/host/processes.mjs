// Finds and kills one browser by its profile folder (Linux).
import { readdir, readFile } from 'node:fs/promises';

async function commandLine(pid) {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  } catch {
    return []; // ended meanwhile
  }
}

// SIGKILL to every process of the browser with that profile, the main one first.
export async function killBrowser(profile) {
  const found = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const parts = await commandLine(pid);
    if (parts.includes('--user-data-dir=' + profile))
      found.push({ pid: +pid, main: !parts.some((part) => part.startsWith('--type=')) });
  }
  if (!found.some(({ main }) => main)) throw new Error('no browser with profile ' + profile);
  for (const { pid } of found.sort((a, b) => b.main - a.main)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // its parent has taken it along
    }
  }
}
