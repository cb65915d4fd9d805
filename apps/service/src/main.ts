import 'reflect-metadata';
import { InputError, Knowledge } from '@libs/knowledge';
import { productVersion } from '../../cli/src/commands/version';
import { settingsOf } from './settings';
import { startService } from './start';

async function main(): Promise<void> {
  const settings = settingsOf(process.env);
  const service = await startService(settings);
  service.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const { fingerprint } = service.get(Knowledge);
  process.stdout.write(
    `rollwright ${productVersion()} serves on ${await service.getUrl()}` +
      ` (knowledge ${fingerprint}, database ${settings.database}, searches at a time ${settings.searches})\n`,
  );
}

/** Exit codes as in the terminal: 2 for what the caller can mend, 4 for a defect of ours. */
main().catch((error: NodeJS.ErrnoException) => {
  if (error instanceof InputError) process.stderr.write(`${error.text}\n`);
  else if (error.syscall === 'listen') process.stderr.write(`The service cannot listen: ${error.message}\n`);
  else process.stderr.write(`The service cannot start: ${error.stack ?? error.message}\n`);
  process.exit(error instanceof InputError || error.syscall === 'listen' ? 2 : 4);
});
