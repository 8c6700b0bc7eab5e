/** Calls an operation of the mock in a project, and returns the answer. */
export async function post(mock, path, body, projectId = 'game') {
  const response = await fetch(`${mock.apiUrl}/${path}?projectId=${projectId}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}
