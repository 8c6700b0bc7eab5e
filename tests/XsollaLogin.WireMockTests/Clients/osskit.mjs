// @osskit/wiremock-client, used as its README shows.
import { WireMockClient } from '@osskit/wiremock-client';
import { Results, baseUrl, call } from './results.mjs';

const client = new WireMockClient(baseUrl);
const results = new Results();

await results.of('reset', client.reset());
const request = await results.of('createMapping', client.createMapping({ request: { urlPathPattern: '/things/someUrl', method: 'POST' } }));
await results.of('answer', call('POST', '/things/someUrl', { body: {} }));
await results.of('hasMadeCalls', client.hasMadeCalls(request));
await results.of('waitForCalls', client.waitForCalls(request));
await results.of('fault', client.createMapping({
  request: { urlPathPattern: '/things/broken', method: 'POST' },
  response: { fault: 'CONNECTION_RESET_BY_PEER' },
  priority: 1,
}));
await results.of('cut', call('POST', '/things/broken', { body: {} }));
await results.of('createMapping with patterns', client.createMapping({
  request: {
    urlPathPattern: '/things/.*',
    method: 'PUT',
    queryParameters: { a: { equalTo: '1' } },
    bodyPatterns: [{ matchesJsonPath: '$.name' }],
  },
  response: { status: 202, jsonBody: { done: true } },
}));
await results.of('by patterns', call('PUT', '/things/1?a=1', { body: { name: 'blue' } }));
await results.of('calls by patterns', client.waitForCalls({ urlPathPattern: '/things/.*', method: 'PUT' }, { orderBy: (one, other) => one.loggedDate - other.loggedDate }));
results.print();
