export interface StartOptions {
  /** A file of projects and their settings, or its content. Default: none. */
  config?: string | Config | null | undefined;
  /** The port on localhost. Default: any free one. */
  port?: number | undefined;
  /** At least 16 characters; admin requests then need it, and those of this object send it. Default: none. */
  adminKey?: string | undefined;
  /** The longest time from the start to the first line of the mock. Default: 60. */
  timeoutSeconds?: number | undefined;
  /** More arguments, as on the command line; they win over the options above. `--log` can only be `json`. */
  args?: readonly string[] | undefined;
  /** Called for each line of the log. With `--quiet`, there are none but the coverage, if it is required. */
  onLog?: ((line: LogLine) => void) | undefined;
}

/** The content of a file for `--config`. */
export interface Config {
  /** The JSON Schema, for editors. */
  $schema?: string;
  projects: Record<string, ProjectSettings>;
}

/** The settings of a project; the JSON Schema of the mock describes them. */
export type ProjectSettings = Record<string, unknown>;

/** A line of the log: a request, a message that arrived, or the coverage at the end. */
export type LogLine = Record<string, unknown>;

export interface Mock {
  /** The origin on which the mock listens, such as http://localhost:5080; also if `--public-url` gives it another address. */
  readonly url: string;
  /** The apiUrl for @xsolla/login-sdk. */
  readonly apiUrl: string;
  readonly inbox: Inbox;
  /** Replaces the settings of a project. */
  configure(projectId: string, settings: ProjectSettings): Promise<void>;
  /** Removes all projects, stubs and journals; the projects of `config` begin again. */
  reset(): Promise<void>;
  /** Calls an admin endpoint; the path is without /__admin/. */
  admin(path: string, init?: { method?: string | undefined; body?: unknown; signal?: AbortSignal | undefined }): Promise<any>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface MessageFilter {
  /** Default: the only project of the mock, which must exist already. */
  projectId?: string | undefined;
  /** The email address or phone number. */
  to?: string | undefined;
  kind?: MessageKind | undefined;
  operationId?: string | undefined;
  /** 0 to 300 seconds. Default: 10. */
  timeoutSeconds?: number | undefined;
  signal?: AbortSignal | undefined;
}

/** What a message is for. */
export type MessageKind = 'account-confirmation' | 'login-code' | 'password-reset' | 'field-confirmation';

export interface Message {
  id: string;
  projectId: string;
  channel: 'email' | 'sms';
  kind: MessageKind;
  to: string;
  code?: string;
  link?: string;
  /** Why a message with a code has no link. */
  noLink?: string;
  operationId?: string;
  /** The `locale` of the request. */
  locale?: string;
  /** The `email_template` of the request. */
  emailTemplate?: string;
  subject: string;
  text: string;
  createdAt: string;
}

export interface Inbox {
  /** Returns the oldest message not yet returned for this filter; waits for one if necessary. Rejects if none comes in time. */
  next(filter?: MessageFilter): Promise<Message>;
}

/** Starts a mock and waits until it answers. */
export function start(options?: StartOptions): Promise<Mock>;
