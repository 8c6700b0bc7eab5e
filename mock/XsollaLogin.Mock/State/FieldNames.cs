namespace XsollaLogin.Mock.State;

/// <summary>The fields of a user that a code can be sent to.</summary>
internal static class FieldNames
{
    public const string Email = "email";
    public const string PhoneNumber = "phone_number";
}
