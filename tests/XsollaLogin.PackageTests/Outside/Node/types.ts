// Uses everything that the package exports, as a strict TypeScript project does.
import {
  start, type Config, type Inbox, type LogLine, type Message, type MessageFilter, type MessageKind, type Mock, type ProjectSettings, type StartOptions,
} from 'xsolla-login-mock';

const settings: ProjectSettings = { codeLength: 6 };
const config: Config = { $schema: 'config.schema.json', projects: { game: settings } };
const lines: LogLine[] = [];
const options: StartOptions = { config, port: 0, adminKey: undefined, timeoutSeconds: 30, args: ['--strict'] as const, onLog: (line) => lines.push(line) };
const kinds: MessageKind[] = ['account-confirmation', 'login-code', 'password-reset', 'field-confirmation'];

export async function codeOf(to: string): Promise<[code: string | undefined, why: string | undefined]> {
  await using mock: Mock = await start(options);
  await mock.configure('game', settings);
  await mock.admin('projects/game', { method: 'PATCH', body: { codeLength: null }, signal: AbortSignal.timeout(1000) });
  const inbox: Inbox = mock.inbox;
  const filter: MessageFilter = { projectId: 'game', to, kind: kinds[1], operationId: undefined, timeoutSeconds: 1, signal: AbortSignal.timeout(1000) };
  const message: Message = await inbox.next(filter);
  const texts: string[] = [message.id, message.projectId, message.channel, message.kind, message.to, message.subject, message.text, message.createdAt];
  const others: (string | undefined)[] = [message.link, message.operationId, message.locale, message.emailTemplate, mock.url, mock.apiUrl, ...texts];
  await mock.reset();
  await mock.stop();
  return [message.code ?? others[0], message.noLink];
}

export const withoutConfig: Promise<Mock>[] = [start(), start({ config: null }), start({ config: 'mock.json' })];

// @ts-expect-error A misspelled option is an error.
export const misspelled: StartOptions = { adminkey: 'sixteen-letters!' };
