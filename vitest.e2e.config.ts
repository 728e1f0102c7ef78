import { defineConfig } from 'vitest/config';
import { reporters } from './tests/reporters.ts';

export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 300_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    ...reporters(),
  },
});
