// The tests call a function of the SDK by its name; the outcome, also an error, is JSON.

let api;
const cancelSources = {};

function initialise(config) {
  api = new XsollaLogin.Api(JSON.parse(config));
}

async function call([name, json]) {
  const args = JSON.parse(json);
  if (name === 'getConfirmCode') {
    const [params] = args;
    params.cancelToken = cancelSources[params.operation_id] = axios.CancelToken.source();
  }

  try {
    return JSON.stringify({ value: await api[name](...args) });
  } catch (error) {
    return JSON.stringify({ error: { code: error instanceof XsollaLogin.APIError ? error.code : null, text: String(error) } });
  }
}

function cancelConfirmCode(operationId) {
  cancelSources[operationId].cancel();
}

// A snippet assigns to names without declaring them, which are global variables; the result of the snippet is its last value of `result`.
async function runSnippet([code, variables]) {
  Object.assign(globalThis, JSON.parse(variables), { result: undefined });
  const AsyncFunction = runSnippet.constructor;
  try {
    await new AsyncFunction(code)();
  } catch (error) {
    throw new Error(`${code}: ${error}`);
  }

  return JSON.stringify({ result: globalThis.result ?? null });
}
