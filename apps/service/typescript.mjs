// Reads the TypeScript of the tree as it stands, as the build would write it, so that specs never depend on a dist/ that is
// missing or old. As a thread it is the search worker (see search-thread.ts); as a process it runs the file it is given:
//   node apps/service/typescript.mjs apps/service/src/main.ts
import Module, { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transformFileSync } from '@swc/core';

const here = dirname(fileURLToPath(import.meta.url));
const cwd = resolve(here, '../..');
Module._extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { cwd, sourceMaps: 'inline' }).code, file);

createRequire(import.meta.url)(isMainThread ? resolve(process.argv[2]) : resolve(here, 'src/plans/search.worker.ts'));
