import { createRequire } from 'node:module';

const systems = ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'];

/**
 * Returns the path of the program for this system. npm installs it as an optional dependency.
 * @returns {string}
 */
export function findProgram() {
  const system = `${process.platform}-${process.arch}`;
  if (!systems.includes(system)) {
    throw new Error(`xsolla-login-mock has no program for ${system}, only for ${systems.join(', ')}. The .NET tool of the same name runs on all systems.`);
  }

  if (isMusl()) {
    throw new Error('xsolla-login-mock has no program for Linux with musl (Alpine), only for glibc. The .NET tool of the same name runs on all systems.');
  }

  const name = `xsolla-login-mock-${system}`;
  const file = process.platform === 'win32' ? 'xsolla-login-mock.exe' : 'xsolla-login-mock';
  try {
    return createRequire(import.meta.url).resolve(`${name}/${file}`);
  } catch {
    throw new Error(`The package ${name} is not installed. Install xsolla-login-mock again, without --omit=optional and on this system.`);
  }
}

/** Whether this is a Linux with musl, for which npm does not install the programs for glibc. */
function isMusl() {
  if (process.platform !== 'linux') return false;
  const { report } = process;
  const before = report.excludeNetwork;
  // Otherwise the report looks up the names of all connections of this process, which can take seconds.
  report.excludeNetwork = true;
  try {
    return report.getReport().header.glibcVersionRuntime === undefined;
  } finally {
    report.excludeNetwork = before;
  }
}
