using XsollaLogin.Client.Tokens;

internal static class ClientProgram
{
    public static void Run(string[] args)
    {
        var app = WebApplication.CreateBuilder(args).Build();
        var validator = XsollaLoginTokenValidator.ForSecret("your-secret", new() { ProjectId = "your-project" });
        app.MapGet("/me", async (HttpRequest request) =>
            await validator.ValidateAsync(request.Headers.Authorization.ToString().Replace("Bearer ", "")) is TokenVerdict.Valid { User: var user }
                ? Results.Text($"Hello {user.Username}")
                : Results.Unauthorized());
        app.Run();
    }
}
