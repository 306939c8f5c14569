// Tests of the browser side of the app (web/host.js and what it uses).   Usage: node run.mjs [part of a case's name]
import { runAll } from './harness.mjs';
import './storage_cases.mjs';
import './storage_faults_cases.mjs';
import './locks_cases.mjs';
import './files_cases.mjs';
import './page_cases.mjs';
import './report_cases.mjs';
import './select_cases.mjs';
import './fallback_cases.mjs';

process.exitCode = await runAll(process.argv[2]);
