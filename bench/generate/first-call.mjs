// In a fresh process: imports the compiled client, logs in, and makes the first call of a package.
const start = performance.now();
const { createClient } = await import('./compiled/index.js');
const imported = performance.now();
const oracle = createClient({
  connectString: process.argv[2],
  proxyUser: 'SYNTH_APP',
  credentials: 'Synth-app-1',
  userNames: 'exact',
  sessions: { max: 1 },
});
// Another routine outside the package first: the login is not what is measured.
await oracle.as('SYNTH').ping();
const ready = performance.now();
await oracle.as('SYNTH').module_0001Api.createStep_1({ documentId: 1, lines: [], amount: 1 });
const called = performance.now();
await oracle.$close();
console.log(JSON.stringify({ importMs: Math.round(imported - start), firstCallMs: Math.round(called - ready) }));
