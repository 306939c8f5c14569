// Finds and kills one browser by its profile folder (Linux).
import { readdir, readFile } from 'node:fs/promises';

async function commandLine(pid) {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  } catch {
    return []; // ended meanwhile
  }
}

// The process ids of the browser with that profile, the main one first.
export async function processesOf(profile) {
  const found = [];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const parts = await commandLine(pid);
    if (parts.includes('--user-data-dir=' + profile))
      found.push({ pid: +pid, main: !parts.some((part) => part.startsWith('--type=')) });
  }
  if (!found.some(({ main }) => main)) throw new Error('no browser with profile ' + profile);
  return found.sort((a, b) => b.main - a.main).map(({ pid }) => pid);
}

// SIGKILL to all of them, at once.
export function killAll(pids) {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // its parent has taken it along
    }
  }
}

export const killBrowser = async (profile) => killAll(await processesOf(profile));
