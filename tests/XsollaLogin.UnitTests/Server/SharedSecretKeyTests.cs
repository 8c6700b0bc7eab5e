using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Each thread keeps the hash of the key it used last; a key must not sign with the hash of another key.</summary>
public sealed class SharedSecretKeyTests
{
    private const int Turns = 10_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_used_in_turn_on_several_threads_sign_with_their_own_secret()
    {
        string[] secrets = ["first", "second", "third"];
        ConcurrentBag<string> wrong = [];
        SharedSecretKey[] keys =
        [
            .. secrets.Select(secret => new SharedSecretKey(ProjectSettings.Default with { JwtSecret = secret }, new Ids("project", seed: 1, drawn: 0))),
        ];

        // Each on its own thread, all at once.
        await Task.WhenAll(Enumerable.Range(0,
            secrets.Length).Select(first => Task.Factory.StartNew(() => SignInTurns(first), Cancellation, TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Empty(wrong);

        void SignInTurns(int first)
        {
            Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
            var data = Encoding.UTF8.GetBytes($"data {first}");
            for (var i = first; i < first + Turns; i++)
            {
                var key = keys[i % keys.Length];
                key.Sign(data, signature);
                var right = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets[i % keys.Length]), data);
                if (!signature.SequenceEqual(right) || !key.Verifies(data, right) || keys[(i + 1) % keys.Length].Verifies(data,
                    right)) wrong.Add($"{first}/{i}");
            }
        }
    }
}
