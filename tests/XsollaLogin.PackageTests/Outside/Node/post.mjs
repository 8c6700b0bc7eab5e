/** Calls an operation of the mock in the project game, and returns the answer. */
export async function post(mock, path, body) {
  const response = await fetch(`${mock.apiUrl}/${path}?projectId=game`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
