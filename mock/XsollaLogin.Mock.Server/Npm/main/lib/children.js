const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
const running = new Set();

/** Ends a program with this process, also if an exception or a signal ends it. */
export function endWithThisProcess(program) {
  if (running.size === 0) listen('on');
  running.add(program);
  for (const event of ['exit', 'error']) program.once(event, () => forget(program));
}

function forget(program) {
  if (running.delete(program) && running.size === 0) listen('off');
}

function listen(change) {
  process[change]('exit', killAll);
  for (const signal of signals) process[change](signal, pass);
}

function killAll() {
  for (const program of running) program.kill('SIGKILL');
}

function pass(signal) {
  // Another listener decides whether this process ends.
  if (process.listenerCount(signal) > 1) return;
  killAll();
  listen('off');
  process.kill(process.pid, signal);
}
