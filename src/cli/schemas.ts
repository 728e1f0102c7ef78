import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { jsonSchemas } from '../definitions/index.ts';
import { GOOD } from './exit.ts';
import { SHIPPED } from './library.ts';
import { processTerminal } from './output.ts';

/** `signpost schemas`: writes the JSON Schemas from which editors complete and check definition files. */
export function schemasCommand(): Command {
  return new Command('schemas')
    .description('write the JSON Schemas for editors into indicators/schemas')
    .option('--out <dir>', 'folder to write to', join(SHIPPED, 'schemas'))
    .action(async ({ out: dir }: { out: string }) => {
      mkdirSync(dir, { recursive: true });
      const written = [...jsonSchemas()].map(([name, text]) => {
        writeFileSync(join(dir, name), text);
        return `wrote ${join(dir, name)}`;
      });
      await processTerminal().out.write(written);
      process.exitCode = GOOD;
    });
}
