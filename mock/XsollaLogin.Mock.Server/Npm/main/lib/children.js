const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
/** The running programs, each with the function to call after its end. */
const running = new Map();

/** Ends a program with this process, also if an exception or a signal ends it, and then calls a function. */
export function endWithThisProcess(program, after) {
  if (running.size === 0) listen('on');
  running.set(program, after);
  for (const event of ['exit', 'error']) program.once(event, () => forget(program));
}

function forget(program) {
  running.get(program)?.();
  if (running.delete(program) && running.size === 0) listen('off');
}

function listen(change) {
  process[change]('exit', killAll);
  for (const signal of signals) process[change](signal, pass);
}

function killAll() {
  for (const [program, after] of running) {
    program.kill('SIGKILL');
    after();
  }
}

function pass(signal) {
  // Another listener decides whether this process ends.
  if (process.listenerCount(signal) > 1) return;
  killAll();
  listen('off');
  process.kill(process.pid, signal);
}
