namespace Dtks.LocalHost.Tests.Functions;

/// <summary>A scoped service: one per invocation.</summary>
public sealed class ScopeMark
{
    public Guid Id { get; } = Guid.NewGuid();
}
