using System.Collections.Concurrent;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace XsollaLogin.Tests;

/// <summary>Marks a test assembly with a <see cref="WholeRunTest"/>: records each test that starts and orders the whole-run tests last.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WholeRunAttribute : BeforeAfterTestAttribute, ITestCollectionOrdererAttribute
{
    private static readonly ConcurrentDictionary<string, byte> s_started = new();

    public Type OrdererType => typeof(WholeRunLast);

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => s_started[NameOf(test.TestMethod.TestClass.Class, methodUnderTest)] = 0;

    /// <summary>The tests that a filter excluded, or that could not start.</summary>
    internal static IReadOnlyList<string> NotStarted(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where type.IsClass && !type.IsAbstract && !type.IsAssignableTo(typeof(WholeRunTest))
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
           where method.GetCustomAttributes().OfType<IFactAttribute>().Any()
           let name = NameOf(type, method)
           where !s_started.ContainsKey(name)
           select name,
    ];

    private static string NameOf(Type type, MethodInfo method) => $"{type.FullName}.{method.Name}";
}

/// <summary>Orders the collection of the whole-run tests after all others.</summary>
public sealed class WholeRunLast : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : notnull, ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName == WholeRunTest.Collection)];
}

/// <summary>The base of tests that judge what all other tests of their assembly did: they run last, and are skipped when another test did not run.</summary>
[Collection(Collection)]
public abstract class WholeRunTest
{
    public const string Collection = "The whole run";

    protected WholeRunTest()
    {
        var missing = WholeRunAttribute.NotStarted(GetType().Assembly);
        if (missing is [var first, ..]) Assert.Skip($"Judges the whole run, but {missing.Count} tests did not run, {first} among them.");
    }
}
