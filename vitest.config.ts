import { defineConfig } from 'vitest/config';
import { reporters } from './tests/reporters.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/corpus/**', 'tests/browser/**', 'tests/e2e/**', 'node_modules/**'],
    testTimeout: 20_000,
    // Every core: what takes long are the embedded databases and started processes of a few files, one after another otherwise.
    maxWorkers: '100%',
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    ...reporters(),
  },
});
