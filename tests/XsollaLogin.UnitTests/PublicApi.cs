using System.Reflection;
using System.Text;

namespace XsollaLogin.UnitTests;

/// <summary>The public members of an assembly as text, in an order that does not change.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly NullabilityInfoContext Nullability = new();
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
    };

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(KindOf(type)).Append(' ').Append(type.Namespace).Append('.').Append(NameOf(type)).Append(BasesOf(type)).Append('\n');
            foreach (var member in MembersOf(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> MembersOf(Type type) =>
    [
        .. type.GetConstructors(Declared).Where(constructor => IsSeen(constructor) && !IsCopy(constructor)).Select(constructor => $"{AccessOf(constructor)}.ctor({ParametersOf(constructor)})"),
        .. type.GetFields(Declared).Where(field => field.IsPublic && !field.IsSpecialName).Select(field =>
            $"{(field.IsLiteral ? "const " : "")}{NameOf(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}"),
        .. type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsSeen(get) && property.Name != "EqualityContract").Select(property =>
            $"{NameOf(property.PropertyType)}{Mark(Nullability.Create(property))} {property.Name} {{ get;{SetterOf(property)} }}"),
        .. type.GetMethods(Declared).Where(method => IsSeen(method) && !method.IsSpecialName && !IsOfRecords(method)).Select(method =>
            $"{AccessOf(method)}{(method.IsStatic ? "static " : "")}{NameOf(method.ReturnType)}{Mark(Nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{GenericOf(method)}({ParametersOf(method)})"),
    ];

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor) => constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    // What the compiler adds to each record says nothing.
    private static bool IsOfRecords(MethodInfo method) => method.Name is "<Clone>$" or "PrintMembers" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct";

    private static string AccessOf(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string SetterOf(PropertyInfo property) => property.SetMethod is not { IsPublic: true } set ? ""
        : set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit") ? " init;" : " set;";

    private static string ParametersOf(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{NameOf(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {DefaultOf(parameter)}" : "")}"));

    private static string DefaultOf(ParameterInfo parameter) =>
        parameter is { DefaultValue: null, ParameterType.IsValueType: true } && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : Literal(parameter.DefaultValue);

    private static string KindOf(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => $"{(type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "")}{(type.GetMethod("<Clone>$") is null ? "class" : "record")}",
    };

    private static string BasesOf(Type type)
    {
        Type[] bases = [.. type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : Array.Empty<Type>(), .. type.GetInterfaces()];
        var names = bases.Where(@base => @base.Name != "IEquatable`1").Select(NameOf).ToList();
        return names.Count == 0 ? "" : $" : {string.Join(", ", names)}";
    }

    private static string GenericOf(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(NameOf))}>" : "";

    private static string NameOf(Type type) => Nullable.GetUnderlyingType(type) is { } underlying ? $"{NameOf(underlying)}?"
        : Keywords.TryGetValue(type, out var keyword) ? keyword
        : type.IsGenericParameter ? type.Name
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.DeclaringType is { } outer ? $"{NameOf(outer)}.{type.Name}"
        : type.Name;

    private static string Mark(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType && !info.Type.IsGenericParameter ? "?" : "";

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
