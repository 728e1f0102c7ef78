#!/usr/bin/env node
// The embedded parts that a command may load warn about Node versions and properties nobody here can act on.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../src/cli/main.ts');
const openStored = async (folder) => (await import('../local/stored.ts')).openStored(folder);
const openTable = async (table) => (await import('../lambdas/runtime.ts')).storeOf({ table });
process.exitCode = await main(process.argv.slice(2), { openStored, openTable });
