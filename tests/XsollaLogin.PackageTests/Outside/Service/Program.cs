using System.Security.Claims;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddAuthentication().AddXsollaLogin(options => (options.ProjectId, options.Secret) = ("your-project", "your-secret"));
builder.Services.AddAuthorization();

var app = builder.Build();
app.MapGet("/me", (ClaimsPrincipal user) => $"Hello {user.Identity!.Name}").RequireAuthorization();
app.Run();
