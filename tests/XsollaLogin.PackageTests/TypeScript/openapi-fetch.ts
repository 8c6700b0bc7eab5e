// The types of openapi-typescript with openapi-fetch: a sign-up, the error of a second one, a login, and the missing fields of its token.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/schema.js';

declare const process: { argv: string[] };

const projectId = 'openapi-fetch';
const api = createClient<paths>({ baseUrl: process.argv[2]! });
const body: components['schemas']['SignUpRequest'] = { username: 'John', email: 'john@example.com', password: 'password123' };
const query = { projectId, login_url: 'https://game.example.com' };

const signedUp = await api.POST('/user', { params: { query }, body });
const again = await api.POST('/user', { params: { query }, body });
const loggedIn = await api.POST('/login', { params: { query }, body: { username: 'John', password: 'password123' } });
const token = new URL(loggedIn.data!.login_url).searchParams.get('token')!;
const fields = await api.GET('/users/me/ask', { params: { query: { projectId } }, headers: { Authorization: `Bearer ${token}` } });

console.log(signedUp.data?.login_url.startsWith('https://game.example.com'), again.response.status, again.error?.error.code, fields.data?.length);
