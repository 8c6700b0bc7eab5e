// wiremock-rest-client, used as its README shows.
import { WireMockRestClient } from 'wiremock-rest-client';
import { Results, baseUrl, call } from './results.mjs';

const wireMock = new WireMockRestClient(baseUrl, { logLevel: 'silent', continueOnFailure: true });
const results = new Results();
const uuid = '11111111-2222-4333-8444-555555555555';

await results.of('resetAllMappings', wireMock.mappings.resetAllMappings());
const created = await results.of('createMapping', wireMock.mappings.createMapping({
  request: { method: 'GET', urlPathPattern: '/things/helloworld' },
  response: { status: 200, jsonBody: { hello: 'world' }, headers: { 'Content-Type': 'application/json' } },
}));
await results.of('answer', call('GET', '/things/helloworld'));
await results.of('getMapping', wireMock.mappings.getMapping(created.id));
await results.of('updateMapping', wireMock.mappings.updateMapping(created.id, {
  request: { method: 'GET', urlPath: '/things/helloworld' },
  response: { status: 202, body: 'changed' },
}));
await results.of('changed answer', call('GET', '/things/helloworld'));
await results.of('createMapping with metadata', wireMock.mappings.createMapping({
  id: uuid,
  priority: 2,
  request: { method: 'POST', url: '/things', bodyPatterns: [{ equalToJson: { name: 'blue' }, ignoreExtraElements: true }] },
  response: { status: 201 },
  metadata: { owner: 'me' },
}));
await results.of('findByMetaData', wireMock.mappings.findByMetaData({ matchesJsonPath: { expression: '$.owner', equalTo: 'me' } }));
await results.of('matched', call('POST', '/things', { body: { name: 'blue', more: 1 } }));
await results.of('not matched', call('POST', '/things', { body: { name: 'red' } }));
await results.of('getAllMappings', wireMock.mappings.getAllMappings());

await results.of('getAllRequests', wireMock.requests.getAllRequests());
await results.of('findRequests', wireMock.requests.findRequests({ method: 'GET', urlPath: '/things/helloworld' }));
await results.of('getCount', wireMock.requests.getCount({ method: 'POST', url: '/things' }));
await results.of('getUnmatchedRequests', wireMock.requests.getUnmatchedRequests());
const all = await wireMock.requests.getAllRequests();
await results.of('getRequest', wireMock.requests.getRequest(all.requests[0].id));
await results.of('deleteRequest', wireMock.requests.deleteRequest(all.requests[0].id));
await results.of('removeRequests', wireMock.requests.removeRequests({ method: 'GET' }));
await results.of('getCount afterwards', wireMock.requests.getCount({ method: 'ANY' }));
await results.of('deleteAllRequests', wireMock.requests.deleteAllRequests());

for (const [number, required, next] of [[1, 'Started', 'Paid'], [2, 'Paid', 'Sent']]) {
  await wireMock.mappings.createMapping({
    scenarioName: 'Order',
    requiredScenarioState: required,
    newScenarioState: next,
    request: { method: 'GET', url: '/things/order' },
    response: { body: `step ${number}` },
  });
}
await results.of('first', call('GET', '/things/order'));
await results.of('getAllScenarios', wireMock.scenarios.getAllScenarios());
await results.of('second', call('GET', '/things/order'));
await results.of('setScenarioState', wireMock.scenarios.setScenarioState('Order', 'Started'));
await results.of('first again', call('GET', '/things/order'));
await results.of('resetScenario', wireMock.scenarios.resetScenario('Order'));
await results.of('resetAllScenarios', wireMock.scenarios.resetAllScenarios());
await results.of('getAllScenarios afterwards', wireMock.scenarios.getAllScenarios());

await results.of('updateGlobalSettings', wireMock.global.updateGlobalSettings({ fixedDelay: 1 }));
await results.of('removeByMetaData', wireMock.mappings.removeByMetaData({ matchesJsonPath: '$.owner' }));
await results.of('deleteMapping', wireMock.mappings.deleteMapping(created.id));
await results.of('deleteAllMappings', wireMock.mappings.deleteAllMappings());
await results.of('resetAll', wireMock.global.resetAll());
await results.of('nothing left', wireMock.requests.getAllRequests());
await results.of('updateGlobalSettings back', wireMock.global.updateGlobalSettings({ fixedDelay: null }));
results.print();
