namespace XsollaLogin.UnitTests.Tokens;

/// <summary>An <see cref="ITokenClient"/>; the test sets its answers and when they come.</summary>
internal sealed class StubTokenClient : ITokenClient
{
    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    public TokenRequest? LastRequest { get; private set; }

    public Func<Task<TokenResult>> Exchange { get; set; } = () => Task.FromException<TokenResult>(new NotSupportedException());

    public Func<Task<Jwks>> Jwks { get; set; } = () => Task.FromException<Jwks>(new NotSupportedException());

    public async Task<XsollaLoginResponse<TokenResult>> ExchangeTokenAsync(TokenRequest body, CancellationToken cancellationToken = default)
    {
        // Read before the call is counted, because a test that sees the count may set the answer of the next call.
        var exchange = Exchange;
        LastRequest = body;
        Interlocked.Increment(ref _calls);
        return new(200, await exchange().WaitAsync(cancellationToken));
    }

    public async Task<XsollaLoginResponse<Jwks>> GetJwksAsync(GetJwksInput input, CancellationToken cancellationToken = default)
    {
        var jwks = Jwks;
        Interlocked.Increment(ref _calls);
        return new(200, await jwks().WaitAsync(cancellationToken));
    }

    public Task<XsollaLoginResponse> ValidateTokenAsync(TokenValidation body, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<XsollaLoginResponse<IReadOnlyList<HexKey>>> GetKeysAsync(GetKeysInput input, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
