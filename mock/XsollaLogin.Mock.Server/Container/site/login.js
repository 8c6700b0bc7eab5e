// Logs in with a one-time code. Here, the user reads it in the console, http://localhost:5080/console; in production, in an email.
const api = 'http://localhost:5080/api/login/email';
const query = '?projectId=your-project';
const [login, confirm] = document.forms;
const output = document.querySelector('output');
let operation;

async function post(path, body) {
  const response = await fetch(`${api}/${path}${query}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.description);
  return answer;
}

function on(form, handle) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      output.textContent = await handle();
    } catch (error) {
      output.textContent = error.message;
    }
  });
}

on(login, async () => {
  operation = (await post('request', { email: login.email.value })).operation_id;
  confirm.hidden = false;
  return 'Read the code in the console of the mock.';
});

on(confirm, async () => {
  const { login_url } = await post('confirm', { email: login.email.value, code: confirm.code.value, operation_id: operation });
  return `Logged in: ${login_url}`;
});
