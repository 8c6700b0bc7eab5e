// Prints for each place of an open enum: the client, the place, whether another text is accepted, and whether an editor completes the known values.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const places = {
  'ErrorBody.code': ["ErrorBody['code']", 'ErrorCode'],
  'AskField.name': ["AskField['name']", 'AskFieldName'],
  'AskField.type': ["AskField['type']", 'AskFieldType'],
  'AskField.confirmation_type': ["AskField['confirmation_type']", 'ConfirmationType'],
  'LoginTokenResult.token_type': ["LoginTokenResult['token_type']", 'TokenType'],
  'TokenResult.token_type': ["TokenResult['token_type']", 'TokenType'],
  'login.locale': ["Query['locale']", 'Locale'],
  'login.with_logout': ["Query['with_logout']", 'WithLogout'],
};
const schemas = [...new Set(Object.values(places).flat().map(type => type.split('[')[0]).filter(name => name !== 'Query'))];
const clients = {
  'openapi-fetch': [
    "import type { components, paths } from './generated/schema.js';",
    ...schemas.map(name => `type ${name} = components['schemas']['${name}'];`),
    "type Query = paths['/login']['post']['parameters']['query'];",
  ],
  'hey-api': [`import type { LoginData, ${schemas.join(', ')} } from './generated/hey-api/index.js';`, "type Query = LoginData['query'];"],
};

const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());

for (const [client, head] of Object.entries(clients)) {
  const file = fileURLToPath(new URL(`completions-of-${client}.ts`, import.meta.url));
  for (const [place, [type, schema]] of Object.entries(places)) {
    const [used, known] = [ask(file, head, type), ask(file, head, schema)];
    console.log(client, place, used.isOpen ? 'open' : 'closed', known.values.length > 0 && known.values.join() === used.values.join());
  }
}

function ask(file, head, type) {
  const source = [...head, `const value: ${type} = '`].join('\n');
  const service = ts.createLanguageService(host(file, `${source}other';`));
  const values = service.getCompletionsAtPosition(file, source.length, {})?.entries.map(entry => entry.name) ?? [];
  return { values, isOpen: service.getSemanticDiagnostics(file).length === 0 };
}

function host(file, text) {
  return {
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: path => ts.ScriptSnapshot.fromString(path === file ? text : readFileSync(path, 'utf8')),
    getCurrentDirectory: () => process.cwd(),
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: path => path === file || ts.sys.fileExists(path),
    readFile: path => (path === file ? text : ts.sys.readFile(path)),
  };
}
