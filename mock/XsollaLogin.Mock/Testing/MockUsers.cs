using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Testing;

/// <summary>The users of a project of the mock.</summary>
public sealed class MockUsers
{
    private readonly Func<Project> _project;

    internal MockUsers(Func<Project> project) => _project = project;

    /// <summary>The project's setting <c>seed</c>; null: the project has none.</summary>
    public int? Seed => _project().Settings.Seed;

    /// <summary>Registers a user with a confirmed account, who can log in at once.</summary>
    /// <param name="user">The user.</param>
    /// <exception cref="InvalidOperationException">Another user has the username, the email address or the phone number.</exception>
    public void Add(TestUser user)
    {
        var outcome = Register(user);
        if (outcome != RegistrationResult.Registered) throw new InvalidOperationException($"{user} is not registered: {outcome}.");
    }

    /// <summary>Registers a user with a confirmed account, unless another user has the username, the email address or the phone number.</summary>
    /// <param name="user">The user.</param>
    /// <returns>Whether the user was registered.</returns>
    public bool TryAdd(TestUser user) => Register(user) == RegistrationResult.Registered;

    /// <summary>All users of the project.</summary>
    public IReadOnlyList<MockUser> All => [.. _project().Users.All().Select(MockUser.Of)];

    /// <summary>Finds a user.</summary>
    /// <param name="user">The ID, the username, the email address or the phone number.</param>
    /// <returns>The user; null: there is none.</returns>
    public MockUser? Find(string user) => _project().Users.FindByIdOrName(user) is { } found ? MockUser.Of(found) : null;

    /// <summary>Bans a user, whose tokens then are not valid, or lifts the ban.</summary>
    /// <param name="user">The ID, the username, the email address or the phone number.</param>
    /// <param name="banned">Whether the user is banned. Default: true.</param>
    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public void Ban(string user, bool banned = true) => Change(user, found => found with { Banned = banned });

    /// <summary>Confirms the account of a user.</summary>
    /// <param name="user">The ID, the username, the email address or the phone number.</param>
    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public void Confirm(string user) => Change(user, found => found with { Confirmed = true });

    /// <summary>Ends the sessions of a user and revokes the tokens and authorization codes.</summary>
    /// <param name="user">The ID, the username, the email address or the phone number.</param>
    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public void LogOut(string user)
    {
        var project = _project();
        UserAccounts.LogOut(project, Require(project, user));
    }

    /// <summary>Removes a user with sessions, tokens, reset codes and links.</summary>
    /// <param name="user">The ID, the username, the email address or the phone number.</param>
    /// <exception cref="InvalidOperationException">There is no such user.</exception>
    public void Remove(string user)
    {
        var project = _project();
        UserAccounts.Remove(project, Require(project, user).Id);
    }

    private void Change(string user, Func<User, User> change)
    {
        var project = _project();
        // The user may have been removed meanwhile.
        if (project.Users.Change(Require(project, user).Id, change) == RegistrationResult.NoSuchUser) throw NoSuchUser(project, user);
    }

    private static User Require(Project project, string user) => project.Users.FindByIdOrName(user) ?? throw NoSuchUser(project, user);

    private static InvalidOperationException NoSuchUser(Project project, string user) => new($"The project {project.ProjectId} has no user {user}.");

    private RegistrationResult Register(TestUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        var project = _project();
        var registered = new SeededUser { Username = user.Username, Email = user.Email, PhoneNumber = user.PhoneNumber, Password = user.Password };
        return project.Users.Add(registered.ToUser(project.Ids.NewUserId()));
    }
}

/// <summary>A user of a project.</summary>
/// <param name="Id">The ID of the user.</param>
/// <param name="Username">The username; null: the user has none.</param>
/// <param name="Email">The email address; null: the user has none.</param>
/// <param name="PhoneNumber">The phone number; null: the user has none.</param>
/// <param name="Confirmed">Whether the account is confirmed.</param>
/// <param name="Banned">Whether the user is banned.</param>
/// <param name="Fields">The additional fields of the sign-up and of <c>ask</c>, by name.</param>
public sealed record MockUser(
    string Id, string? Username, string? Email, string? PhoneNumber, bool Confirmed, bool Banned, IReadOnlyDictionary<string, string> Fields)
{
    internal static MockUser Of(User user) =>
        new(user.Id, user.Username, user.Email, user.PhoneNumber, user.Confirmed, user.Banned, user.Fields);
}

/// <summary>The data of a test user. Generated users have no data of real people: addresses at example.com, and a country code that is not assigned.</summary>
/// <param name="Username">The username, 3 to 255 letters, digits, dots and underscores.</param>
/// <param name="Email">The email address.</param>
/// <param name="Password">The password; a generated one has 12 letters and digits.</param>
/// <param name="PhoneNumber">The phone number, <c>+</c> and digits; a generated one has 12 digits.</param>
public sealed record TestUser(string Username, string Email, string Password, string PhoneNumber)
{
    /// <summary>Returns the username, the email address and the phone number, without the password.</summary>
    public override string ToString() => $"{Username} <{Email}> {PhoneNumber}";
}
