using System.Text;
using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.Contract.Validation;
using XsollaLogin.Mock.Engine;
using XsollaLogin.Mock.Flows;
using XsollaLogin.Mock.Hosting;
using XsollaLogin.Mock.Http;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Benchmarks.Stations;

/// <summary>The stages of a login in the mock, one by one and as a whole.</summary>
public class LoginStations
{
    internal const string Whole = "the whole login";
    private const string Password = "password123";
    private const string Url = "https://example.com/?token=";

    private readonly Operation _operation = LoginContract.ById.Login;
    private Pipeline _pipeline = null!;
    private LoginApi _api = null!;
    private Journals _journals = null!;
    private Project _hs256 = null!;
    private Project _rs256 = null!;
    private User _user = null!;
    private string _token = "";
    private InMemoryRequest _login = null!;
    private InMemoryRequest _replay = null!;
    private Exchange _exchange = null!;
    private Answer _answer = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var (projects, journal) = (new Projects(TimeProvider.System, strict: false, idle: TimeSpan.FromHours(1)),
            new JournalOptions(Size: 1000, ShowSecrets: false));
        var server = new ServerComposition(new CompositionOptions { Projects = projects, Journal = journal });
        _pipeline = server.Pipeline;
        _api = new LoginApi(new ProjectSelection(projects), replay: false);
        _journals = new Journals(journal, projects, TimeProvider.System);
        var settings = new ProjectSettings { Users = [new SeededUser { Username = "John", Email = "john@example.com", Password = Password }] };
        _hs256 = projects.Configure("bench", settings);
        _rs256 = projects.Configure("bench-rs256", settings with { JwtAlgorithm = JwtAlgorithm.RS256, Seed = 1 });
        _user = _hs256.Users.FindByLogin("John")!;
        using var token = _hs256.Tokens.Issue(_user, _hs256.Ids.NextSequence(), LoginMethod.Password, payload: null, scope: null);
        _token = token.ToString();

        var body = Encoding.UTF8.GetBytes($$"""{"username":"John","password":"{{Password}}"}""");
        _login = new InMemoryRequest(_operation, "?projectId=bench", body);
        _replay = new InMemoryRequest(_operation, "?projectId=bench", body, prefer: $"example={Examples.LoggedIn}");
        _answer = AnswerPatched();
        _exchange = new Exchange(_login.NewContext(), OwnOrigin.OfRequests) { Operation = _operation, ProjectId = _hs256.ProjectId };
        _exchange.Body = await ReceivedBody.ReadAsync(_exchange.Request);
        _exchange.SetCause(Cause.Flow);
        _exchange.Response.Send(_answer);
    }

    [Benchmark(Description = "a request without a socket, nothing done")]
    public object RequestAlone() => _login.NewContext();

    [Benchmark(Description = "route and validation")]
    public bool Validation()
    {
        var operation = LoginContract.RouteOf(_exchange.Path)?.Find(_exchange.Request.Method) ?? throw new InvalidOperationException("no route");
        var violations = RequestRules.Check(operation, _exchange.Request, _exchange.Body.State, _exchange.Body.Bytes.Span);
        return violations.None ? true : throw new InvalidOperationException(violations.HeaderValue());
    }

    [Benchmark(Description = "user and password")]
    public bool PasswordCheck() =>
        _hs256.Users.FindByLogin("John")!.HasPassword(Password) ? true : throw new InvalidOperationException("wrong password");

    [Benchmark(Description = "session")]
    public void Session() => _hs256.Sessions.Add(SessionCookie.NewKey(_hs256), _user.Id, _hs256.Clock.Now + TimeSpan.FromDays(30));

    [Benchmark(Description = "token, HS256")]
    public void TokenHs256() => _hs256.Tokens.Issue(_user, _hs256.Ids.NextSequence(), LoginMethod.Password, payload: null, scope: null).Dispose();

    [Benchmark(Description = "token, RS256")]
    public void TokenRs256() => _rs256.Tokens.Issue(_user, _rs256.Ids.NextSequence(), LoginMethod.Password, payload: null, scope: null).Dispose();

    [Benchmark(Description = "documented answer with this login's URL")]
    public object Answer() => AnswerPatched();

    [Benchmark(Description = "validation and flow: all but server and journal")]
    public async Task<object> FlowAsync() => await _api.AnswerAsync(_operation, _exchange);

    [Benchmark(Description = "journal entry")]
    public void Journal()
    {
        _journals.Begin(_exchange);
        _journals.Record(_exchange, _answer, _hs256);
    }

    [Benchmark(Description = Whole)]
    public Task LoginAsync() => HandleAsync(_login);

    [Benchmark(Description = "the whole replay of a documented answer")]
    public Task ReplayAsync() => HandleAsync(_replay);

    private async Task HandleAsync(InMemoryRequest request)
    {
        var context = request.NewContext();
        await _pipeline.HandleAsync(context);
        if (context.Response.StatusCode != StatusCodes.Status200OK
            || request.AnswerLength == 0) throw new InvalidOperationException($"answered {context.Response.StatusCode}");
    }

    private Answer AnswerPatched() => _operation.Find(Examples.LoggedIn)!.With(Patch.Text("login_url", Url + _token));
}
