using XsollaLogin.Mock.State;
using XsollaLogin.Mock.Testing;

namespace XsollaLogin.UnitTests.Data;

public class MockFaultTests
{
    [Fact]
    public void Each_declared_fault_has_a_member()
    {
        var members = typeof(MockFault).GetMembers().Where(member => member.DeclaringType == typeof(MockFault)).Select(member => member.Name);

        var faults = typeof(ScriptedFault).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ToList();
        Assert.NotEmpty(faults);
        foreach (var fault in faults) Assert.Contains(fault.Replace("-", "", StringComparison.Ordinal), members, StringComparer.OrdinalIgnoreCase);
    }
}
