namespace XsollaLogin.Mock.Testing;

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
