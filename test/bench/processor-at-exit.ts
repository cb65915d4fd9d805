import { writeSync } from 'node:fs';

// Loaded before a program with `node -r`: when it ends, the processor time of all its threads from its start on, µs, goes to descriptor 3.
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  writeSync(3, String(user + system));
});
