using System.Security.Claims;

internal static class ResilienceProgram
{
    public static void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddXsollaLogin(builder.Configuration.GetSection("XsollaLogin")).AddXsollaLoginResilience();
        builder.Services.AddAuthentication().AddXsollaLogin();
        builder.Services.AddAuthorization();

        var app = builder.Build();
        app.MapGet("/me", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}").RequireAuthorization();
        app.Run();
    }
}
