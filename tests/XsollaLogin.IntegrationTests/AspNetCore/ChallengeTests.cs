using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace XsollaLogin.IntegrationTests.AspNetCore;

/// <summary>Requests without a valid token.</summary>
public class ChallengeTests(MockFixture mock)
{
    private const string InvalidToken = "Bearer error=\"invalid_token\", error_description=\"The token is invalid, expired or revoked.\"";

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic Sm9objpwYXNzd29yZDEyMw==")]
    [InlineData("BearerToken abc")]
    [InlineData("DPoP abc")]
    public async Task A_request_without_a_token_is_challenged_without_an_error(string? authorization)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        using var response = await service.SendAsync("/me", authorization);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("no token")]
    [InlineData("a.b.c")]
    public async Task A_text_that_is_not_a_token_is_an_invalid_token(string text)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        await AssertRejectedAsync(service, text);
    }

    [Theory]
    [InlineData("bearer ")]
    [InlineData("BEARER ")]
    [InlineData("Bearer   ")]
    public async Task The_name_of_the_scheme_is_case_insensitive(string prefix)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        using var response = await service.SendAsync("/me", prefix + await SignedToken.OfNewUserAsync(project));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("Bearer {0}", "Bearer {0}")]
    [InlineData("Bearer {0}", "Basic Sm9objpwYXNzd29yZDEyMw==")]
    [InlineData("Basic Sm9objpwYXNzd29yZDEyMw==", "Bearer {0}")]
    [InlineData("Bearer {0}, Bearer {0}")]
    public async Task Several_credentials_are_a_bad_request(params string[] headers)
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        var token = await SignedToken.OfNewUserAsync(project);
        var lines = headers.Select(header => $"Authorization: {header.Replace("{0}", token, StringComparison.Ordinal)}\r\n");
        var answer = await AnswerToAsync(service, $"GET /me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(lines)}\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("WWW-Authenticate: Bearer error=\"invalid_request\"", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_giant_token_is_rejected()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(builder =>
        {
            builder.WebHost.ConfigureKestrel(kestrel => (kestrel.Limits.MaxRequestHeadersTotalSize, kestrel.Limits.MaxRequestBufferSize) = (2_000_000, null));
            builder.Services.AddAuthentication().AddXsollaLogin(options => (options.ProjectId, options.Secret) = (project.ProjectId, SignedToken.Secret));
        });
        await AssertRejectedAsync(service, SignedToken.Of(project, $$"""{"payload":"{{new string('x', 1_000_000)}}"}"""));
    }

    [Fact]
    public async Task A_forged_token_is_rejected()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.ByKey);
        await using var service = await StartWithKeysAsync(project);
        var token = await SignedToken.OfNewUserAsync(project);
        var claims = Jwt.Read(token).Claims;
        var key = Assert.Single((await project.Token.GetJwksAsync(new() { ProjectId = project.ProjectId }, TestContext.Current.CancellationToken)).Result.Keys);
        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));

        await AssertRejectedAsync(service, SignedToken.Unsigned("""{"alg":"none","typ":"JWT"}""", claims));
        await AssertRejectedAsync(service, SignedToken.Of($$"""{"alg":"HS256","kid":"{{key.Kid}}"}""", claims, Encoding.UTF8.GetBytes(key.N!)));
        await AssertRejectedAsync(service, SignedToken.Of($$"""{"alg":"RS256","kid":"{{key.Kid}}"}""", claims, Encoding.UTF8.GetBytes(key.N!)));
        await AssertRejectedAsync(service, SignedToken.Of($$"""{"alg":"RS256","kid":"other"}""", claims, Encoding.UTF8.GetBytes(key.N!)));
    }

    [Fact]
    public async Task A_token_of_another_project_or_another_secret_is_rejected()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var sameSecret = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var otherSecret = await mock.NewProjectAsync(new { jwtSecret = "another secret" });
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);

        await AssertRejectedAsync(service, await SignedToken.OfNewUserAsync(sameSecret));
        await AssertRejectedAsync(service, await SignedToken.OfNewUserAsync(otherSecret));
    }

    [Fact]
    public async Task An_expired_token_is_rejected()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        var token = await SignedToken.OfNewUserAsync(project);
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds((long)Jwt.Read(token).Claims["exp"]!));
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret, options => options.TimeProvider = time);

        Assert.Equal(HttpStatusCode.OK, await service.StatusAsync("/me", token));
        time.Advance(TimeSpan.FromSeconds(30));
        await AssertRejectedAsync(service, token);
    }

    [Fact]
    public async Task An_invalid_token_does_not_close_open_endpoints()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        Assert.Equal("anonymous", await service.ReadAsync("/open", "no.token.here"));
    }

    [Fact]
    public async Task The_realm_is_part_of_the_challenge()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret, options => options.Realm = "shop");
        using var without = await service.GetAsync("/me", token: null);
        using var invalid = await service.GetAsync("/me", "a.b.c");

        Assert.Equal("Bearer realm=\"shop\"", without.Headers.WwwAuthenticate.ToString());
        Assert.StartsWith("Bearer realm=\"shop\", error=\"invalid_token\", ", invalid.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_the_reason_and_the_way_out_but_no_token()
    {
        await using var project = await mock.NewProjectAsync(SignedToken.BySecret);
        await using var service = await ProtectedService.StartAsync(project, SignedToken.Secret);
        await using var withKeys = await StartWithKeysAsync(project);
        var token = await SignedToken.OfNewUserAsync(project);
        await service.StatusAsync("/me", token);
        await service.StatusAsync("/me", token + "x");
        await withKeys.StatusAsync("/me", token);

        string[] lines = [.. service.Log.All, .. withKeys.Log.All];
        Assert.Contains(lines, line => line.StartsWith("Debug: The scheme XsollaLogin validated the token of user ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Information: The scheme XsollaLogin rejected a token: WrongSignature.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("A project that signs with HS256 needs the option Secret", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(token.Split('.')[2], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(SignedToken.Secret, StringComparison.Ordinal));
    }

    private Task<ProtectedService> StartWithKeysAsync(TestProject project) => ProtectedService.StartAsync(builder =>
    {
        builder.Services.AddXsollaLogin(options => (options.ProjectId, options.BaseAddress) = (project.ProjectId, mock.Mock.BaseAddress));
        builder.Services.AddAuthentication().AddXsollaLogin();
    });

    /// <summary>Sends a request as it is, because HttpClient would join the headers.</summary>
    private static async Task<string> AnswerToAsync(ProtectedService service, string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, service.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(tcp.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task AssertRejectedAsync(ProtectedService service, string token)
    {
        using var response = await service.SendAsync("/me", $"Bearer {token}");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(InvalidToken, response.Headers.WwwAuthenticate.ToString());
    }
}
