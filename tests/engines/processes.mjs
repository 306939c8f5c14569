// The programs that a run needs: a screen that nobody sees, Firefox, WebKit's driver. Each is ended by its own number.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const PATIENCE_MS = Number(process.env.SANDTABLE_PATIENCE_MS ?? 30_000);

// A free port of this computer.
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

export async function newFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'sandtable-engines-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
}

// Starts a program in a group of its own, so that what it starts itself ends with it. → { child, end(), words() }
export function start(program, args, { env = {}, stdio = ['ignore', 'pipe', 'pipe'] } = {}) {
  const child = spawn(program, args, { stdio, detached: true, env: { ...process.env, ...env } });
  let words = '';
  for (const stream of child.stdio) stream?.on('data', (data) => { words = (words + data).slice(-4000); });
  const gone = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', (error) => {
      words += error.message;
      resolve();
    });
  });
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // it has ended already
    }
  };
  const stop = () => kill('SIGKILL');
  process.once('exit', stop);
  return {
    child,
    gone,
    words: () => words,
    async end() {
      kill('SIGTERM');
      const timer = setTimeout(stop, 3000);
      await gone;
      clearTimeout(timer);
      stop();                      // what it left behind
      process.off('exit', stop);
    },
  };
}

// → { display: ':7', end() }
export async function startScreen(width = 1400, height = 1000) {
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const number = await Promise.race([
    once(screen.child.stdio[3], 'data').then(([data]) => String(data).trim()),
    screen.gone,
  ]);
  if (!number) throw new Error(`Xvfb did not start: ${screen.words()}`);
  return { display: `:${number}`, end: screen.end };
}

// Repeats `attempt` until it succeeds or the program has gone.
export async function untilUp(program, name, attempt) {
  let over = false;
  program.gone.then(() => { over = true; });
  for (const end = Date.now() + PATIENCE_MS; ; await new Promise((resolve) => { setTimeout(resolve, 50); })) {
    try {
      return await attempt();
    } catch (error) {
      if (over || Date.now() > end) throw new Error(`${name} did not start: ${error.message}\n${program.words()}`);
    }
  }
}
