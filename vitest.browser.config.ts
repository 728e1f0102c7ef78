import { defineConfig } from 'vitest/config';
import { reporters } from './tests/reporters.ts';

export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 60_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    ...reporters(),
  },
});
