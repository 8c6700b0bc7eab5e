namespace XsollaLogin.Mock.Compiler.Model;

/// <summary>The settings and scripted answers that the admin document declares.</summary>
internal sealed record Declaration(IReadOnlyList<DeclaredClass> Classes, IReadOnlyList<DeclaredEnum> Enums, IReadOnlyList<DeclaredFault> Faults);

internal sealed record DeclaredEnum(string Name, string Description, IReadOnlyList<string> Values);

internal sealed record DeclaredClass(string Name, string Description, IReadOnlyList<DeclaredMember> Members);

internal sealed record DeclaredMember(string Name, string Description)
{
    /// <summary>The C# type without its question mark.</summary>
    public required string Type { get; init; }

    public bool Required { get; init; }

    /// <summary>The default as JSON; null if the member is absent by default.</summary>
    public string? Default { get; init; }

    /// <summary>The meaning of an absent member, in words; null if the document does not say it.</summary>
    public string? Absent { get; init; }

    public (long Least, long Most)? Range { get; init; }

    public bool IsList { get; init; }

    public bool IsNullable => !Required && Default is null;
}

/// <summary>A fault that a tester can script.</summary>
/// <param name="Client">Describes what the client meets.</param>
/// <param name="Project">Describes the effect in the project.</param>
/// <param name="Required">The members of the scripted answer that it needs.</param>
/// <param name="Optional">Those that it may have.</param>
internal sealed record DeclaredFault(string Name, string Client, string Project, IReadOnlyList<string> Required, IReadOnlyList<string> Optional);
