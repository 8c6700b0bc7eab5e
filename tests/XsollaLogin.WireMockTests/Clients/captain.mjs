// wiremock-captain, used as its README and its examples show.
import captain from 'wiremock-captain';
import { Results, baseUrl, call } from './results.mjs';

const { BodyType, DelayType, EndpointFeature, MatchingAttributes, WireMock, WireMockAPI, WireMockFault } = captain;
const mock = new WireMock(baseUrl);
const results = new Results();
const statuses = async (answers) => [await answers].flat().map((answer) => answer.status);

await results.of('clearAll', statuses(mock.clearAll()));
const registered = await results.of('register', mock.register(
  { method: 'POST', endpoint: '/things/test-endpoint', body: { hello: 'world' } },
  { status: 200, body: { goodbye: 'world' } },
));
await results.of('matched', call('POST', '/things/test-endpoint', { body: { hello: 'world' } }));
await results.of('not matched', call('POST', '/things/test-endpoint', { body: { hello: 'you' } }));

await results.of('register by everything', mock.register(
  {
    method: 'GET',
    endpoint: '/things/[a-z]+',
    headers: { 'x-colour': 'blue' },
    cookies: { theme: 'dark' },
    queryParameters: { page: '\\d+' },
  },
  { status: 203, body: 'plain', headers: { 'x-answer': 'yes', 'Content-Type': 'text/plain' } },
  {
    requestEndpointFeature: EndpointFeature.UrlPathPattern,
    requestQueryParamFeatures: { page: MatchingAttributes.Matches },
    requestHeaderFeatures: { 'x-colour': MatchingAttributes.Contains },
    responseBodyType: BodyType.Body,
    stubPriority: 1,
  },
));
await results.of('by everything', call('GET', '/things/abc?page=12', { headers: { 'x-colour': 'light blue', cookie: 'theme=dark' } }));
await results.of('by not quite everything', call('GET', '/things/abc?page=x', { headers: { 'x-colour': 'light blue', cookie: 'theme=dark' } }));

await mock.register({ method: 'PUT', endpoint: '/things/form', formParameters: { a: 'b' } }, { status: 200, body: 'AAEC' }, { responseBodyType: BodyType.Base64Body });
await results.of('JSONPath', mock.register(
  { method: 'PUT', endpoint: '/things/path', body: '$.a[?(@.b == 1)]' },
  { status: 200, body: [] },
  { requestBodyFeature: MatchingAttributes.MatchesJsonPath },
));
await results.of('by JSONPath', call('PUT', '/things/path', { body: { a: [{ b: 1 }] } }));
await results.of('array order', mock.register(
  { method: 'PUT', endpoint: '/things/order', body: { a: [1, 2] } },
  { status: 200, body: { ordered: false } },
  { requestIgnoreArrayOrder: true, requestIgnoreExtraElements: true },
));
await results.of('in another order', call('PUT', '/things/order', { body: { a: [2, 1], b: 3 } }));

for (const delay of [
  { type: DelayType.FIXED, constantDelay: 1 },
  { type: DelayType.UNIFORM, lower: 1, upper: 2 },
  { type: DelayType.LOG_NORMAL, median: 1, sigma: 0.1 },
]) {
  await results.of(delay.type, mock.register({ method: 'GET', endpoint: `/things/${delay.type}` }, { status: 200, body: { late: true } }, { responseDelay: delay }));
  await results.of('late', call('GET', `/things/${delay.type}`));
}

for (const [requiredScenarioState, newScenarioState] of [['Started', 'Paid'], ['Paid', 'Started']]) {
  await results.of('scenario', mock.register(
    { method: 'GET', endpoint: '/things/scenario' },
    { status: 200, body: { state: requiredScenarioState } },
    { scenario: { scenarioName: 'Order', requiredScenarioState, newScenarioState } },
  ));
}
await results.of('first', call('GET', '/things/scenario'));
await results.of('getAllScenarios', mock.getAllScenarios());
await results.of('second', call('GET', '/things/scenario'));
await results.of('resetAllScenarios', statuses(mock.resetAllScenarios()));

const api = new WireMockAPI(baseUrl, '/things/api', 'GET');
await results.of('api.register', api.register({}, { status: 200, body: { api: 1 } }));
await results.of('api answer', call('GET', '/things/api'));
await results.of('api.getRequestsForAPI', api.getRequestsForAPI());

await results.of('getMapping', mock.getMapping(registered.id));
await results.of('getAllMappings', mock.getAllMappings());
await results.of('getAllRequests', mock.getAllRequests());
await results.of('getRequestsForAPI', mock.getRequestsForAPI('POST', '/things/test-endpoint'));
await results.of('getUnmatchedRequests', mock.getUnmatchedRequests());

await mock.register({ method: 'GET', endpoint: '/things/meta', metadata: { owner: 'me' } }, { status: 200 });
await results.of('findMappingByMetadata', mock.findMappingByMetadata({ owner: 'me' }, MatchingAttributes.EqualToJson));
await results.of('removeMappingByMetadata', mock.removeMappingByMetadata({ owner: 'me' }, MatchingAttributes.EqualToJson));
await results.of('deleteMapping', statuses(mock.deleteMapping(registered.id)));
await results.of('clearAllRequests', statuses(mock.clearAllRequests()));
await results.of('resetMappings', statuses(mock.resetMappings()));
await results.of('clearAllExceptDefault', statuses(mock.clearAllExceptDefault()));
await results.of('nothing left', mock.getAllRequests());

await results.of('fault', mock.register({ method: 'GET', endpoint: '/things/fault' }, { status: 200 }, { fault: WireMockFault.EMPTY_RESPONSE }));
await results.of('cut', call('GET', '/things/fault'));
results.print();
