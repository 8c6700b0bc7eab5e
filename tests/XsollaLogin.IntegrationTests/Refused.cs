namespace XsollaLogin.IntegrationTests;

internal static class Refused
{
    /// <summary>The call is refused, and by this code.</summary>
    public static async Task<XsollaLoginException> ByAsync(string code, Func<Task> call)
    {
        var refusal = await Assert.ThrowsAsync<XsollaLoginException>(call);
        Assert.True(refusal.Code == code, $"Expected {code}, but was: {refusal.Message}");
        return refusal;
    }
}
