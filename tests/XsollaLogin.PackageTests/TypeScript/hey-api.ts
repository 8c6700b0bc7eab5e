// The client of @hey-api/openapi-ts: a sign-up, the error of a second one, a login, and the missing fields of its token.
import { client } from './generated/hey-api/client.gen.js';
import { getAskFields, login, signUp, type SignUpRequest } from './generated/hey-api/index.js';

declare const process: { argv: string[] };

const projectId = 'hey-api';
client.setConfig({ baseUrl: process.argv[2]! });
const body: SignUpRequest = { username: 'John', email: 'john@example.com', password: 'password123' };
const query = { projectId, login_url: 'https://game.example.com' };

const signedUp = await signUp({ query, body });
const again = await signUp({ query, body });
const loggedIn = await login({ query, body: { username: 'John', password: 'password123' } });
const token = new URL(loggedIn.data!.login_url).searchParams.get('token')!;
const fields = await getAskFields({ query: { projectId }, auth: token });

const url = signedUp.data && 'login_url' in signedUp.data ? signedUp.data.login_url : '';
console.log(url.startsWith('https://game.example.com'), again.response?.status, again.error?.error.code, fields.data?.length);
