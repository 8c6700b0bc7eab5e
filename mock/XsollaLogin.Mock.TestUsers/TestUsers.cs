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

/// <summary>Registers made-up users in a project of the mock.</summary>
public static class MadeUpUsers
{
    /// <summary>Registers made-up users, their accounts confirmed; they can log in at once.</summary>
    /// <param name="users">The users of a project.</param>
    /// <param name="count">How many; 0 or more.</param>
    /// <param name="from">Makes the users; default: those of the project's setting <c>seed</c>, or of a random one.</param>
    /// <returns>The users, with their passwords.</returns>
    public static IReadOnlyList<TestUser> Add(this MockUsers users, int count, TestUsers? from = null)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        from ??= new TestUsers(users.Seed);
        var added = new List<TestUser>(count);
        while (added.Count < count)
        {
            var user = from.Next();
            if (users.TryAdd(user)) added.Add(user);
        }

        return added;
    }
}
