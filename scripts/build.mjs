// Build with SWC: dist/ mirrors the tree, data and schemas beside the code that reads them. No step needs a network.
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

for (const top of ['apps', 'libs', 'test']) {
  for (const entry of readdirSync(join(root, top), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || /\.(e2e-)?spec\.ts$/.test(entry.name)) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(dist, relative(root, source)).replace(/\.ts$/, '.js');
    const { code, map } = transformFileSync(source, { cwd: root, sourceMaps: true });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${code}\n//# sourceMappingURL=${relative(dirname(target), target)}.map\n`);
    writeFileSync(`${target}.map`, map);
  }
}
for (const room of readdirSync(join(root, 'libs'))) {
  for (const part of ['data', 'schema']) {
    const from = join(root, 'libs', room, part);
    if (existsSync(from)) cpSync(from, join(dist, 'libs', room, part), { recursive: true });
  }
}
const cli = join(dist, 'apps/cli/src/main.js');
if (existsSync(cli)) chmodSync(cli, 0o755);
