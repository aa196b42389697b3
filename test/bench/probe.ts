// Loaded before a program that is measured: it tells what the process has used, whenever it is asked.
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1_000, residentMb: process.memoryUsage.rss() / 1_048_576 });
});
// Nobody is left to ask: whoever started it has ended, in whatever way.
process.on('disconnect', () => process.exit());
