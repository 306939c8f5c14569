// Bundles the comparison page as small as its tools allow: tree-shaken, minified, styles without the embedded font.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(here, '../../..');

/** Builds into build/bench/surveyjs and returns { directory, brotliBytes }. */
export async function buildSurveyPage() {
  const directory = path.join(project, 'build/bench/surveyjs');
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const pack = JSON.parse(await readFile(path.join(project, 'assets/en/tools/self_test/tests/negotiation.json'), 'utf8'));
  const shown = {
    title: pack.title,
    summary: pack.summary,
    scale: pack.scale,
    questions: pack.questions.map(({ id, text }) => ({ id, text })),
  };
  await build({
    entryPoints: [path.join(here, 'page.js')],
    outfile: path.join(directory, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    // Only what the page shows: advice and tips would be unfair ballast.
    plugins: [{
      name: 'negotiation',
      setup(bundler) {
        bundler.onResolve({ filter: /^negotiation$/ }, () => ({ path: 'negotiation', namespace: 'pack' }));
        bundler.onLoad({ filter: /.*/, namespace: 'pack' }, () => ({ contents: JSON.stringify(shown), loader: 'json' }));
      },
    }],
  });
  await copyFile(path.join(project, 'tests/node_modules/survey-core/survey-core.fontless.min.css'), path.join(directory, 'page.css'));
  await copyFile(path.join(here, 'index.html'), path.join(directory, 'index.html'));
  let brotliBytes = 0;
  for (const name of ['index.html', 'page.css', 'page.js']) {
    const small = zlib.brotliCompressSync(await readFile(path.join(directory, name)));
    brotliBytes += small.length;
    await writeFile(path.join(directory, `${name}.br`), small);
  }
  return { directory, brotliBytes };
}
