// The client of Kiota: a sign-up, the errors of a second one and of an invalid one, a login, and the missing fields of its token.
using System.Web;
using Generated;
using Generated.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;

const string Project = "kiota";
const string Callback = "https://game.example.com";

using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider());
// Before the client, which would take the first server of the contract.
adapter.BaseUrl = args[0];
var api = new LoginClient(adapter);
var user = new SignUpRequest { Username = "John", Email = "john@example.com", Password = "password123" };

var signedUp = await SignUpAsync(user);
var taken = await CatchAsync(user);
var invalid = await CatchAsync(new SignUpRequest());
var loggedIn = await api.Login.PostAsync(
    new LoginRequest { Username = user.Username, Password = user.Password },
    request => (request.QueryParameters.ProjectId, request.QueryParameters.LoginUrl) = (Project, Callback));
var token = HttpUtility.ParseQueryString(new Uri(loggedIn!.LoginUrl!).Query)["token"];
var fields = await api.Users.Me.Ask.GetAsync(request =>
{
    request.QueryParameters.ProjectId = Project;
    request.Headers.Add("Authorization", $"Bearer {token}");
});

string[] printed =
[
    $"{signedUp!.LoginUrl!.StartsWith(Callback, StringComparison.Ordinal)}",
    $"{taken.ResponseStatusCode} {taken.Error!.Code!.ErrorCode == ErrorCode.ZeroZeroThreeZeroZeroThree}",
    $"{invalid.ResponseStatusCode} {invalid.Error!.Code!.Integer}",
    $"{fields!.Count}",
];
Console.WriteLine(string.Join(", ", printed));

Task<LoginUrlResult?> SignUpAsync(SignUpRequest body) => api.User.PostAsync(
    body, request => (request.QueryParameters.ProjectId, request.QueryParameters.LoginUrl) = (Project, Callback));

async Task<ErrorEnvelope> CatchAsync(SignUpRequest body)
{
    try
    {
        await SignUpAsync(body);
    }
    catch (ErrorEnvelope envelope)
    {
        return envelope;
    }

    throw new InvalidOperationException("The sign-up has succeeded.");
}
