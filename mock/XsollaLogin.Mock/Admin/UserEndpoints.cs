using XsollaLogin.Mock.Contract;
using XsollaLogin.Mock.State;

namespace XsollaLogin.Mock.Admin;

/// <summary>The admin endpoints of the users of a project.</summary>
internal sealed class UserEndpoints(Projects projects)
{
    public static readonly string[] Query = ["search", "limit"];

    private const int MostListed = 10_000;
    private const int Listed = 1000;

    /// <summary>Lists the users whose id or name contains the text of <c>search</c>.</summary>
    public Answer List(AdminRequest request)
    {
        var limit = request.WholeNumber("limit", 1, MostListed) ?? Listed;
        var users = request.FindProject(projects).Users.All();
        if (request.Query("search") is { } search)
            users = [.. users.Where(user => user.Names().Any(name => name.Contains(search, StringComparison.OrdinalIgnoreCase)))];
        var listed = new UserList([.. users.Take((int)limit).Select(UserReport.Of)], users.Count);
        return AdminAnswers.Json(listed, AdminJson.Readable.UserList);
    }

    public async ValueTask<Answer> AddAsync(AdminRequest request)
    {
        var body = UserBody.Read(await request.ReadJsonAsync());
        var project = request.EnsureProject(projects);
        var user = body.ApplyTo(new User { Id = body.Id ?? project.Ids.NewUserId() }).WithPassword(body.Password);
        Accept(UserAccounts.Add(project, user));
        return Report(user);
    }

    public Answer Get(AdminRequest request) => Report(Find(request, request.FindProject(projects)));

    /// <summary>Changes some members of a user.</summary>
    public async ValueTask<Answer> ChangeAsync(AdminRequest request)
    {
        var change = await request.ReadJsonAsync();
        var project = request.FindProject(projects);
        var changed = Find(request, project);
        var result = project.Users.Change(changed.Id, user => changed = UserBody.Merge(user, change));
        // The user was removed meanwhile.
        if (result == RegistrationResult.NoSuchUser) throw NoSuchUser(project, changed.Id);
        Accept(result);
        return Report(changed);
    }

    public Answer Remove(AdminRequest request)
    {
        var project = request.FindProject(projects);
        return AdminAnswers.After(() => UserAccounts.Remove(project, Find(request, project).Id));
    }

    public Answer LogOut(AdminRequest request)
    {
        var project = request.FindProject(projects);
        return AdminAnswers.After(() => UserAccounts.LogOut(project, Find(request, project)));
    }

    private static Answer Report(User user) => AdminAnswers.Json(UserReport.Of(user), AdminJson.Readable.UserReport);

    private static User Find(AdminRequest request, Project project)
    {
        var id = request.Values["userId"];
        return project.Users.Find(id) ?? throw NoSuchUser(project, id);
    }

    private static AdminException NoSuchUser(Project project, string id) =>
        AdminException.NotFound($"the project has no user with the id \"{id}\"; GET /__admin/projects/{project.ProjectId}/users lists its users");

    private static void Accept(RegistrationResult result)
    {
        if (UserAccounts.ProblemOf(result) is { } problem) throw AdminException.Invalid([problem]);
    }
}

/// <summary>Some users of a project.</summary>
/// <param name="Total">The number of users that match.</param>
internal sealed record UserList(IReadOnlyList<UserReport> Users, int Total);
