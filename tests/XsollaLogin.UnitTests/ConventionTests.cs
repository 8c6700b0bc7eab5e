using System.Reflection;
using System.Text.RegularExpressions;

namespace XsollaLogin.UnitTests;

/// <summary>Conventions for the client's whole public API and source.</summary>
public partial class ConventionTests
{
    private static readonly Type[] Public = typeof(XsollaLoginApi).Assembly.GetExportedTypes();

    // A response with a body derives from one without; test doubles derive from the calls.
    private static readonly Type[] Open = [typeof(XsollaLoginResponse), typeof(XsollaLoginApi)];

    [Fact]
    public void A_public_class_is_sealed_static_or_a_closed_hierarchy() =>
        AssertNone("is open: seal it", Public.Where(type =>
            type is { IsClass: true, IsSealed: false } && !Open.Contains(type) && !IsClosed(type)));

    [Fact]
    public void A_method_named_Async_returns_a_task_and_takes_a_CancellationToken_last() =>
        AssertNone("must return a task and end with 'CancellationToken cancellationToken'", Methods().Where(method =>
            method.Name.EndsWith("Async", StringComparison.Ordinal) && !(IsAwaitable(method.ReturnType) && EndsWithToken(method))));

    [Fact]
    public void A_method_that_returns_a_task_is_named_Async() =>
        AssertNone("must end in Async", Methods().Where(method => IsAwaitable(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal)));

    [Fact]
    public void No_record_prints_a_secret()
    {
        var records = Public.Where(type => type.GetMethod("<Clone>$") is not null && !type.IsAbstract && type != typeof(ErrorBody)
            && SecretsOf(type).Any()).ToList();

        Assert.True(records.Count > 10);
        foreach (var record in records)
        {
            var instance = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(record);
            foreach (var secret in SecretsOf(record)) secret.SetValue(instance, "https://a.b?token=verysecret&code=verysecret");
            Assert.False(instance.ToString()!.Contains("verysecret", StringComparison.Ordinal), $"{record} prints a secret: {instance}");
        }
    }

    [Fact]
    public void Every_call_of_the_page_is_a_method()
    {
        string[] others = ["WaitForConfirmCode", "ExchangeCode", "LoginForTokens"];
        var calls = ContractDocument.Current.Operations.Select(operation => operation.DocumentedCall)
            .Where(call => !call.StartsWith("none", StringComparison.Ordinal)).Distinct();
        var methods = typeof(XsollaLoginApi).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => method.Name.Replace("Async", "", StringComparison.Ordinal)).Except(others);

        Assert.Equal(
            calls.Order(StringComparer.OrdinalIgnoreCase), methods.Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
    }

    // A record's copy constructor is accessible to every derived type: only an abstract member that no other assembly can implement closes it.
    private static bool IsClosed(Type type) =>
        type.IsAbstract
            && type.GetMethods(BindingFlags.NonPublic | BindingFlags.Instance).Any(method => method is { IsAbstract: true, IsFamilyAndAssembly: true });

    private static bool EndsWithToken(MethodInfo method) =>
        method.GetParameters().LastOrDefault() is { Name: "cancellationToken" } last && last.ParameterType == typeof(CancellationToken);

    private static bool IsAwaitable(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || type.Name.StartsWith("ValueTask`", StringComparison.Ordinal);

    private static IEnumerable<MethodInfo> Methods() =>
        from type in Public
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where method.Name != "SendAsync" && method.GetBaseDefinition() == method
        select method;

    // Found by name, so that a secret without its declaration is noticed here.
    private static IEnumerable<PropertyInfo> SecretsOf(Type type) =>
        type.GetProperties().Where(property =>
            property.PropertyType == typeof(string) && property.CanWrite && Secret().IsMatch(property.Name) && !NoSecret().IsMatch(property.Name));

    [GeneratedRegex("Password|Code|Token|Secret|LoginUrl|RedirectUrl|Verifier|CaptchaOutput|LotNumber|GenTime")]
    private static partial Regex Secret();

    [GeneratedRegex("^TokenType$")]
    private static partial Regex NoSecret();

    private static void AssertNone(string what, IEnumerable<object> found)
    {
        var list = found.Select(item => $"{(item is MethodInfo method ? $"{method.DeclaringType}.{method}" : item)} {what}").ToList();
        Assert.True(list.Count == 0, string.Join(Environment.NewLine, list));
    }
}
