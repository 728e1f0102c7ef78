#!/usr/bin/env node
// The AWS SDK warns on every start about Node versions it will leave behind next year; nobody here can act on that.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// The embedded database uses an old property of Node's HTTP server; its users cannot mend that either.
process.noDeprecation = true;
const { register } = await import('tsx/esm/api');
register();
// Before the rest is loaded, which takes a second or more: npm may be killed in it.
const { endWithNpm } = await import('../local/launcher.ts');
endWithNpm();
const { main } = await import('../local/main.ts');
// Servers of a start that failed half way would keep the process alive.
process.exit(await main(process.argv.slice(2)));
