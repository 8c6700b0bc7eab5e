using Bogus;

namespace XsollaLogin.Mock.Testing;

/// <summary>Makes up users, each another one. The same seed makes the same users: print it, to repeat a test that failed.</summary>
public sealed class TestUsers
{
    private readonly Faker _faker;
    private int _made;

    /// <summary>Users of a seed.</summary>
    /// <param name="seed">Null: a random one.</param>
    public TestUsers(int? seed = null)
    {
        Seed = seed ?? Random.Shared.Next();
        _faker = new Faker("en") { Random = new Randomizer(Seed) };
    }

    /// <summary>What the users come from.</summary>
    public int Seed { get; }

    /// <summary>One more user.</summary>
    public TestUser Next()
    {
        lock (_faker)
        {
            _made++;
            var (first, last) = (_faker.Name.FirstName(), _faker.Name.LastName());
            var username = $"{_faker.Internet.UserName(first, last)}{_made}";
            return new TestUser(
                username,
                $"{username}@example.com".ToLowerInvariant(),
                _faker.Random.AlphaNumeric(12),
                _faker.Random.ReplaceNumbers("+999#########"));
        }
    }
}
