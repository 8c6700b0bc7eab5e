const prefix = 'XSOLLA_LOGIN_MOCK_';

/** Returns the arguments of the program. The other options are variables, which typed arguments replace. */
export function argumentsOf(options) {
  const args = typedIn(options);
  const log = valueIn(args, '--log') ?? 'json';
  if (log !== 'json') throw new TypeError(`start() reads the log as JSON, so that --log ${log} is not possible; print the lines in onLog`);
  return args;
}

/** Returns the environment, without settings that are meant for another mock: they could hide the address or the key of this one. */
export function environmentOf({ port = 0, adminKey }, config) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith(prefix));
  const given = { PORT: port, LOG: 'json', ADMIN_KEY: adminKey, CONFIG: config };
  const own = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries([...inherited, ...own.map(([name, value]) => [prefix + name, `${value}`])]);
}

/** Returns the key that the mock takes: a typed one wins. */
export function adminKeyOf(options) {
  return valueIn(typedIn(options), '--admin-key') ?? options.adminKey;
}

const typedIn = ({ args = [] }) => args.map(String);

/** Returns the value of an option in one of the forms `--name value`, `--name=value` and `--name:value`. */
function valueIn(args, name) {
  const i = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`) || arg.startsWith(`${name}:`));
  return args[i] === name ? args[i + 1] : args[i]?.slice(name.length + 1);
}
