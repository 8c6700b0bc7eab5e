namespace XsollaLogin.Mock.State;

/// <summary>Adds, logs out and removes users together with their sessions and tokens.</summary>
internal static class UserAccounts
{
    /// <summary>Ends the sessions and running logins of the user and revokes the tokens and authorization codes.</summary>
    /// <returns>Whether the user had a session.</returns>
    public static bool LogOut(Project project, User user)
    {
        // All at once: a login must not start a session in between.
        lock (project.Gate)
        {
            project.Tokens.RevokeAll(user, endsLogins: true);
            return project.Sessions.Drop(owner => owner == user.Id);
        }
    }

    /// <summary>Removes a user with sessions, reset codes and links, so that a later user with the same id gets none of them.</summary>
    /// <returns>False if there is no such user.</returns>
    public static bool Remove(Project project, string id)
    {
        // All at once, because a snapshot must not have the one without the other.
        lock (project.Gate)
        {
            if (!project.Users.Remove(id)) return false;
            project.Sessions.Drop(owner => owner == id);
            project.ResetCodes.Drop(owner => owner == id);
            project.Links.Drop(link => link.Subject == id);
            return true;
        }
    }

    /// <summary>Adds a user. Tokens of an earlier user with the same id are not valid for the new one.</summary>
    public static RegistrationResult Add(Project project, User user)
    {
        // All at once: a token that an earlier user gets in between would be valid for the new one.
        lock (project.Gate)
        {
            var from = project.Ids.NextSequence();
            return project.Users.Add(user with { TokensFrom = from, LoginsFrom = from });
        }
    }

    /// <summary>Returns the error for a rejected user; null if the user was added or changed.</summary>
    public static string? ProblemOf(RegistrationResult result) => result switch
    {
        RegistrationResult.IdTaken => "id: another user of the project has this id",
        RegistrationResult.UsernameTaken => "username: another user of the project has it as username or email",
        RegistrationResult.EmailTaken => "email: another user of the project has it as email or username",
        RegistrationResult.PhoneNumberTaken => "phone_number: another user of the project has it",
        _ => null,
    };
}
