namespace XsollaLogin.ContractCheck.Settings;

/// <summary>How a setting is written on the command line.</summary>
internal enum SettingKind
{
    /// <summary><c>--name value</c>, once.</summary>
    Option,

    /// <summary><c>--name value</c>, any number of times; in the environment the values are separated by semicolons.</summary>
    RepeatableOption,

    /// <summary><c>--name</c>; in the environment 1 or 0.</summary>
    Flag,

    /// <summary>The value alone.</summary>
    Argument,
}
