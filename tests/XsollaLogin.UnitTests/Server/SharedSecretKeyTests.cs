using System.Security.Cryptography;
using System.Text;
using XsollaLogin.Mock.State;

namespace XsollaLogin.UnitTests.Server;

/// <summary>Each thread keeps the hash of the key it used last; no key may sign with another one's.</summary>
public sealed class SharedSecretKeyTests
{
    [Fact]
    public void Keys_in_turns_on_many_threads_each_sign_by_their_own_secret()
    {
        string[] secrets = ["first", "second", "third"];
        SharedSecretKey[] keys = [.. secrets.Select(secret => new SharedSecretKey(WorldSettings.Default with { JwtSecret = secret }, new Ids("project", seed: 1, drawn: 0)))];

        Parallel.For(0, 300, i =>
        {
            var data = Encoding.UTF8.GetBytes($"data {i}");
            var signature = new byte[HMACSHA256.HashSizeInBytes];
            keys[i % keys.Length].Sign(data, signature);

            Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets[i % keys.Length]), data), signature);
            Assert.True(keys[i % keys.Length].Verifies(data, signature));
            Assert.False(keys[(i + 1) % keys.Length].Verifies(data, signature));
        });
    }
}
