export interface StartOptions {
  /** A file of projects and their settings, or its content. */
  config?: string | { projects: Record<string, ProjectSettings> };
  /** The port on localhost. Default: any free one. */
  port?: number;
  /** At least 16 characters; admin requests then need it. */
  adminKey?: string;
  /** The longest time from the start to the first line of the mock. Default: 60. */
  timeoutSeconds?: number;
  /** More arguments, as on the command line. */
  args?: readonly string[];
  /** Called for each line of the log. */
  onLog?: (line: LogLine) => void;
}

/** The settings of a project; the JSON Schema of the mock describes them. */
export type ProjectSettings = Record<string, unknown>;

/** A line of the log: a request, or a message that it sent. */
export type LogLine = Record<string, unknown>;

export interface Mock {
  /** The origin of the mock, such as http://localhost:5080. */
  readonly url: string;
  /** The apiUrl for @xsolla/login-sdk. */
  readonly apiUrl: string;
  readonly inbox: Inbox;
  /** Replaces the settings of a project. */
  configure(projectId: string, settings: ProjectSettings): Promise<void>;
  /** Removes all projects, stubs and journals. */
  reset(): Promise<void>;
  /** Calls an admin endpoint; the path is without /__admin/. */
  admin(path: string, init?: { method?: string; body?: unknown; signal?: AbortSignal }): Promise<any>;
  stop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface MessageFilter {
  projectId: string;
  /** The email address or phone number. */
  to?: string;
  kind?: 'account-confirmation' | 'login-code' | 'password-reset' | 'field-confirmation';
  operationId?: string;
  /** 0 to 300 seconds. Default: 10. */
  timeoutSeconds?: number;
  signal?: AbortSignal;
}

export interface Message {
  id: string;
  projectId: string;
  channel: 'email' | 'sms';
  kind: string;
  to: string;
  code?: string;
  link?: string;
  operationId?: string;
  subject: string;
  text: string;
  createdAt: string;
}

export interface Inbox {
  /** Returns the oldest message not yet returned for this filter; waits for one if necessary. Rejects if none comes in time. */
  next(filter: MessageFilter): Promise<Message>;
}

/** Starts a mock and waits until it answers. */
export function start(options?: StartOptions): Promise<Mock>;
