import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isAlive, isOrphan } from '../../local/launcher.ts';

describe('looking after the npm that started us', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('takes nobody for an orphan whose parent is an ordinary process', () => {
    vi.stubEnv('npm_config_user_agent', 'npm/11.0.0 node/v20.19.0');
    expect(isOrphan(process.pid)).toBe(false);
  });

  it('makes no guess about other launchers than npm', () => {
    vi.stubEnv('npm_config_user_agent', 'pnpm/9.0.0 npm/? node/v20.19.0');
    expect(isOrphan(1)).toBe(false);
  });

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
