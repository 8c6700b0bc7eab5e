namespace XsollaLogin.Mock.State;

/// <summary>Applies the users of the settings to a project.</summary>
/// <remarks>New settings change only the members that differ from the settings before, so what a user has done since is kept.</remarks>
internal sealed class SeededUsers(Project project)
{
    /// <summary>The users that cannot be applied because a name belongs to another user.</summary>
    public IEnumerable<string> ProblemsOf(ProjectSettings settings) =>
        from user in settings.Users
        let owner = Find(user, project.Settings)
        where project.Users.IsAnothers(user.Username, user.Email, user.PhoneNumber, owner?.Id)
        select $"users: a name of {user.Username ?? user.Email ?? user.PhoneNumber} belongs to another user of the project";

    /// <param name="before">The settings that are replaced.</param>
    public void Apply(ProjectSettings settings, ProjectSettings before)
    {
        foreach (var seeded in settings.Users)
        {
            if (Find(seeded, before) is not { } known) project.Users.Add(seeded.ToUser(project.Ids.NewUserId()));
            else if (Before(seeded, before) is { } was) project.Users.Change(known.Id, user => Changed(user, was, seeded));
            else project.Users.Change(known.Id, user => user with { Banned = seeded.Banned, Confirmed = seeded.Confirmed });
        }
    }

    /// <summary>The user that the settings before name, else the user who has all of the names; null: there is none yet.</summary>
    private User? Find(SeededUser seeded, ProjectSettings before) =>
        (Before(seeded, before) is { } was ? project.Users.FindByAnyName(was.Username, was.Email, was.PhoneNumber) : null)
        ?? project.Users.FindByAllNames(seeded.Username, seeded.Email, seeded.PhoneNumber);

    private static SeededUser? Before(SeededUser seeded, ProjectSettings before) =>
        before.Users.FirstOrDefault(user => Same(user.Username, seeded.Username))
        ?? before.Users.FirstOrDefault(user => Same(user.Email, seeded.Email))
        ?? before.Users.FirstOrDefault(user => user.PhoneNumber is not null && user.PhoneNumber == seeded.PhoneNumber);

    private static bool Same(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static User Changed(User user, SeededUser was, SeededUser now)
    {
        var changed = user with
        {
            Username = now.Username == was.Username ? user.Username : now.Username,
            Email = now.Email == was.Email ? user.Email : now.Email,
            PhoneNumber = now.PhoneNumber == was.PhoneNumber ? user.PhoneNumber : now.PhoneNumber,
            Banned = now.Banned == was.Banned ? user.Banned : now.Banned,
            Confirmed = now.Confirmed == was.Confirmed ? user.Confirmed : now.Confirmed,
        };
        return now.Password == was.Password ? changed : changed.WithPassword(now.Password);
    }
}

public sealed partial record SeededUser
{
    internal User ToUser(string id) =>
        new User { Id = id, Username = Username, Email = Email, PhoneNumber = PhoneNumber, Banned = Banned, Confirmed = Confirmed }.WithPassword(Password);
}
