import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { isAlive } from '../../local/launcher.ts';

describe('looking after the npm that started us', () => {
  it('sees that a process runs', () => {
    expect(isAlive(process.pid)).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'takes a killed process for dead, though its parent has not looked after it',
    async () => {
      const parent = spawn('sh', ['-c', 'sleep 30 & exec sh -c "echo $!; exec sleep 30"']);
      try {
        const [line] = await once(parent.stdout, 'data');
        const child = Number(String(line));
        expect(isAlive(child)).toBe(true);
        process.kill(child, 'SIGKILL');
        await vi.waitFor(() => expect(isAlive(child)).toBe(false));
        expect(() => process.kill(child, 0)).not.toThrow();
      } finally {
        parent.kill('SIGKILL');
      }
    },
  );
});
